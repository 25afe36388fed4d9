import type { Status } from '../../../../contract/transactions/transaction.ts'
import type { Database } from '../../database.ts'
import type { TransactionRow } from '../transactions/transaction-row.ts'
import { rowsSql } from '../transactions/transaction-rows.ts'

/**
 * Takes everything of a source out of the state: what practice left behind, when a person leaves it. The journal keeps
 * the entries, so what was received can still be shown to have been received.
 */
export function createSourceForgetting(state: Database) {
  const counted = state.prepare<[string], { status: Status; transactions: number }>(
    'SELECT status, count(*) AS transactions FROM transactions WHERE source_id = ? GROUP BY status',
  )
  const subtract = state.prepare<[number, Status]>(
    'UPDATE status_counts SET transactions = transactions - ? WHERE status = ?',
  )
  const keysOf = 'SELECT key FROM transactions WHERE source_id = ?'
  const deletions = [
    `DELETE FROM deliveries WHERE transaction_key IN (${keysOf})`,
    `DELETE FROM status_changes WHERE transaction_key IN (${keysOf})`,
    `DELETE FROM storm_steps WHERE transaction_key IN (${keysOf})`,
    `DELETE FROM search WHERE rowid IN (${keysOf})`,
    `DELETE FROM reveals WHERE transaction_key IN (${keysOf})`,
    'DELETE FROM action_runs WHERE source_id = ?',
    'DELETE FROM gone_runs WHERE source_id = ?',
    'DELETE FROM action_normals WHERE source_id = ?',
    'DELETE FROM source_apps WHERE source_id = ?',
    'DELETE FROM quarantine WHERE source_id = ?',
    'DELETE FROM blind_windows WHERE source_id = ?',
    'DELETE FROM unusual WHERE source_id = ?',
    'DELETE FROM job_baselines WHERE source_id = ?',
    'DELETE FROM model_events WHERE source_id = ?',
    'DELETE FROM outbox WHERE source_id = ?',
    // Nor is it put there any more.
    "UPDATE outbox_owed SET forgotten = json_insert(forgotten, '$[#]', ?)",
    // A transaction's id begins with its source's, and the notice's with the transaction's; ids of sources hold no slash.
    "DELETE FROM notices WHERE substr(id, 1, instr(id, '/') - 1) = ?",
    // Those about no transaction, such as that something was set aside.
    "DELETE FROM notices WHERE substr(id, 1, instr(id, '#') - 1) = ?",
    'DELETE FROM transactions WHERE source_id = ?',
  ].map(sql => state.prepare<[string]>(sql))

  const rows = state.prepare<[string], TransactionRow>(rowsSql('WHERE source_id = ?'))

  /** `onRemoved` hears of each transaction before it goes. */
  return (sourceId: string, onRemoved: (row: TransactionRow) => void): void => {
    for (const row of rows.iterate(sourceId)) onRemoved(row)
    for (const { status, transactions } of counted.all(sourceId)) subtract.run(transactions, status)
    for (const deletion of deletions) deletion.run(sourceId)
  }
}
