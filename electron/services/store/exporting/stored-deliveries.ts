import type { ProvenBy, SourceKind } from '../../../contract/transaction.ts'
import type { Database } from '../database.ts'
import { createSegmentReading } from '../segments/segment-reading.ts'
import { onFile } from '../trouble.ts'

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

/** Reads one delivery with everything that a proof needs; null when its body is gone. */
export function createStoredDeliveries(journal: Database) {
  const read = journal.prepare<[number], WholeDelivery>(`
    SELECT seq, at, source_id AS sourceId, source_name AS sourceName, product, proven_by AS provenBy, signed, digest, body
    FROM entries WHERE seq = ? AND kind = 'delivery'
  `)
  const segments = createSegmentReading(journal)
  const packed = (seq: number): WholeDelivery | null => {
    const kept = segments.at(seq)
    return kept?.form === 'whole' ? kept : null
  }
  return {
    delivery: (seq: number): WholeDelivery | null => onFile(journal.name, () => read.get(seq) ?? packed(seq)),
  }
}
