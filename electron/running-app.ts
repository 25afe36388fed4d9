import type { AppState } from './contract/app-state.ts'
import type { Connection } from './contract/connection.ts'
import type { Health } from './contract/health.ts'
import type { News } from './contract/ipc.ts'
import type { Settings } from './contract/settings.ts'
import type { Answering } from './services/answering/answers.ts'
import type { TransactionActs } from './services/answering/transaction-acts.ts'
import type { Store } from './services/store/store.ts'
import type { FollowState } from './services/supervision/follow-keeper.ts'
import type { DestinationState } from './services/supervision/forward-keeper.ts'
import type { OpenFailures } from './services/telling/open-failures.ts'

/** The engine while it runs, as its host sees it: a desktop, or a terminal. */
export interface App {
  readonly answers: Answering
  readonly store: Store
  readonly acts: TransactionActs
  /** What lets programs ask over the API; undefined: there is none. */
  apiToken(): string | undefined
  connection(): Connection
  health(): Health
  settings(): Settings
  state(): Promise<AppState>
  onNews(listener: (news: News) => void): () => void
  /** Something outside changed: the laptop woke up, the network came back. */
  kick(): void
  /** Somebody is at this computer again. */
  cameBack(): void
  readonly failures: OpenFailures
  /** How each destination is. */
  destinations(): Promise<readonly DestinationState[]>
  /** How following another engine goes; null: none is followed. */
  following(): FollowState | null
  beginPractice(): Promise<void>
  stop(): Promise<void>
}
