import type { Quarantined, Transaction } from '../../../../contract/transactions/transaction.ts'
import type { Database } from '../../database.ts'
import type { JournalReading } from '../../journal/file/journal-reading.ts'
import { createCursor } from '../../projection/place.ts'
import { isoOf, type TransactionRow, transactionOf } from '../../projection/transactions/transaction-row.ts'
import { createTransactionRows, identityOfId } from '../../projection/transactions/transaction-rows.ts'
import { subjectOf } from './entry-subjects.ts'

/** Positions are those of the journal. */
export type Change = { readonly position: number } & (
  | { readonly kind: 'transaction'; readonly transaction: Transaction }
  | { readonly kind: 'quarantined'; readonly quarantined: Quarantined }
  /** Transactions are gone, or the journal is another one: whoever keeps a copy lists everything again. */
  | { readonly kind: 'reset' }
)

export interface Changes {
  readonly changes: readonly Change[]
  /** Ask on from here. */
  readonly through: number
  readonly hasMore: boolean
}

/** How many entries are looked at for one answer: some milliseconds. */
const mostEntries = 200

/** What changed after a position, oldest first, each transaction once and as it is now. Null: only where the end is. */
export function createChangesQuery(state: Database, journal: JournalReading): (after: number | null) => Changes {
  const projectedTo = createCursor(state)
  const rows = createTransactionRows(state)
  const oddOf = state.prepare<[number], { seq: number; source_id: string; received_at: number; reason: string }>(
    'SELECT seq, source_id, received_at, reason FROM quarantine WHERE seq = ?',
  )
  const find = (id: string): TransactionRow | undefined => {
    const identity = identityOfId(id)
    return identity === null ? undefined : rows.byIdentity(identity)
  }

  return after => {
    const end = projectedTo()
    if (after === null) return { changes: [], through: end, hasMore: false }
    // Nobody was ever told of such a position: it is one of another journal.
    if (after > Math.max(end, journal.head()))
      return { changes: [{ kind: 'reset', position: end }], through: end, hasMore: false }
    const entries = journal.allAfter(after, { through: end, limit: mostEntries })
    const through = entries.length < mostEntries ? Math.max(after, end) : (entries.at(-1)?.seq ?? after)
    const changes = new Map<string, Change>()
    const note = (name: string, change: Change): void => {
      changes.delete(name)
      changes.set(name, change)
    }
    for (const entry of entries) {
      const { seq: position } = entry
      const subject = subjectOf(entry)
      if (subject.kind === 'many') note('', { kind: 'reset', position })
      for (const id of subject.kind === 'transactions' ? subject.ids : []) {
        const row = find(id)
        if (row !== undefined) note(id, { kind: 'transaction', position, transaction: transactionOf(row) })
      }
      const odd = subject.kind === 'odd' ? oddOf.get(position) : undefined
      if (odd !== undefined) {
        const quarantined = { seq: position, sourceId: odd.source_id, receivedAt: isoOf(odd.received_at) }
        note(`odd/${position}`, { kind: 'quarantined', position, quarantined: { ...quarantined, reason: odd.reason } })
      }
    }
    return { changes: [...changes.values()], through, hasMore: through < end }
  }
}
