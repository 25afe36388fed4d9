import type { DeliverySummary, SingleDelivery } from '../../../../contract/transactions/transaction-detail.ts'
import { namedOf } from '../../../../core/masking/known-values.ts'
import { knowing, type Masking } from '../../../../core/masking/masking.ts'
import { contentsOf } from '../../../../core/raw/contents.ts'
import type { Database } from '../../database.ts'
import type { JournalReading } from '../../journal/file/journal-reading.ts'
import type { DeliveryRow } from '../../projection/transactions/state-writing.ts'
import { isoOf, isoOrNull, transactionId } from '../../projection/transactions/transaction-row.ts'
import { createRevisionReading } from '../../projection/transactions/works.ts'
import { createBodyReading } from '../transaction/content-bodies.ts'
import { createTransactionFinding } from '../transaction/find-transaction.ts'
import { subjectOf } from './entry-subjects.ts'

/** Reads one delivery of a transaction by its position in the journal, masked; null when there is none, or it is gone. */
export function createSingleDeliveryQuery(
  state: Database,
  journal: JournalReading,
  masking: Masking,
): (seq: number) => SingleDelivery | null {
  const find = createTransactionFinding(state)
  const readRevisions = createRevisionReading(state, journal)
  const readBody = createBodyReading(journal)
  const delivery = state.prepare<[number, number], DeliveryRow>(
    'SELECT * FROM deliveries WHERE transaction_key = ? AND seq = ?',
  )

  return seq => {
    const [entry] = journal.after(seq - 1, 1)
    const subject = entry?.seq === seq ? subjectOf(entry) : null
    const [id] = subject?.kind === 'transactions' ? subject.ids : []
    const row = id === undefined ? null : find(id)
    const of = row === null ? undefined : delivery.get(row.key, seq)
    if (row === null || of === undefined) return null
    const { revisions } = readRevisions(row)
    const named = revisions.flatMap(({ snapshot }) => (snapshot.product === 'ussd-app' ? namedOf(snapshot) : []))
    const read = readBody(of, row.source_kind, revisions)
    const [content] = read === null ? [] : contentsOf([read.body], knowing(masking, named))
    const { form = 'trimmed', json = null } = content ?? {}
    return { transactionId: transactionId(row), ...summaryOf(of), form, json }
  }
}

export function summaryOf(row: DeliveryRow): DeliverySummary {
  return {
    seq: row.seq,
    receivedAt: isoOf(row.received_at),
    label: row.label,
    providerStatus: row.provider_status,
    providerUpdatedAt: isoOrNull(row.provider_updated_at),
    provenBy: row.proven_by,
  }
}
