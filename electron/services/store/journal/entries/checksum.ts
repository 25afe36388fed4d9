import { crc32 } from 'node:zlib'
import type { DeliveryEntry } from './entry.ts'

/**
 * What an entry says but for its content, in the order of the journal's columns. `kind`: of a packed one its form. Of a
 * damaged row anything may be read.
 */
export type CheckedColumns = readonly [
  at: unknown,
  kind: unknown,
  sourceId: unknown,
  sourceName: unknown,
  product: unknown,
  provenBy: unknown,
  signed: unknown,
]

/**
 * CRC-32 of an entry, so that a changed bit in a file is seen where what is left still reads as an entry. Without its
 * position, which the journal gives, and without the digest, which tells of itself: hover.to's is that of the body, and that
 * of a USSD app says nothing of what is stored. Null where a text is not well-formed: SQLite does not keep it as it is.
 */
export function checksumOf(columns: CheckedColumns, content: Uint8Array | string): number | null {
  const head = columns.join('\n')
  return head.isWellFormed() ? crc32(content, crc32(head)) : null
}

/** The same of an act, whose other columns are empty. */
export function checksumOfAct(at: number, kind: string, text: string): number | null {
  return checksumOf([at, kind, null, null, null, null, null], text)
}

/** Whether an entry is what was written. Of one without a checksum nothing is known, and nothing is said. */
export function isIntact(checksum: number | null, ...entry: Parameters<typeof checksumOf>): boolean {
  return checksum === null || checksum === checksumOf(...entry)
}

type Delivery = Pick<DeliveryEntry, 'sourceId' | 'sourceName' | 'product' | 'signed' | 'body'> & {
  readonly at: number
  readonly provenBy: string
}

/** The same of a delivery that is not packed. */
export function isIntactDelivery(checksum: number | null, delivery: Delivery): boolean {
  const { at, sourceId, sourceName, product, provenBy, signed, body } = delivery
  return isIntact(checksum, [at, 'delivery', sourceId, sourceName, product, provenBy, signed], body)
}
