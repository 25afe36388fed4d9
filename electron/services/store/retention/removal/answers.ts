import type { Database } from '../../database.ts'
import { type Act, actSchema } from '../../journal/entries/act.ts'
import type { JobSeen } from '../../projection/entries/job-seen.ts'
import type { TransactionRow } from '../../projection/transactions/transaction-row.ts'
import { createActRewriting } from './rewrite-act.ts'

export interface Answer {
  readonly seq: number
  readonly act: JobSeen
}

/** What becomes of an act: another one in its place; null: nothing is left of it. */
export type ActChanges = ReadonlyMap<number, Act | null>

type Job = Pick<TransactionRow, 'key' | 'source_id' | 'source_kind' | 'kind' | 'provider_id'>

/** What Hover answered about jobs, as the journal keeps it. */
export function createAnswers(journal: Database, state: Database) {
  const read = journal.prepare<[string, string], { readonly seq: number; readonly act: string }>(`
    SELECT seq, act FROM entries
    WHERE kind = 'job-seen' AND json_valid(act) AND act ->> '$.sourceId' = ? AND act ->> '$.job.id' = ? ORDER BY seq
  `)
  const drop = journal.prepare<[number]>('DELETE FROM entries WHERE seq = ?')
  const rewrite = createActRewriting(journal)
  const said = state.prepare<[number, number]>('SELECT 1 FROM deliveries WHERE transaction_key = ? AND seq = ?')
  const modelOf = state
    .prepare<[string, string], number>(
      `SELECT key FROM transactions WHERE provider_id = ? AND kind = 'model' AND source_id = ?`,
    )
    .pluck()

  /** Oldest first, also those that added nothing. */
  const of = (row: Job): readonly Answer[] => {
    if (row.source_kind !== 'hover-org' || row.kind !== 'job') return []
    return read.all(row.source_id, row.provider_id).flatMap(({ seq, act }) => {
      const parsed = actSchema.safeParse(JSON.parse(act)).data
      return parsed?.kind === 'job-seen' ? [{ seq, act: parsed }] : []
    })
  }
  /** The models of which the answer said something new. */
  const modelsIn = ({ seq, act }: Answer): readonly number[] =>
    (act.job.models ?? []).flatMap(({ id }) => {
      const key = modelOf.get(id, act.sourceId)
      return key !== undefined && said.get(key, seq) !== undefined ? [key] : []
    })
  const remainderOf = (row: Job, answer: Answer): Act | null => {
    const { act, seq } = answer
    const isNews = said.get(row.key, seq) !== undefined || modelsIn(answer).length > 0
    if (act.reason !== 'catch-up' || !isNews) return null
    return { kind: 'job-gone', sourceId: act.sourceId, changedAt: act.job.updatedAt ?? act.askedAt }
  }

  return {
    of,
    modelsIn,
    /** What is left of the answers about jobs that go. */
    remainders: (rows: readonly Job[]): ActChanges =>
      new Map(rows.flatMap(row => of(row).map(answer => [answer.seq, remainderOf(row, answer)] as const))),
    write: (changes: ActChanges): void => {
      for (const [seq, act] of changes) {
        if (act === null) drop.run(seq)
        else rewrite(seq, act)
      }
    },
  }
}
