import type { Database } from '../../database.ts'
import type { Kept } from '../../segments/segment-format.ts'
import { createSegmentReading } from '../../segments/segment-reading.ts'
import { createSegmentRewriting } from '../../segments/segment-rewriting.ts'

/** Bodies may be as large as the receiver allows. */
const deliveriesAtOnce = 64

/** Puts the id of the source in the place of its name, in packed deliveries at these positions that are still there. */
export function dropSourceNames(journal: Database, positions: readonly number[]): void {
  const segments = createSegmentReading(journal)
  const rewriting = createSegmentRewriting(journal)
  for (let from = 0; from < positions.length; from += deliveriesAtOnce) {
    const changes = new Map<number, Kept>()
    for (const seq of positions.slice(from, from + deliveriesAtOnce)) {
      const kept = segments.at(seq)
      // What somebody learned from a delivery that is gone has no name any more.
      if (kept !== null && kept.sourceName !== '') changes.set(seq, { ...kept, sourceName: kept.sourceId })
    }
    rewriting.write(rewriting.prepare(changes))
  }
}
