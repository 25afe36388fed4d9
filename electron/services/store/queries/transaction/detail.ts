import type { CategoryMeaning } from '../../../../contract/settings/settings.ts'
import type { StatusChange, TransactionDetail } from '../../../../contract/transactions/transaction-detail.ts'
import { detailOf } from '../../../../core/detail.ts'
import { flagNotesOf } from '../../../../core/flag-notes.ts'
import { type Masking, revealing } from '../../../../core/masking/masking.ts'
import { foldAsItCame } from '../../../../core/projection.ts'
import { parserMissOf } from '../../../../core/sms/parser-miss.ts'
import type { Revision } from '../../../../core/transaction-state.ts'
import { withoutControls } from '../../../../core/ussd/conversation.ts'
import { explainFailure } from '../../../../core/ussd/failure-meaning.ts'
import { pendingAge } from '../../../../core/ussd/stuck.ts'
import type { Database } from '../../database.ts'
import type { JournalReading } from '../../journal/file/journal-reading.ts'
import type { DeliveryRow, StatusChangeRow } from '../../projection/transactions/state-writing.ts'
import { isoOf, isoOrNull, type TransactionRow, transactionOf } from '../../projection/transactions/transaction-row.ts'
import { createRevisionReading } from '../../projection/transactions/works.ts'
import { summaryOf } from '../entries/single-delivery.ts'
import { createTransactionFinding } from './find-transaction.ts'

/** The newest ones; a transaction that was repeated for days has many. */
const mostDeliveries = 500

export interface DetailAsked {
  /** Milliseconds since 1970: how long it has been pending depends on it. */
  readonly now: number
  /** What the user's own table says that categories mean. */
  readonly categories: readonly CategoryMeaning[]
  /** Shows what is masked. Only for whoever recorded that it is shown. */
  readonly reveal: boolean
}

/** Reads all there is about one transaction. The id may be the provider's alone when only one transaction has it. */
export function createDetailQuery(
  state: Database,
  journal: JournalReading,
  masking: Masking,
): (id: string, asked: DetailAsked) => TransactionDetail | null {
  const find = createTransactionFinding(state)
  const changes = state.prepare<[number], StatusChangeRow>(
    'SELECT * FROM status_changes WHERE transaction_key = ? ORDER BY seq',
  )
  const deliveries = state.prepare<[number, number], DeliveryRow>(
    'SELECT * FROM deliveries WHERE transaction_key = ? ORDER BY seq DESC LIMIT ?',
  )
  const reveals = state
    .prepare<[number], number>('SELECT at FROM reveals WHERE transaction_key = ? ORDER BY seq DESC LIMIT 100')
    .pluck()
  const normal = state.prepare<[string, string], { readonly p95Ms: number; readonly runs: number }>(
    'SELECT p95_ms AS p95Ms, runs FROM action_normals WHERE source_id = ? AND action = ?',
  )
  const readRevisions = createRevisionReading(state, journal)

  const ageOf = (row: TransactionRow, now: number): TransactionDetail['pendingAge'] =>
    row.status === 'pending' && row.kind === 'ussd'
      ? pendingAge(now - row.waiting_since, normal.get(row.source_id, row.action) ?? null)
      : null

  return (id, { now, reveal, categories }) => {
    const row = find(id)
    if (row === null) return null
    const { revisions } = readRevisions(row)
    const transaction = transactionOf(row)
    const content = detailOf(revisions, reveal ? revealing : masking)
    return {
      ...transaction,
      ...(reveal && revealedWords(revisions)),
      history: changes.all(row.key).map(changeOf),
      received: deliveries.all(row.key, mostDeliveries).reverse().map(summaryOf),
      ...content,
      flagNotes: flagNotesOf(transaction.flags),
      explanation: explainFailure(transaction, categories),
      pendingAge: ageOf(row, now),
      parserMiss: parserMissOf({ ...transaction, ...content }),
      reveals: reveals.all(row.key).map(isoOf),
      isRevealed: reveal,
      ...(revisions.some(({ isTrimmed }) => isTrimmed === true) && { isTrimmed: true }),
    }
  }
}

/** The words of the row that are masked in it, as they came. */
function revealedWords(revisions: readonly Revision[]): Partial<TransactionDetail> {
  if (revisions.length === 0) return {}
  const { title, message, providerStatus, operator, country, category } = foldAsItCame(revisions)
  const words = (text: string | null) => (text === null ? null : withoutControls(text))
  return {
    ...{ title: withoutControls(title), message: words(message), providerStatus: words(providerStatus) },
    ...{ operator: words(operator), country: words(country), category: words(category) },
  }
}

function changeOf(row: StatusChangeRow): StatusChange {
  return {
    from: row.from_status,
    to: row.to_status,
    at: isoOf(row.at),
    providerAt: isoOrNull(row.provider_at),
    providerStatus: row.provider_status,
    category: row.category,
  }
}
