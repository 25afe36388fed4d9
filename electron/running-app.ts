import type { AppState } from './contract/bridge/app-state.ts'
import type { News } from './contract/bridge/ipc.ts'
import type { Connection } from './contract/connection.ts'
import type { Health } from './contract/health.ts'
import type { NoticeRecord } from './contract/notices/notice-ledger.ts'
import type { Settings } from './contract/settings/settings.ts'
import type { StatusCounts } from './contract/transactions/transaction.ts'
import type { Answering } from './services/answering/answers.ts'
import type { TransactionActs } from './services/answering/transaction-acts.ts'
import type { Store } from './services/store/store.ts'
import type { FollowState } from './services/supervision/other-systems/follow-keeper.ts'
import type { DestinationState } from './services/supervision/other-systems/forward-keeper.ts'
import type { OpenFailures } from './services/telling/open-failures.ts'

/** An engine as window, tray and notices of a desktop see it: their own, or one elsewhere. */
export interface WatchedApp {
  readonly answers: Answering
  counts(): Promise<StatusCounts>
  /** The newest notices, with what became of each. */
  notices(): Promise<readonly NoticeRecord[]>
  connection(): Connection
  health(): Health
  settings(): Settings
  onNews(listener: (news: News) => void): () => void
  /** Something outside changed: the laptop woke up, the network came back. */
  kick(): void
  /** Somebody is at this computer again. */
  cameBack(): void
  readonly failures: OpenFailures
  beginPractice(): Promise<void>
  stop(): Promise<void>
}

/** The engine while it runs, as its host sees it: a desktop, or a terminal. */
export interface App extends WatchedApp {
  readonly store: Store
  readonly acts: TransactionActs
  /** What lets programs ask over the API; undefined: there is none. */
  apiToken(): string | undefined
  state(): Promise<AppState>
  /** How each destination is. */
  destinations(): Promise<readonly DestinationState[]>
  /** How following another engine goes; null: none is followed. */
  following(): FollowState | null
}
