import type { Database } from '../database.ts'
import { digestBytes, type PackedBatch } from './packing.ts'

export interface JournalWriter {
  /** Writes all batches in one commit, or none of them; positions of the first entry and of the last. */
  write(batches: readonly PackedBatch[]): { readonly firstSeq: number; readonly lastSeq: number }
}

export function createJournalWriter(database: Database): JournalWriter {
  const insert = database.prepare(`
    INSERT INTO entries (at, kind, source_id, source_name, product, proven_by, signed, act, digest, body)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  `)

  const writeBatch = ({ entries, bytes }: PackedBatch): number => {
    let offset = 0
    let seq = 0
    for (const [at, kind, sourceId, sourceName, product, provenBy, signed, act, bodyBytes] of entries) {
      const isDelivery = kind === 'delivery'
      const digest = isDelivery ? viewOf(bytes, offset, digestBytes) : null
      const body = isDelivery ? viewOf(bytes, offset + digestBytes, bodyBytes) : null
      const row = [Math.trunc(at), kind, sourceId, sourceName, product, provenBy, signed, act, digest, body]
      seq = Number(insert.run(...row).lastInsertRowid)
      if (isDelivery) offset += digestBytes + bodyBytes
    }
    return seq
  }

  const writeAll = database.transaction((batches: readonly PackedBatch[]) => {
    const lastSeq = batches.reduce((last, batch) => Math.max(last, writeBatch(batch)), 0)
    return { firstSeq: lastSeq + 1 - batches.reduce((sum, batch) => sum + batch.entries.length, 0), lastSeq }
  })
  return { write: batches => writeAll.immediate(batches) }
}

function viewOf(bytes: Uint8Array<ArrayBuffer>, offset: number, length: number): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset + offset, length)
}
