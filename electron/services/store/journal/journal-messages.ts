import type { MessagePort } from 'node:worker_threads'
import type { Fault } from '../../fault.ts'
import type { Bell } from '../../threads/bell.ts'
import type { DataPlace } from '../data-place.ts'
import type { StoreTrouble } from '../trouble.ts'
import type { Act } from './entries/act.ts'
import type { ProjectionRules } from './entries/projection-rules.ts'
import type { IntakeWay } from './intake/intake.ts'
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

/**
 * What the disk refuses of a message with such a name goes before everything that is written later; of those with one name,
 * the last. Null: whoever sent it is told, and that is all.
 */
export type OwedAs = Act['kind'] | null

export type ToJournal =
  | { readonly kind: 'append'; readonly batch: PackedBatch; readonly owedAs: OwedAs }
  /** What another thread has proven comes this way, and is answered there. */
  | { readonly kind: 'intake'; readonly way: IntakeWay }
  /** Whoever had it is gone. */
  | { readonly kind: 'intake-gone'; readonly id: number }
  /** Answered with what would keep an entry from being written now; none is. */
  | { readonly kind: 'check'; readonly ticket: number }
  | { readonly kind: 'close' }

/**
 * What threw, for the log. `forgotten`: what was owed and is no more, because it may be what can never be written; null for
 * nothing.
 */
export type RefusalCause = Fault & { readonly forgotten: string | null }

/** What became of the oldest `messages` of the kind `append`. */
export type CommitOutcome =
  /**
   * They are on the disk, from `firstSeq` on without a gap. Not said of commits that hold none of them, but for the first
   * after one that was refused.
   */
  | { readonly kind: 'committed'; readonly messages: number; readonly firstSeq: number }
  | {
      readonly kind: 'refused'
      readonly messages: number
      readonly trouble: StoreTrouble
      readonly cause: RefusalCause
    }

export type FromJournal =
  | CommitOutcome
  | { readonly kind: 'ready'; readonly rules: ProjectionRules }
  | { readonly kind: 'failed'; readonly trouble: StoreTrouble }
  | { readonly kind: 'checked'; readonly ticket: number; readonly trouble: StoreTrouble | null }
