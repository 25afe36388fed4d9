import type { MessagePort } from 'node:worker_threads'
import type { Bell } from '../../threads/bell.ts'
import type { DataPlace } from '../data-place.ts'
import type { StoreTrouble } from '../trouble.ts'
import type { ProjectionRules } from './entry.ts'
import type { IntakeWay } from './intake.ts'
import type { JournalGauge } from './journal-gauge.ts'
import type { PackedBatch } from './packing.ts'

export interface JournalThreadData extends DataPlace {
  /** Tells the projector, without a way through the main thread, that there is something to read. */
  readonly projector: MessagePort
  /** Milliseconds since 1970: the time of what the start itself journals. */
  readonly startedAt: number
  readonly gauge: JournalGauge
  /** Rung after each message and each record of an intake. */
  readonly bell: Bell
}

export type ToJournal =
  /** `isOwed`: what the disk refuses of it now goes before everything that is written later. */
  | { readonly kind: 'append'; readonly batch: PackedBatch; readonly isOwed: boolean }
  /** What another thread has proven comes this way, and is answered there. */
  | { readonly kind: 'intake'; readonly way: IntakeWay }
  /** Whoever had it is gone. */
  | { readonly kind: 'intake-gone'; readonly id: number }
  /** Answered with what would keep an entry from being written now; nothing is. */
  | { readonly kind: 'check'; readonly ticket: number }
  | { readonly kind: 'close' }

/** What became of the oldest `batches` messages of the kind `append`. */
export type CommitOutcome =
  /**
   * They are on the disk, from `firstSeq` on without a gap. Not said of commits that hold none of them, but for the first
   * after one that was refused.
   */
  | { readonly kind: 'committed'; readonly batches: number; readonly firstSeq: number }
  | { readonly kind: 'refused'; readonly batches: number; readonly trouble: StoreTrouble }

export type FromJournal =
  | CommitOutcome
  | { readonly kind: 'ready'; readonly rules: ProjectionRules }
  | { readonly kind: 'failed'; readonly trouble: StoreTrouble }
  | { readonly kind: 'checked'; readonly ticket: number; readonly trouble: StoreTrouble | null }
