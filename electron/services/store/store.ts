import type { BlindWindow } from '../../contract/notices/blind-window.ts'
import type { Notice } from '../../contract/notices/notice.ts'
import type { NoticeRecord } from '../../contract/notices/notice-ledger.ts'
import type { OpenFailure } from '../../contract/notices/open-failure.ts'
import type { RehearsalReport } from '../../contract/notices/rehearsal.ts'
import type { ShiftReport } from '../../contract/notices/shift-report.ts'
import type { Overview } from '../../contract/transactions/overview.ts'
import type { CountStep, ViewCount } from '../../contract/transactions/query.ts'
import type {
  DeliveryLabel,
  Quarantined,
  StatusCounts,
  Transaction,
  TransactionPage,
} from '../../contract/transactions/transaction.ts'
import type {
  DeliveryContent,
  QuarantinedContent,
  SingleDelivery,
  TransactionDetail,
} from '../../contract/transactions/transaction-detail.ts'
import type { DatabaseFacts } from '../../core/health/facts.ts'
import type { JobDoubt } from '../../core/hover-org/doubt.ts'
import type { Baseline } from '../../core/normal/baseline.ts'
import type { KnownValues } from '../../core/query/complete.ts'
import type { ShiftSpan } from '../../core/shift/shift-report.ts'
import type { SmsHistory } from '../../core/sms/sms-history.ts'
import type { Replayable } from './exporting/replayable.ts'
import type { ActEntry, Entry } from './journal/entries/entry.ts'
import type { ProjectionRules } from './journal/entries/projection-rules.ts'
import type { IntakeWay } from './journal/intake/intake.ts'
import type { CountedView } from './projection/sums/view-counts.ts'
import type { Changes } from './queries/entries/changes.ts'
import type { LabelQuestion } from './queries/entries/labels.ts'
import type { CountRequest } from './queries/list/count.ts'
import type { PageRequest } from './queries/list/page.ts'
import type { ViewAsked } from './queries/list/views.ts'
import type { RehearsalAsked } from './queries/notices/rehearsal.ts'
import type { Tellings } from './queries/notices/tellings.ts'
import type { ToTell } from './queries/notices/to-tell.ts'
import type { CopiesAsked, Copy } from './queries/outbox/known-copies.ts'
import type { OutboxFacts, Outgoing, OutgoingAsked } from './queries/outbox/outbox.ts'
import type { OverviewAsked } from './queries/overview/overview.ts'
import type { DetailAsked } from './queries/transaction/detail.ts'
import type { HeldJobs } from './queries/transaction/held-jobs.ts'
import type { HeardAsked, HeardNow } from './queries/watching/heard.ts'
import type { Overdue } from './queries/watching/overdue.ts'
import type { LearnAsked, WatchedSeries } from './queries/watching/usual.ts'

/** What a commit of the projector brought. */
export interface StoreNews {
  readonly transactions: readonly Transaction[]
  readonly counts: StatusCounts
  /** Notices that became due. Those of an earlier run are for dueNotices. */
  readonly notices: readonly Notice[]
  /** Notices of storms that say more than when they were told of. */
  readonly grown: readonly Notice[]
  /** The ids of notices that somebody acknowledged, wherever they did. */
  readonly acknowledged: readonly string[]
  /** How many odd deliveries came. */
  readonly quarantined: number
  /** Sources whose transactions are gone; what is told of them in the same news came after. */
  readonly forgotten: readonly string[]
  /** Single transactions that are gone, pruned or erased; what is told of them in the same news came after. */
  readonly gone: readonly string[]
  /** Jobs that Hover should be asked about; never those of an earlier run. */
  readonly doubts: readonly JobDoubt[]
}

/** Nothing asked for: masked, and with the meanings of categories that are built in. */
export type DetailWish = Partial<Omit<DetailAsked, 'now'>>

export type Appended =
  | { readonly ok: true; readonly seq: number }
  | { readonly ok: false; readonly reason: 'full' | 'disk' }

/**
 * The journal (truth) and the state (derived), each written in a thread of its own.
 * Questions reject with StoreError when the files cannot be read.
 */
