import type { Database } from '../database.ts'
import { createAppForgetting } from './app-teaching.ts'
import { checksumOf } from './entries/checksum.ts'
import { type JournalRow, type PackedBatch, unpackRows } from './packing.ts'

/** Positions of the first entry of a commit and of the last. */
interface Written {
  readonly firstSeq: number
  readonly lastSeq: number
}

export interface JournalWriter {
  /** Writes all batches in one commit, or none of them. */
  write(batches: readonly PackedBatch[]): Written
  /** The same with what is no message any more. There is at least one. */
  writeRows(rows: readonly JournalRow[]): Written
}

export function createJournalWriter(database: Database): JournalWriter {
  const insert = database.prepare(`
    INSERT INTO entries (at, kind, source_id, source_name, product, proven_by, signed, act, digest, body, checksum)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  `)
  const forgetApps = createAppForgetting(database)
  const writeAll = database.transaction((rows: readonly JournalRow[]) => {
    const lastSeq = rows.reduce((_last, row) => Number(insert.run(...row, checksumOfRow(row)).lastInsertRowid), 0)
    forgetApps(rows)
    return { firstSeq: lastSeq + 1 - rows.length, lastSeq }
  })
  const writeRows = (rows: readonly JournalRow[]): Written => writeAll.immediate(rows)
  return { write: batches => writeRows(batches.flatMap(unpackRows)), writeRows }
}

function checksumOfRow([at, kind, sourceId, sourceName, product, provenBy, signed, act, , body]: JournalRow):
  | number
  | null {
  return checksumOf([at, kind, sourceId, sourceName, product, provenBy, signed], act === null ? body : act)
}
