import type { Database, Statement } from '../database.ts'
import { type TransactionRow, transactionColumns } from './transaction-row.ts'

/** Values by position: by name, each of them is looked up again for every row, which took a third of an insert. */
export function createInsert<Row>(database: Database, table: string, columns: readonly (keyof Row & string)[]) {
  const places = columns.map(() => '?').join(', ')
  const insert = database.prepare<unknown[]>(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`)
  return (row: Row): void => {
    insert.run(columns.map(column => row[column]))
  }
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
