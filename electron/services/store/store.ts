import type { Notice } from '../../contract/notice.ts'
import type {
  PageQuery,
  Quarantined,
  StatusCounts,
  Transaction,
  TransactionDetail,
  TransactionPage,
} from '../../contract/transaction.ts'
import type { Entry, ProjectionRules } from './entry.ts'

/** What a commit of the projector brought. */
export interface StoreNews {
  readonly transactions: readonly Transaction[]
  readonly counts: StatusCounts
  /** Notices that became due. Those of an earlier run are for dueNotices. */
  readonly notices: readonly Notice[]
  /** How many odd deliveries came. */
  readonly quarantined: number
  /** Sources whose transactions are gone; what is told of them in the same news came after. */
  readonly forgotten: readonly string[]
}

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
  page(query: PageQuery): Promise<TransactionPage>
  /** Also finds a transaction by the provider's id alone when only one source has it. */
  detail(id: string): Promise<TransactionDetail | null>
  counts(): Promise<StatusCounts>
  quarantined(): Promise<readonly Quarantined[]>
  /**
   * Due and not shown, oldest first: what a crash between commit and notification left behind. Waits until what was there
   * at the start is projected. A notice may come here and in the news: its id tells.
   */
  dueNotices(): Promise<readonly Notice[]>
  setRules(rules: ProjectionRules): void
  onNews(listener: (news: StoreNews) => void): () => void
  /** Resolves when the projector has caught up with every entry appended so far, or cannot because of its disk. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Where the built files of the threads are; in tests the sources themselves. */
export interface ThreadFiles {
  readonly journal: URL
  readonly projector: URL
  readonly reader: URL
}
