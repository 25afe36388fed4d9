import type { ForwardTrouble } from '../../core/forwarding/forward-trouble.ts'
import type { CopyPlace } from '../store/queries/outbox/known-copies.ts'
import type { CopiedLine } from './take-copies.ts'

/** What came, and a way to say that it is on the disk here. */
export interface CopiedBatch {
  /** In the order in which they were sent; at least one. */
  readonly lines: readonly CopiedLine[]
  /** Where the last of them stands. */
  readonly from: CopyPlace
  /** Without it all of them come again. */
  confirm(): Promise<void>
}

export type BatchRead =
  | { readonly ok: true; readonly batch: CopiedBatch }
  | { readonly ok: false; readonly trouble: ForwardTrouble }

/** Where copies of another engine's journal come from. It tries once and never again by itself, and never throws. */
export interface CopyStream {
  /** Waits for something to come, and ends with the signal. */
  read(signal: AbortSignal): Promise<BatchRead>
  close(): Promise<void>
}
