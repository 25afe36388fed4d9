import type { MessagePort } from 'node:worker_threads'
import type { Ring } from '../../threads/ring.ts'

/**
 * What became of deliveries that another thread has proven and handed to the journal's thread: all of them are on the
 * disk, or none.
 */
export interface IntakeAnswer {
  readonly isStored: boolean
  /** By source: the tickets that their records carried. */
  readonly tickets: readonly (readonly [sourceId: string, tickets: readonly number[]])[]
}

/** A second way into the journal, for a thread that proves deliveries. A way through the main thread would cost it more. */
export interface IntakeWay {
  /** For records of the kind of proven-record.ts. */
  readonly ring: Ring
  /** A message calls the journal's thread when it sleeps. Its other end's to close. */
  readonly call: MessagePort
}

export interface Intake {
  readonly way: IntakeWay
  /** What was decided before is journaled before: to be called before deliveries are sent on their way. */
  announce(): void
}

/** Null: the journal's thread is gone, and nothing more is answered. */
export type IntakeListener = (answer: IntakeAnswer | null) => void
