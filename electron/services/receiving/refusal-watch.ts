import type { Notice } from '../../contract/notices/notice.ts'
import { isTelling, type RefusalReason, refusalText } from '../../core/refusal.ts'

interface Refusal {
  readonly sourceId: string
  readonly reason: RefusalReason
  /** Milliseconds since 1970. */
  readonly receivedAt: number
  readonly skewMs?: number
}

interface Deps {
  readonly sourceName: (sourceId: string) => string
  readonly tell: (notice: Notice) => void
}

/** One may be a stranger's guess; several in a row mean that somebody's webhook does not get through. */
const severalAre = 5
const windowMs = 10 * 60_000
const quietMs = 60 * 60_000

interface Spell {
  /** Times of the latest refusals, oldest first: no more than are needed to see that there were several. */
  readonly latest: readonly number[]
  readonly count: number
  readonly toldAt: number
}

const fresh: Spell = { latest: [], count: 0, toldAt: Number.NEGATIVE_INFINITY }

/** A clock may be set back: what it said before is then as far away as what it says later. */
function apart(one: number, other: number): number {
  return Math.abs(one - other)
}

/** Tells a person that deliveries are refused: when there are several, and then at most once an hour for each source. */
export function createRefusalWatch({ sourceName, tell }: Deps) {
  const spells = new Map<string, Spell>()

  return {
    note({ sourceId, reason, receivedAt, skewMs }: Refusal): void {
      if (!isTelling(reason)) return
      const before = spells.get(sourceId) ?? fresh
      const last = before.latest.at(-1)
      const goesOn = last !== undefined && apart(receivedAt, last) < windowMs
      const latest = [...(goesOn ? before.latest : []), receivedAt].slice(-severalAre)
      const count = (goesOn ? before.count : 0) + 1
      const areSeveral = latest.length === severalAre && apart(receivedAt, latest[0] ?? receivedAt) < windowMs
      const isQuiet = apart(receivedAt, before.toldAt) < quietMs
      if (!areSeveral || isQuiet) {
        spells.set(sourceId, { latest, count, toldAt: before.toldAt })
        return
      }
      spells.set(sourceId, { latest, count: 0, toldAt: receivedAt })
      tell({
        id: `${sourceId}#refusals#${receivedAt}`,
        topic: 'refusals',
        urgency: 'normal',
        transactionId: null,
        status: null,
        ...refusalText(sourceName(sourceId), count, { reason, skewMs: skewMs ?? null }),
        dueAt: new Date(receivedAt).toISOString(),
      })
    },
  }
}
