import { z } from 'zod'

/** What the window may ask of the destinations. */
export const destinationQuestions = {
  'destinations.states': z.undefined(),
  /** What a destination never took is sent again, behind everything that waits. */
  'destinations.release': z.object({ id: z.string().max(40) }),
} as const

/** How a destination is, without its secrets. Times are ISO 8601 in UTC. */
export interface DestinationStatus {
  readonly id: string
  readonly name: string
  /** Scheme, host and port of its address; null: none is kept here. */
  readonly origin: string | null
  /** Events that wait, without those that were given up. */
  readonly waiting: number
  /** When the oldest that waits was received; null: none does. */
  readonly oldestAt: string | null
  /** Events that were given up. */
  readonly dead: number
  /** Why the last one was given up, as a word of the engine; null: none was. */
  readonly deadReason: string | null
  /** Why the last attempt failed, as a word of the engine; null: it went well, or there was none. */
  readonly trouble: string | null
  /** When it took an event last since the start of the app. */
  readonly takenAt: string | null
  readonly retryAt: string | null
}

export interface DestinationAnswers {
  /** In the order of the settings. */
  'destinations.states': readonly DestinationStatus[]
  'destinations.release': null
}
