import type { ProvenBy, SourceKind } from '../../../../contract/transactions/transaction.ts'
import type { Database } from '../../database.ts'
import { isIntact } from './checksum.ts'

/** A row as the STRICT table and its CHECK guarantee it: it is a delivery, or else it has an act. */
export type EntryRow =
  | readonly [...Head, sourceId: string, sourceName: string, SourceKind, ProvenBy, string, string | null, act: null]
  | readonly [...Head, null, null, null, null, text: null, signed: null, act: string]
type Head = [seq: number, at: number, checksum: number | null, kind: string]

/**
 * What is read of an entry, for `EntryRow`. Lists and texts: every entry is read so, and named columns and buffers took as
 * long to make as to read.
 */
export function entryColumns(journal: Database): string {
  const columns = 'kind, source_id, source_name, product, proven_by, CAST(body AS TEXT), signed, act'
  return `seq, at, ${checksumColumn(journal)}, ${columns}`
}

/** An engine of an older version may still work on the folder, and its file has none. */
export function checksumColumn(journal: Database): string {
  const found = journal.prepare(`SELECT 1 FROM pragma_table_info('entries') WHERE name = 'checksum'`).get()
  return found === undefined ? 'NULL' : 'checksum'
}

/** `bytesOf`: the body itself, for one that is no text: what SQLite makes a text of is not what was written then. */
export function isIntactRow(row: EntryRow, bytesOf: (seq: number) => Buffer | undefined): boolean {
  const [seq, at, checksum, kind, sourceId, sourceName, product, provenBy, text, signed, act] = row
  const columns = [at, kind, sourceId, sourceName, product, provenBy, signed] as const
  if (isIntact(checksum, columns, text ?? act)) return true
  const bytes = text === null ? undefined : bytesOf(seq)
  return bytes !== undefined && isIntact(checksum, columns, bytes)
}
