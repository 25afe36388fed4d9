import type { Sizes } from '../../../core/retention/policy.ts'
import type { Database } from '../database.ts'
import { encodeSegment, entriesPerSegment, type Kept } from '../segments/segment-format.ts'
import { sizesOf } from './sizes.ts'

/** Compressed to find out how small they get; of what is left over the same is assumed. */
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

/** A row lies in one page as far as it fits into one, so small segments leave much of their pages empty. */
function packedBytes(journal: Database, bodies: number): number {
  const pageBytes = Number(journal.pragma('page_size', { simple: true }))
  const oldest = journal.prepare<[number], Kept>(`
    SELECT seq, at, 'whole' AS form, source_id AS sourceId, source_name AS sourceName, product, proven_by AS provenBy,
      signed, digest, body
    FROM entries WHERE kind = 'delivery' ORDER BY seq LIMIT ?
  `)
  let group: Kept[] = []
  let [tried, pages, room] = [0, 0, 0]
  const close = (): void => {
    const bytes = encodeSegment(group).length
    const isTooMuch = bytes > room
    if (isTooMuch) pages += Math.ceil(bytes / pageBytes)
    room = isTooMuch ? Math.ceil(bytes / pageBytes) * pageBytes - bytes : room - bytes
    group = []
  }
  for (const one of oldest.iterate(mostSegmentsTried * entriesPerSegment)) {
    group.push(one)
    tried += one.body.length
    if (group.length === entriesPerSegment) close()
  }
  if (group.length > 0) close()
  return pages * pageBytes * (bodies / Math.max(1, tried))
}
