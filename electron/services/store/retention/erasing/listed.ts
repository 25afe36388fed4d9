import type { Status } from '../../../../contract/transactions/transaction.ts'
import type { Database } from '../../database.ts'
import { transactionOf } from '../../projection/transactions/transaction-row.ts'
import { createTransactionRows } from '../../projection/transactions/transaction-rows.ts'
import type { Found } from './find-traces.ts'

/** What would go, as lists show it: masked. */
export interface Listed {
  readonly id: string
  /** Null, as all that follows: the journal alone has it, such as one of a forgotten source. */
  readonly status: Status | null
  readonly title: string | null
  readonly startedAt: string | null
}

export interface Listing {
  /** The newest come first. */
  readonly listed: readonly Listed[]
  /** Positions of odd deliveries, and of what the state does not have. */
  readonly odd: readonly number[]
  /** So many of either are left out. */
  readonly notListed: number
}

/** A person looks through fewer, and a customer has fewer. */
const mostListed = 500

export function listingOf({ keys, onlyJournaled, odd }: Found, state: Database): Listing {
  const { byKey } = createTransactionRows(state)
  const shown = keys.slice(-mostListed).reverse()
  const known = shown.flatMap(key => byKey(key) ?? []).map(listedOf)
  const unknown = onlyJournaled.map(id => ({ id, status: null, title: null, startedAt: null }))
  const listed = [...known, ...unknown].slice(0, mostListed)
  const positions = odd.slice(0, mostListed)
  const notListed = keys.length + onlyJournaled.length - listed.length + odd.length - positions.length
  return { listed, odd: positions, notListed }
}

function listedOf(row: Parameters<typeof transactionOf>[0]): Listed {
  const { id, status, title, startedAt } = transactionOf(row)
  return { id, status, title, startedAt }
}
