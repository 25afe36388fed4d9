import { z } from 'zod'
import { type RetentionSettings, retentionSettingsSchema } from '../settings/settings.ts'
import { queryTextSchema, zoneSchema } from '../transactions/query.ts'
import type { Status } from '../transactions/transaction.ts'

/** Where the data is, how much of it there is, and what protects it. Times are ISO 8601 in UTC. */
export interface DataWhere {
  readonly folder: string
  readonly files: readonly DataFile[]
  /** Older copies that the app made before it changed something, and what is left of a change that was cut short. */
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

/** How the window writes an export: JSON lines, or a table for spreadsheets. Always masked. */
const windowExportFormats = ['jsonl', 'csv'] as const
export type WindowExportFormat = (typeof windowExportFormats)[number]

/** A file that was written where the person chose. */
export interface DataWritten {
  readonly path: string
  readonly bytes: number
}

export interface DataExported extends DataWritten {
  readonly transactions: number
}

/** How far the file is that is being written. */
export interface DataProgress {
  readonly what: 'export' | 'backup'
  /** From 0 to 100. A backup that is at 100 is being checked. */
  readonly percent: number
}

/** What would be deleted if these limits held now. Times are ISO 8601 in UTC. */
export interface RetentionPreview {
  readonly transactions: number
  /** What is freed, reckoned from the average. */
  readonly bytes: number
  /** When the first and the last of them were heard of last; null when none goes. */
  readonly oldest: string | null
  readonly newest: string | null
  readonly byStatus: Readonly<Partial<Record<Status, number>>>
  /** Transactions that stay, and of which the texts would go: at most so many. */
  readonly texts: number
  /** The fewest bytes that a store needs, where the limit is below that: nothing goes for it. Otherwise null. */
  readonly leastBytes: number | null
}

/** What may be asked about the data as a whole. Files are chosen in a dialog of the system: no path comes from the window. */
export const dataQuestions = {
  /** Where the data is, and what protects it. */
  'data.where': z.undefined(),
  /** Writes what fits to a file that the person chooses, masked. */
  'data.export': z.object({
    format: z.enum(windowExportFormats),
    /** In the words of the query bar; empty: everything. */
    query: queryTextSchema.default(''),
    /** The zone of the query's dates; without it that of this machine. */
    zone: zoneSchema.optional(),
  }),
  /** Copies everything to a file that the person chooses. */
  'data.backup': z.undefined(),
  /** Ends the export or backup that is being written, and takes away what is there of it. */
  'data.cancel': z.undefined(),
  /** Shows the data folder, or the file that was written last, in the file manager. */
  'data.show': z.object({ what: z.enum(['folder', 'written']) }),
  /** What would go if these limits held; nothing is changed. */
  'retention.preview': retentionSettingsSchema,
  'retention.set': retentionSettingsSchema,
} as const

export interface DataAnswers {
  'data.where': DataWhere
  /** Null: the person chose no file, or cancelled it. */
  'data.export': DataExported | null
  'data.backup': DataWritten | null
  'data.cancel': null
  'data.show': null
  'retention.preview': RetentionPreview
  'retention.set': null
}
