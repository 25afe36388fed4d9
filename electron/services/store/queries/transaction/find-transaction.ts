import type { Database } from '../../database.ts'
import { type TransactionRow, transactionColumns } from '../../projection/transactions/transaction-row.ts'

/** Finds one transaction by its id, or by the provider's alone when only one transaction has it. */
export function createTransactionFinding(state: Database): (id: string) => TransactionRow | null {
  const columns = transactionColumns.join(', ')
  const byIdentity = state.prepare<[string, string, string], TransactionRow>(
    `SELECT ${columns} FROM transactions WHERE provider_id = ? AND kind = ? AND source_id = ?`,
  )
  const byProviderId = state.prepare<[string], TransactionRow>(
    `SELECT ${columns} FROM transactions WHERE provider_id = ? LIMIT 2`,
  )
  return id => {
    const parts = /^([^/]+)\/([^/]+)\/(.+)$/s.exec(id)
    const found = parts === null ? undefined : byIdentity.get(parts[3] ?? '', parts[2] ?? '', parts[1] ?? '')
    if (found !== undefined) return found
    // USSD ids are stored in lower case.
    for (const providerId of new Set([id, id.toLowerCase()])) {
      const [row, second] = byProviderId.all(providerId)
      if (row !== undefined && second === undefined) return row
    }
    return null
  }
}
