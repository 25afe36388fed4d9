import type { ProvenBy, SourceKind } from '../../../contract/transactions/transaction.ts'
import type { Database } from '../database.ts'
import { isIntactDelivery } from '../journal/entries/checksum.ts'
import { checksumColumn } from '../journal/entries/entry-row.ts'
import { createSegmentReading } from '../segments/segment-reading.ts'
import { makeTrouble, onFile, StoreError } from '../trouble.ts'

/** All that the journal keeps of a delivery. */
export interface WholeDelivery {
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly sourceId: string
  readonly sourceName: string
  readonly product: SourceKind
  readonly provenBy: ProvenBy
  readonly signed: string | null
  readonly digest: Buffer
  readonly body: Buffer
}

interface Row extends WholeDelivery {
  readonly checksum: number | null
}

/** Reads one delivery with everything that a proof needs; null when its body is gone. Throws StoreError. */
export function createStoredDeliveries(journal: Database) {
  const read = journal.prepare<[number], Row>(`
    SELECT seq, at, source_id AS sourceId, source_name AS sourceName, product, proven_by AS provenBy, signed, digest, body,
      ${checksumColumn(journal)} AS checksum
    FROM entries WHERE seq = ? AND kind = 'delivery'
  `)
  const segments = createSegmentReading(journal)
  const unpacked = (seq: number): WholeDelivery | null => {
    const row = read.get(seq)
    if (row === undefined) return null
    const { checksum, ...delivery } = row
    if (!isIntactDelivery(checksum, delivery)) throw new StoreError(makeTrouble('corrupt', journal.name))
    return delivery
  }
  const packed = (seq: number): WholeDelivery | null => {
    const kept = segments.at(seq)
    return kept?.form === 'whole' ? kept : null
  }
  return {
    delivery: (seq: number): WholeDelivery | null => onFile(journal.name, () => unpacked(seq) ?? packed(seq)),
  }
}
