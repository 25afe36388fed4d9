import type { Status } from '../../../../contract/transactions/transaction.ts'
import type { Database } from '../../database.ts'
import type { OutlivingNotices } from '../telling/outliving-notices.ts'
import { type TransactionRow, transactionId } from '../transactions/transaction-row.ts'
import { createTransactionRows } from '../transactions/transaction-rows.ts'

/** Each returns the row as it was; null when there is none, as in a rebuild after it was pruned. */
interface TransactionRemoval {
  /** What others were told with it stays as it is. */
  prune(key: number): TransactionRow | null
  /** Nothing names it any more. */
  erase(key: number): TransactionRow | null
}

/**
 * Takes single transactions out of the state, after they left the journal. What was done with their notices stays known,
 * as it does in the journal: so nothing can be told again.
 * A job goes with its models, so nothing of it is left in the histories of jobs.
 */
export function createTransactionRemoval(
  state: Database,
  outliving: Pick<OutlivingNotices, 'keep'>,
): TransactionRemoval {
  const rows = createTransactionRows(state)
  const subtract = state.prepare<[Status]>('UPDATE status_counts SET transactions = transactions - 1 WHERE status = ?')
  const byKey = [
    'DELETE FROM model_events WHERE seq IN (SELECT seq FROM deliveries WHERE transaction_key = ?)',
    // What is gone is not sent on any more.
    'DELETE FROM outbox WHERE seq IN (SELECT seq FROM deliveries WHERE transaction_key = ?)',
    `DELETE FROM storm_steps WHERE seq IN (
       SELECT seq FROM deliveries JOIN storm_steps USING (seq, transaction_key) WHERE transaction_key = ?
     )`,
    'DELETE FROM deliveries WHERE transaction_key = ?',
    'DELETE FROM status_changes WHERE transaction_key = ?',
    'DELETE FROM reveals WHERE transaction_key = ?',
    'DELETE FROM search WHERE rowid = ?',
    'DELETE FROM transactions WHERE key = ?',
  ].map(sql => state.prepare<[number]>(sql))
  const forgetOwn = state.prepare<[string]>('DELETE FROM notices WHERE transaction_id = ?')
  const forgetNotices = state.prepare<OfOne>(`DELETE FROM notices WHERE ${isOfOne('id')}`)
  const forgetIncidents = state.prepare<OfOne>(`DELETE FROM incidents WHERE ${isOfOne('id')}`)
  // Others that were told with it stay, and do not name what is gone.
  const loosenStorms = state.prepare<OfOne>(`
    UPDATE notices SET incident = NULL, fate = json_object('state', 'lapsed', 'dueAt', due_at)
    WHERE ${isOfOne('incident')}
  `)
  // One that was seen to because its transaction was resolved: with that act gone, only what was done with itself counts.
  const loosenNotices = state.prepare<[string, string, string]>(`
    UPDATE notices SET transaction_id = NULL, fate = CASE
      WHEN fate ->> '$.by' = 'resolved' THEN coalesce(
        (SELECT json_set(acts.fate, '$.dueAt', due_at) FROM notice_acts AS acts WHERE notice_id = notices.id),
        json_object('state', 'lapsed', 'dueAt', due_at))
      ELSE fate END
    WHERE id >= ? AND id < ? AND transaction_id = ?
  `)

  const remove = (key: number, forgetTold: (id: string) => void): TransactionRow | null => {
    const row = rows.byKey(key)
    if (row === undefined) return null
    subtract.run(row.status)
    const id = transactionId(row)
    // What is told once for a source stays told.
    loosenNotices.run(`${row.source_id}#`, `${row.source_id}$`, id)
    forgetTold(id)
    for (const deletion of byKey) deletion.run(key)
    return row
  }

  return {
    prune: key =>
      remove(key, id => {
        outliving.keep(id)
        forgetOwn.run(id)
      }),
    erase: key =>
      remove(key, id => {
        for (const statement of [forgetNotices, forgetIncidents, loosenStorms]) statement.run(...ofOne(id))
      }),
  }
}

type OfOne = [from: string, to: string, behind: number]

/**
 * Whether the notice that a column names is of one transaction, see `ofOne`. By ranges, which have an index; a # may stand
 * in the id of another transaction too, but in none of what follows it. In bytes, because texts end at a NUL for SQLite.
 */
function isOfOne(column: string): string {
  return `${column} >= ? AND ${column} < ? AND instr(substr(CAST(${column} AS BLOB), ?), X'23') = 0`
}

/** Ids of the notices of a transaction begin with its id and a #, after which comes a $. */
function ofOne(transactionId: string): OfOne {
  return [`${transactionId}#`, `${transactionId}$`, Buffer.byteLength(transactionId) + 2]
}
