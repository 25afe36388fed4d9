import type { Database, Statement } from '../../database.ts'
import { type TransactionRow, transactionColumns } from './transaction-row.ts'

/** Values by position, and each named once: from a list of names they are looked up again for every row. */
export function createTransactionInsert(database: Database) {
  const places = transactionColumns.map(() => '?').join(', ')
  const insert = database.prepare<unknown[]>(
    `INSERT INTO transactions (${transactionColumns.join(', ')}) VALUES (${places})`,
  )
  return (row: TransactionRow): void => {
    insert.run(valuesOf(row))
  }
}

/** In the order of `transactionColumns`. */
function valuesOf(row: TransactionRow): unknown[] {
  return [
    row.key,
    row.source_id,
    row.source_kind,
    row.kind,
    row.provider_id,
    row.status,
    row.provider_status,
    row.status_since,
    row.title,
    row.operator,
    row.country,
    row.category,
    row.message,
    row.environment,
    row.started_at,
    row.started_at_from,
    row.updated_at,
    row.first_received_at,
    row.last_received_at,
    row.flags,
    row.deliveries,
    row.duplicates,
    row.action,
    row.waiting_since,
    row.is_foreign,
    row.stuck_since,
    row.stuck_reason,
    row.resolution_verdict,
    row.resolution_note,
    row.resolution_at,
  ]
}

/** Few combinations of columns change together; a hostile sender cannot make more than this many statements. */
const mostStatements = 64

/**
 * Writes only the columns that changed: naming a column in an UPDATE rewrites each index that holds it, and a transaction
 * is in most of them.
 */
export function createTransactionUpdate(database: Database) {
  const statements = new Map<string, Statement>()
  const all = prepare(changing)

  function prepare(columns: readonly Changing[]): Statement {
    return database.prepare(
      `UPDATE transactions SET ${columns.map(column => `${column} = ?`).join(', ')} WHERE key = ?`,
    )
  }

  function statementOf(columns: readonly Changing[]): Statement | null {
    const name = columns.join()
    const known = statements.get(name)
    if (known !== undefined || statements.size >= mostStatements) return known ?? null
    const made = prepare(columns)
    statements.set(name, made)
    return made
  }

  return (row: TransactionRow, before: TransactionRow): void => {
    const columns = changing.filter(column => row[column] !== before[column])
    if (columns.length === 0) return
    const statement = statementOf(columns)
    if (statement === null) all.run([...changing.map(column => row[column]), row.key])
    else statement.run([...columns.map(column => row[column]), row.key])
  }
}

type Changing = Exclude<(typeof transactionColumns)[number], Fixed>
type Fixed = 'key' | 'source_id' | 'source_kind' | 'kind' | 'provider_id'

/** What tells a transaction from another never changes. */
const fixed: ReadonlySet<string> = new Set<Fixed>(['key', 'source_id', 'source_kind', 'kind', 'provider_id'])
const changing = transactionColumns.filter((column): column is Changing => !fixed.has(column))
