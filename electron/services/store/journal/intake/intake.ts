import type { MessagePort } from 'node:worker_threads'
import type { Bell } from '../../../threads/bell.ts'
import type { Ring } from '../../../threads/ring.ts'

/**
 * What became of deliveries that another thread has handed to the journal's: the oldest `count` that were not answered yet
 * are all on the disk, or none of them is.
 */
export interface IntakeAnswer {
  readonly isStored: boolean
  readonly count: number
}

/**
 * A second way into the journal, for a thread that receives and proves deliveries. A way through the main thread would cost
 * both more.
 */
export interface IntakeWay {
  readonly id: number
  /** For records of the kind of proven-record.ts. */
  readonly ring: Ring
  /** To be rung after each record. */
  readonly bell: Bell
  /** Brings an IntakeAnswer for each commit, and closes when the journal's thread ends, or had before. */
  readonly answers: MessagePort
}
