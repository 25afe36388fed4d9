import type { SourceKind } from '../../../contract/transaction.ts'
import type { DeliveryContent } from '../../../contract/transaction-detail.ts'
import { parseJson } from '../../../core/json-shape.ts'
import { namedOf } from '../../../core/masking/known-values.ts'
import { knowing, type Masking, revealing } from '../../../core/masking/masking.ts'
import { type ContentBody, contentsOf } from '../../../core/raw/contents.ts'
import type { Revision } from '../../../core/transaction-state.ts'
import type { Database } from '../database.ts'
import type { JournalReading } from '../journal/journal-reading.ts'
import { createRevisionReading } from '../projection/works.ts'
import { createTransactionFinding } from './find-transaction.ts'

/** The newest ones, and of those what a window can hold. */
const mostDeliveries = 50
const mostBytes = 1_000_000

interface DeliveryOf {
  readonly seq: number
  readonly proven_by: string
}

/** Reads what the deliveries of a transaction say, oldest first; nothing when there is no such transaction. */
export function createContentsQuery(
  state: Database,
  journal: JournalReading,
  masking: Masking,
): (id: string, reveal: boolean) => readonly DeliveryContent[] {
  const find = createTransactionFinding(state)
  const newest = state.prepare<[number, number], DeliveryOf>(`
    SELECT seq, proven_by FROM deliveries WHERE transaction_key = ? AND label <> 'duplicate' ORDER BY seq DESC LIMIT ?
  `)
  const readRevisions = createRevisionReading(state, journal)

  const readBodies = (key: number, product: SourceKind, revisions: readonly Revision[]): readonly ContentBody[] => {
    const bodies: ContentBody[] = []
    let bytes = 0
    for (const { seq, proven_by } of newest.all(key, mostDeliveries)) {
      if (proven_by === 'asked') {
        const snapshot = revisions.find(revision => revision.seq === seq)?.snapshot
        if (snapshot?.product === 'hover-org') bodies.push({ seq, form: 'asked', product, body: snapshot.facts })
        continue
      }
      const stored = journal.stored(seq)
      if (stored === null || stored.isTrimmed) {
        bodies.push({ seq, form: 'trimmed' })
        continue
      }
      bytes += stored.body.byteLength
      // The newest is shown whatever its size.
      if (bytes > mostBytes && bodies.length > 0) break
      bodies.push({ seq, form: 'whole', product, body: parseJson(stored.body.toString('utf8')) })
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
