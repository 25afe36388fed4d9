import type { Speech } from '../speech/said.ts'

/** Why nothing could arrive. */
export const blindCauses = ['app-closed', 'asleep', 'receiver-down', 'tunnel-down', 'not-registered'] as const
export type BlindCause = (typeof blindCauses)[number]

/** A time in which deliveries of a source could not arrive here. Times are ISO 8601 in UTC. */
export interface BlindWindow {
  /** Stable over restarts and rebuilds. */
  readonly id: string
  readonly sourceId: string
  readonly cause: BlindCause
  readonly from: string
  /** Null while it lasts. */
  readonly until: string | null
  readonly recovery: Recovery
}

/**
 * What the app found out afterwards. hover.to can be asked for its jobs; usehover.com has no way to ask, so what was
 * posted while nobody listened cannot be known.
 */
export type Recovery =
  | { readonly kind: 'open' }
  | { readonly kind: 'asking' }
  /** `recovered`: transactions that changed meanwhile; `sentence` says what cannot be known all the same. */
  | {
      readonly kind: 'caught-up'
      readonly at: string
      readonly recovered: number
      readonly sentence: string
      readonly said?: Speech
    }
  | { readonly kind: 'unknowable'; readonly sentence: string; readonly said?: Speech }
