import type { RetentionSettings } from './settings.ts'

/** Where the data is, how much of it there is, and what protects it. Times are ISO 8601 in UTC. */
export interface DataWhere {
  readonly folder: string
  readonly files: readonly DataFile[]
  /** Older copies that the app made before it changed something. */
  readonly copies: readonly DataFile[]
  readonly transactions: number
  /** When the first transaction that is still there was heard of; null when there is none. */
  readonly oldest: string | null
  /** Entries that the journal ever had. */
  readonly entries: number
  /** Bytes of the databases that hold something; the rest is used again before they grow. */
  readonly usedBytes: number
  readonly retention: RetentionSettings
}

export interface DataFile {
  readonly path: string
  readonly bytes: number
  /** What is in it, and what protects it, as a sentence. */
  readonly about: string
}