export interface Store {
  /** Resolves when the entry is on the disk. `full`: too many wait; `disk`: it could not be written. */
  append(entry: Entry): Promise<Appended>
  /** What later entries depend on: when the disk refuses it now, it is written before them. Of each kind of act the last is. */
  owe(entry: ActEntry): void
  /**
   * Takes entries of another engine, in one commit with their names: nobody is told of them here. Those that are known, by
   * `knownCopies`, are not to be among them.
   */
  appendCopies(asked: CopiesAsked): Promise<Appended>
  /**
   * Which of them are here already, in their order. Waits until everything that was appended before is projected, and rejects
   * with StoreError when that cannot be done now.
   */
  knownCopies(copies: readonly Copy[]): Promise<readonly boolean[]>
  /** Up to which position everything of a stream is here; 0: nothing is. Waits likewise. */
  copiedThrough(stream: string): Promise<number>
  /** A way into the journal for a thread that proves deliveries by itself; one for each. */
  openIntake(): IntakeWay
  /** That thread is gone. */
  closeIntake(id: number): void
  page(request: PageRequest): Promise<TransactionPage>
  /** How many fit a filter, in steps: a part of them, and where the next step begins. */
  count(request: CountRequest): Promise<CountStep>
  /** What was received so far, to complete a query. */
  knownValues(): Promise<Omit<KnownValues, 'sources'>>
  /** Of all that have transactions, also of those that were removed since. */
  sourceIds(): Promise<readonly string[]>
  /** Of the app's own views, and of those asked for. */
  viewCounts(asked: readonly ViewAsked[]): Promise<readonly ViewCount[]>
  /** The views of the user's whose counts are kept from now on. */
  setViews(views: readonly CountedView[]): void
  overview(asked: OverviewAsked): Promise<Overview>
  /** Also finds a transaction by the provider's id alone when only one source has it. */
  detail(id: string, asked?: DetailWish): Promise<TransactionDetail | null>
  /** What the newest of its deliveries say, oldest first; the id is that of the detail. */
  contents(id: string, asked?: Pick<DetailWish, 'reveal'>): Promise<readonly DeliveryContent[]>
  /** One delivery by its position in the journal, masked; null when there is none, or it is gone. */
  singleDelivery(seq: number): Promise<SingleDelivery | null>
  /** One delivery with all that is stored of it, unmasked: to send it once more, never for the window. */
  replayable(seq: number): Promise<Replayable | null>
  /** What changed after a position of the journal, in steps; null: only where the end is now. */
  changes(after: number | null): Promise<Changes>
  counts(): Promise<StatusCounts>
  quarantined(): Promise<readonly Quarantined[]>
  /** What an odd delivery says; null when it is not in the quarantine, or gone. */
  quarantinedContent(seq: number, asked?: Pick<DetailWish, 'reveal'>): Promise<QuarantinedContent | null>
  /** What each of these deliveries did, in their order; null for one that is not projected. */
  labels(questions: readonly LabelQuestion[]): Promise<readonly (DeliveryLabel | null)[]>
  /** Transactions that are pending for too long and not known to be; a bounded number, oldest first. */
  overdue(now: number): Promise<readonly Overdue[]>
  /** The series that something may be normal for; a bounded number. */
  watchedSeries(now: number): Promise<readonly WatchedSeries[]>
  /** What is normal for a series; null while there is too little to say so. */
  usual(asked: LearnAsked): Promise<Baseline | null>
  /** What was heard of series so far, and what is open of what was found to be unusual. */
  heard(asked: HeardAsked): Promise<HeardNow>
  /**
   * Due and not shown, oldest first, and at most `mostDue`: what a crash between commit and notification left behind. Waits
   * until what was there at the start is projected, and rejects with StoreError when that cannot be done now. A notice may
   * come here and in the news: its id tells.
   */
  dueNotices(): Promise<readonly Notice[]>
  /** Failures that nobody has reacted to, newest first; at most so many. */
  openFailures(limit: number): Promise<readonly OpenFailure[]>
  /** The newest notices, a bounded number, with what became of each. */
  notices(): Promise<readonly NoticeRecord[]>
  /** What rules would have sent for what is stored. */
  rehearsal(asked: RehearsalAsked): Promise<RehearsalReport>
  /** What happened in a time. */
  shift(span: ShiftSpan): Promise<ShiftReport>
  /** What the time asks for beside them. Waits likewise. */
  toTell(now: number): Promise<ToTell>
  /** What was told after a position of the journal, in steps; null: only where the end is now. */
  tellings(after: number | null): Promise<Tellings>
  /** When deliveries could not arrive: the newest, a bounded number. */
  blindWindows(): Promise<readonly BlindWindow[]>
  /** What is stored of these jobs of an organization, in their order. */
  heldJobs(sourceId: string, jobIds: readonly string[]): Promise<HeldJobs>
  /** The SMS around a transaction, unmasked: for finding a parser, never for the window. Null: no such transaction. */
  smsOf(id: string): Promise<SmsHistory | null>
  /** What waits for a destination, in the order of its queue. Waits likewise. */
  outgoing(asked: OutgoingAsked): Promise<readonly Outgoing[]>
  /** How much waits for each destination of the outbox, and what was given up. */
  outboxFacts(): Promise<readonly OutboxFacts[]>
  /** How the files are. `isAfresh`: it is also tried whether the journal could be written, without an entry in it. */
  health(isAfresh: boolean): Promise<DatabaseFacts>
  /** Something went wrong with a file after the start. */
  onTrouble(listener: () => void): () => void
  setRules(rules: ProjectionRules): void
  onNews(listener: (news: StoreNews) => void): () => void
  /** Resolves when the projector has caught up with every entry appended so far, or cannot because of its disk. */
  settled(): Promise<void>
  /**
   * Nobody waits for the projector any more, now or later: the engine ends. `settled` resolves, questions that would wait
   * reject with StoreError, and what is left of the journal is projected after the next start.
   */
  endWaiting(): void
  close(): Promise<void>
}

/** Where the built files of the threads are; in tests the sources themselves. */
export interface ThreadFiles {
  readonly journal: URL
  readonly projector: URL
  /** Reads ahead of the projector. */
  readonly ahead: URL
  readonly reader: URL
}
