import type { SourceKind } from '../../../../contract/transactions/transaction.ts'
import { parseJson, withoutByteOrderMark } from '../../../../core/json-shape.ts'
import type { ContentBody } from '../../../../core/raw/contents.ts'
import type { Revision } from '../../../../core/transaction-state.ts'
import type { JournalReading } from '../../journal/file/journal-reading.ts'
import type { DeliveryRow } from '../../projection/transactions/state-writing.ts'

interface BodyRead {
  readonly body: ContentBody
  /** Length of what is stored. */
  readonly bytes: number
}

/** What one delivery of a transaction says; null for an answer of Hover's that is not among the revisions. */
export type ReadBodyOf = (
  delivery: Pick<DeliveryRow, 'seq' | 'proven_by'>,
  product: SourceKind,
  revisions: readonly Revision[],
) => BodyRead | null

export function createBodyReading(journal: JournalReading): ReadBodyOf {
  return ({ seq, proven_by }, product, revisions) => {
    if (proven_by === 'asked') {
      const snapshot = revisions.find(revision => revision.seq === seq)?.snapshot
      const isAnswer = snapshot?.product === 'hover-org'
      return isAnswer ? { body: { seq, form: 'asked', product, body: snapshot.facts }, bytes: 0 } : null
    }
    const stored = journal.stored(seq)
    if (stored === null || stored.isTrimmed) return { body: { seq, form: 'trimmed' }, bytes: 0 }
    const body = parseJson(withoutByteOrderMark(stored.body.toString('utf8')))
    return { body: { seq, form: 'whole', product, body }, bytes: stored.body.byteLength }
  }
}
