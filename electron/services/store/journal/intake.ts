import type { MessagePort } from 'node:worker_threads'
import type { PackedBatch } from './packing.ts'

/**
 * What a thread that proves deliveries hands to the journal's thread: entries, and what is to be told of them to the main
 * thread once they are on the disk. A way through the main thread would cost it two more messages.
 */
export interface IntakeBatch {
  /** Given by whoever waits for the answer. */
  readonly id: number
  readonly batch: PackedBatch
  /** Plain data, handed on as it is. */
  readonly told: unknown
}

/** The answer to one batch: all of its entries are on the disk, or none. */
export interface IntakeAnswer {
  readonly id: number
  readonly isStored: boolean
  readonly told: unknown
}

/** A second way into the journal. */
export interface Intake {
  /** For the thread that posts batches: messages of the type IntakeBatch. Its to close. */
  readonly port: MessagePort
  /** What was decided before is journaled before: to be called before deliveries are sent on their way. */
  announce(): void
}

/** Null: the journal's thread is gone, and nothing more is answered. */
export type IntakeListener = (answer: IntakeAnswer | null) => void
