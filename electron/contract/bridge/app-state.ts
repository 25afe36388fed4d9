import type { Connection } from '../connection.ts'
import type { WatchedEngine } from '../settings/engine.ts'
import type { Settings } from '../settings/settings.ts'
import type { StatusCounts } from '../transactions/transaction.ts'
import type { UpdateState } from '../updates.ts'

/** What the window needs to draw itself from nothing. */
export interface AppState {
  readonly version: string
  readonly runtime: string
  readonly dataDir: string
  readonly settings: Settings
  /** Whose transactions these are. */
  readonly engine: WatchedEngine
  readonly connection: Connection
  readonly counts: StatusCounts
  readonly updates: UpdateState
  /** False: this desktop keeps no secrets, so they last until the app quits. */
  readonly secretsAreKept: boolean
  /** The computer's languages, most wanted first (BCP 47). */
  readonly systemLanguages: readonly string[]
  /** Whether an ngrok authtoken is stored; its value never leaves the main process. */
  readonly hasTunnelToken: boolean
}
