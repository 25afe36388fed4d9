import type { Database } from '../../database.ts'
import { createAppTeaching } from '../../journal/app-teaching.ts'
import { type NoticeRow, speechOf } from '../../projection/telling/notice-row.ts'
import { type TransactionRow, transactionId } from '../../projection/transactions/transaction-row.ts'
import type { Lesson } from '../../segments/lesson.ts'
import type { Kept } from '../../segments/segment-format.ts'
import { readStoredSafely } from '../../segments/trimmed-body.ts'

type ToldRow = Omit<Lesson['notices'][number], 'said'> & Pick<NoticeRow, 'said'>

/** What has to stay of a transaction that goes, because other transactions are seen in its light. */
export function createLessons(journal: Database, state: Database) {
  const runOf = state.prepare<[string, string, number], { readonly tookMs: number }>(`
    SELECT took_ms AS tookMs FROM action_runs WHERE source_id = ? AND action = ? AND transaction_key = ?
  `)
  const appOf = state.prepare<[string], string>('SELECT app_id FROM source_apps WHERE source_id = ?').pluck()
  const toldOf = state.prepare<[string, string, string], ToldRow>(`
    SELECT seq, id, title, body, due_at, topic, urgency, said FROM notices
    WHERE id >= ? AND id < ? AND transaction_id = ? ORDER BY seq
  `)
  const { isTaught, note } = createAppTeaching(journal)

  return {
    /** Null: nothing stays. Reads no further in what is kept of it than it has to. */
    of: (row: TransactionRow, kept: Iterable<Kept>): Lesson | null => {
      const took = runOf.get(row.source_id, row.action, row.key)
      const run = took === undefined ? null : { action: row.action, tookMs: took.tookMs }
      const app = appOf.get(row.source_id)
      // An earlier one may have taught it already.
      const isNews = app !== undefined && !isTaught({ sourceId: row.source_id, key: row.key })
      const appId = isNews && isNamedBy(kept, app) ? app : null
      const told = toldOf.all(`${row.source_id}#`, `${row.source_id}$`, transactionId(row))
      const notices = told.map(({ said, ...notice }) => ({ ...notice, ...speechOf(said) }))
      return run === null && appId === null && notices.length === 0 ? null : { appId, run, notices }
    },
    /** In the commit that leaves the lesson. */
    note,
  }
}

function isNamedBy(kept: Iterable<Kept>, app: string): boolean {
  for (const one of kept) if (appIdOf(one) === app) return true
  return false
}

function appIdOf({ product, body, form }: Kept): string | null {
  if (form === 'gone') return null
  const reading = readStoredSafely(product, body, form === 'trimmed')
  return reading.kind === 'snapshot' && reading.snapshot.product === 'ussd-app' ? reading.snapshot.appId : null
}
