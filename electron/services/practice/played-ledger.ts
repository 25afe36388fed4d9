/** What was told of a transaction and taken. */
type Said =
  | { readonly kind: 'ussd' /** The `data` of the delivery. */; readonly data: unknown }
  /** In the order in which it happened at Hover. */
  | { readonly kind: 'job'; readonly step: number; readonly state: string }

/** A transaction that was played, and what arrived of it. */
export interface Played {
  readonly kind: 'ussd' | 'job'
  readonly providerId: string
  readonly said: readonly Said[]
  readonly isOver: boolean
}

export interface Playing {
  taken(said: Said): void
  over(): void
}

/** What the check can look at; older ones are forgotten. */
const mostKept = 1_000

export type PlayedLedger = ReturnType<typeof createPlayedLedger>

/** Remembers what arrived of each transaction that was played, so that it can be compared with what the app shows. */
export function createPlayedLedger() {
  let kept: { played: Played }[] = []
  let playing = 0
  return {
    begin({ kind, providerId }: Pick<Played, 'kind' | 'providerId'>): Playing {
      const place = { played: { kind, providerId, said: [] as readonly Said[], isOver: false } }
      kept = [...kept.slice(-mostKept + 1), place]
      playing += 1
      return {
        taken(said) {
          place.played = { ...place.played, said: [...place.played.said, said] }
        },
        over() {
          playing -= 1
          place.played = { ...place.played, isOver: true }
        },
      }
    },
    /** Oldest first. An entry that said nothing new since is the same object. */
    all: (): readonly Played[] => kept.map(({ played }) => played),
    playing: (): number => playing,
    clear(): void {
      kept = []
    },
  }
}
