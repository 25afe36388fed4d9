import type { Database } from '../../database.ts'
import type { TransactionRow } from '../../projection/transactions/transaction-row.ts'
import { createTransactionRows, identityOfId, rowsSql } from '../../projection/transactions/transaction-rows.ts'

/** Finds one transaction by its id, or by the provider's alone when only one transaction has it. */
export function createTransactionFinding(state: Database): (id: string) => TransactionRow | null {
  const rows = createTransactionRows(state)
  const byProviderId = state.prepare<[string], TransactionRow>(rowsSql('WHERE provider_id = ? LIMIT 2'))
  return id => {
    const identity = identityOfId(id)
    const found = identity === null ? undefined : rows.byIdentity(identity)
    if (found !== undefined) return found
    // USSD ids are stored in lower case.
    for (const providerId of new Set([id, id.toLowerCase()])) {
      const [row, second] = byProviderId.all(providerId)
      if (row !== undefined && second === undefined) return row
    }
    return null
  }
}
