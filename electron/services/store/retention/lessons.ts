import type { Database } from '../database.ts'
import { type NoticeRow, speechOf } from '../projection/telling/notice-row.ts'
import { type TransactionRow, transactionId } from '../projection/transactions/transaction-row.ts'
import type { Lesson } from '../segments/lesson.ts'
import type { Kept } from '../segments/segment-format.ts'
import { readStoredSafely } from '../segments/trimmed-body.ts'

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
  const earliest = journal.prepare<[string], Buffer>('SELECT value FROM facts WHERE name = ?').pluck()
  const save = journal.prepare<[string, Buffer]>(
    'INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  )
  const factOf = (sourceId: string): string => `app-taught/${sourceId}`

  return {
    /** Null: nothing stays. */
    of: (row: TransactionRow, kept: readonly Kept[]): Lesson | null => {
      const took = runOf.get(row.source_id, row.action, row.key)
      const run = took === undefined ? null : { action: row.action, tookMs: took.tookMs }
      const app = appOf.get(row.source_id)
      const known = earliest.get(factOf(row.source_id))
      // An earlier one taught it already.
      const isTaught = known !== undefined && Number(known.toString()) <= row.key
      const appId = app !== undefined && !isTaught && kept.some(one => appIdOf(one) === app) ? app : null
      const told = toldOf.all(`${row.source_id}#`, `${row.source_id}$`, transactionId(row))
      const notices = told.map(({ said, ...notice }) => ({ ...notice, ...speechOf(said) }))
      return run === null && appId === null && notices.length === 0 ? null : { appId, run, notices }
    },
    /** In the commit that leaves the lesson. */
    note: ({ sourceId, key }: { readonly sourceId: string; readonly key: number }): void => {
      const known = earliest.get(factOf(sourceId))
      if (known === undefined || Number(known.toString()) > key) save.run(factOf(sourceId), Buffer.from(String(key)))
    },
  }
}

function appIdOf({ product, body, form }: Kept): string | null {
  if (form === 'gone') return null
  const reading = readStoredSafely(product, body, form === 'trimmed')
  return reading.kind === 'snapshot' && reading.snapshot.product === 'ussd-app' ? reading.snapshot.appId : null
}
