import type { Sizes } from '../../../../core/retention/policy.ts'
import type { Database } from '../../database.ts'
import { encodeSegment, entriesPerSegment, type Kept } from '../../segments/segment-format.ts'
import { sizesOf } from './sizes.ts'

/** Compressed to find out how small they get, spread over all that wait; of what lies between the same is assumed. */
const mostSegmentsTried = 64

/** What is used once everything is packed, which is done before anything is found to be too much. Only reads. */
export function sizesWhenPacked(journal: Database, state: Database): Sizes {
  const sizes = sizesOf(journal, state)
  const { deliveries, others, bodies } = lengthsOf(journal)
  if (deliveries === 0) return sizes
  const used = journal.prepare<[], number>(`SELECT sum(pgsize) FROM dbstat WHERE name = 'entries'`).pluck().get() ?? 0
  const now = (used * deliveries) / (deliveries + others)
  return { ...sizes, bytes: Math.round(sizes.bytes - now + packedBytes(journal, bodies)) }
}

interface Lengths {
  readonly deliveries: number
  readonly others: number
  readonly bodies: number
}

function lengthsOf(journal: Database): Lengths {
  const found = journal
    .prepare<[], Lengths>(`
      SELECT coalesce(sum(length(body) + length(digest) + coalesce(length(signed), 0) + length(source_name)), 0) AS deliveries,
        coalesce(sum(length(act)), 0) AS others, coalesce(sum(length(body)), 0) AS bodies
      FROM entries
    `)
    .get()
  return found ?? { deliveries: 0, others: 0, bodies: 0 }
}

/** Pages of a table that one page above them leads to, about. */
const leavesUnderOne = 1_000
/** Beside the content of a segment: its numbers, and what SQLite notes of a row. */
const rowBytes = 48

/**
 * Pages that rows of these lengths take, in the order of their keys. Of a row that is too long for a page SQLite leaves the
 * beginning in the table's page, and the rest fills pages of its own (SQLite's file format, "cell payload overflow").
 */
function pagesOf(lengths: readonly number[], pageBytes: number): number {
  let [overflow, leaves, room] = [0, 0, 0]
  for (const length of lengths) {
    const payload = length + rowBytes
    const local = localBytes(payload, pageBytes)
    overflow += Math.ceil((payload - local) / (pageBytes - 4))
    if (local > room) [leaves, room] = [leaves + 1, pageBytes - 8]
    room -= local
  }
  const above = leaves > 1 ? Math.ceil(leaves / leavesUnderOne) : 0
  return overflow + leaves + above
}

function localBytes(payload: number, pageBytes: number): number {
  if (payload <= pageBytes - 35) return payload
  const least = Math.floor(((pageBytes - 12) * 32) / 255) - 23
  const local = least + ((payload - least) % (pageBytes - 4))
  return local <= pageBytes - 35 ? local : least
}

function packedBytes(journal: Database, bodies: number): number {
  const pageBytes = Number(journal.pragma('page_size', { simple: true }))
  const behind = journal.prepare<[number, number], Kept>(`
    SELECT seq, at, 'whole' AS form, source_id AS sourceId, source_name AS sourceName, product, proven_by AS provenBy,
      signed, digest, body
    FROM entries WHERE kind = 'delivery' AND seq > ? ORDER BY seq LIMIT ?
  `)
  const lengths: number[] = []
  let [tried, last] = [0, 0]
  for (const start of startsOf(journal)) {
    const group = behind.all(Math.max(start, last), entriesPerSegment)
    if (group.length === 0) break
    last = group.at(-1)?.seq ?? last
    tried += group.reduce((sum, { body }) => sum + body.length, 0)
    lengths.push(encodeSegment(group).length)
  }
  return pagesOf(lengths, pageBytes) * pageBytes * (bodies / Math.max(1, tried))
}

/** Positions behind which a segment is tried: at equal distances, or none where each begins behind the one before. */
function startsOf(journal: Database): readonly number[] {
  const { first, last, count } = journal
    .prepare<[], { first: number | null; last: number | null; count: number }>(
      `SELECT min(seq) AS first, max(seq) AS last, count(*) AS count FROM entries WHERE kind = 'delivery'`,
    )
    .get() ?? { first: null, last: null, count: 0 }
  if (first === null || last === null) return []
  const segments = Math.ceil(count / entriesPerSegment)
  if (segments <= mostSegmentsTried) return Array.from({ length: segments }, () => 0)
  const distance = (last - first + 1) / mostSegmentsTried
  return Array.from({ length: mostSegmentsTried }, (_, n) => first - 1 + Math.floor(distance * n))
}
