import type { JobDoubt } from '../../../core/hover-org/doubt.ts'
import type { OutboxBook } from './outbox/outbox-book.ts'
import type { BlindBook } from './telling/blind-book.ts'
import type { Deciding } from './telling/judging.ts'
import type { NoticeBook } from './telling/notice-book.ts'
import type { StormBook } from './telling/storm-book.ts'
import type { StormSteps } from './telling/storm-steps.ts'
import type { UnusualBook } from './telling/unusual-book.ts'
import type { AppMemory } from './transactions/app-memory.ts'
import type { ModelEvents } from './transactions/model-events.ts'
import type { StateWriting } from './transactions/state-writing.ts'
import type { Work, Works } from './transactions/works.ts'

/** What an entry of the journal is applied with. */
export interface Desk extends Deciding {
  readonly works: Works
  readonly writing: StateWriting
  readonly notices: NoticeBook
  readonly storms: StormBook
  readonly stormSteps: StormSteps
  readonly apps: AppMemory
  readonly models: ModelEvents
  readonly windows: BlindBook
  readonly outbox: Pick<OutboxBook, 'said' | 'quarantined'>
  readonly unusual: UnusualBook
  /** Whether an entry was copied from another engine: nobody is told of it here, and it is part of no storm. */
  readonly isCopy: (seq: number) => boolean
  /** Hover should be asked about a job. */
  readonly doubt: (doubt: JobDoubt) => void
  /** Called for each transaction that has to be written again. */
  readonly touched: (work: Work) => void
}
