import type { SourceKind } from '../../../../contract/transactions/transaction.ts'
import type { DeliveryContent } from '../../../../contract/transactions/transaction-detail.ts'
import { namedOf } from '../../../../core/masking/known-values.ts'
import { knowing, type Masking, revealing } from '../../../../core/masking/masking.ts'
import { type ContentBody, contentsOf } from '../../../../core/raw/contents.ts'
import type { Revision } from '../../../../core/transaction-state.ts'
import type { Database } from '../../database.ts'
import type { JournalReading } from '../../journal/file/journal-reading.ts'
import type { DeliveryRow } from '../../projection/transactions/state-writing.ts'
import { createRevisionReading } from '../../projection/transactions/works.ts'
import { createBodyReading } from './content-bodies.ts'
import { createTransactionFinding } from './find-transaction.ts'

/** The newest ones, and of those what a window can hold. */
const mostDeliveries = 50
const mostBytes = 1_000_000

/** Reads what the deliveries of a transaction say, oldest first; nothing when there is no such transaction. */
export function createContentsQuery(
  state: Database,
  journal: JournalReading,
  masking: Masking,
): (id: string, reveal: boolean) => readonly DeliveryContent[] {
  const find = createTransactionFinding(state)
  const newest = state.prepare<[number, number], Pick<DeliveryRow, 'seq' | 'proven_by'>>(`
    SELECT seq, proven_by FROM deliveries WHERE transaction_key = ? AND label <> 'duplicate' ORDER BY seq DESC LIMIT ?
  `)
  const readRevisions = createRevisionReading(state, journal)
  const readBody = createBodyReading(journal)

  const readBodies = (key: number, product: SourceKind, revisions: readonly Revision[]): readonly ContentBody[] => {
    const bodies: ContentBody[] = []
    let bytes = 0
    for (const delivery of newest.all(key, mostDeliveries)) {
      const read = readBody(delivery, product, revisions)
      if (read === null) continue
      bytes += read.bytes
      // The newest is shown whatever its size.
      if (bytes > mostBytes && bodies.length > 0) break
      bodies.push(read.body)
    }
    return bodies.reverse()
  }

  return (id, reveal) => {
    const row = find(id)
    if (row === null) return []
    const { revisions } = readRevisions(row)
    const named = revisions.flatMap(({ snapshot }) => (snapshot.product === 'ussd-app' ? namedOf(snapshot) : []))
    return contentsOf(readBodies(row.key, row.source_kind, revisions), reveal ? revealing : knowing(masking, named))
  }
}
