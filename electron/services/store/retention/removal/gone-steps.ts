import type { Database } from '../../database.ts'
import { nameOfGone, type StormFailure, type StormStep } from '../../journal/entries/storm-step.ts'
import type { NoticeRow } from '../../projection/telling/notice-row.ts'
import { stepOf } from '../../projection/telling/storm-steps.ts'
import { type TransactionRow, transactionId } from '../../projection/transactions/transaction-row.ts'

interface ToldRow extends Pick<NoticeRow, 'id' | 'action' | 'rule' | 'escalates' | 'fate'> {
  readonly isAgain: number
  readonly isHead: number
}

/** The same without anything that says whose it was. Nobody else was told by the notice of a failure that is still alone. */
export function createNamelessSteps(state: Database, isNamed: (text: string) => boolean) {
  const stepsOf = createGoneSteps(state)
  const isOfMany = state.prepare<[string], number>('SELECT 1 FROM incidents WHERE id = ? AND failures > 1').pluck()
  const nameless = (text: string | null): string | null => (text !== null && isNamed(text) ? null : text)
  const withoutNames = ({ action, operator, cause, failed, ...step }: StormStep): StormStep => {
    const names = { action: nameless(action) ?? '', operator: nameless(operator), cause: nameless(cause) }
    if (failed?.head === undefined) return { ...step, ...names, failed }
    return { ...step, ...names, failed: { ...failed, head: { ...failed.head, id: nameOfGone(step), title: null } } }
  }
  return (rows: readonly TransactionRow[]): readonly StormStep[] =>
    stepsOf(rows)
      .filter(({ failed }) => failed?.head === undefined || isOfMany.get(failed.head.id) !== undefined)
      .map(withoutNames)
}

/** What the watch on storms heard of transactions that go: others were told in the light of it. */
export function createGoneSteps(state: Database): (rows: readonly TransactionRow[]) => readonly StormStep[] {
  // A position may be that of an answer about others too.
  const stepsOf = state
    .prepare<[number, number], string>(`
      SELECT step FROM storm_steps
      WHERE seq IN (SELECT seq FROM deliveries WHERE transaction_key = ?) AND transaction_key = ? ORDER BY seq
    `)
    .pluck()
  // What was alone and is over has no incident: nobody else was told by its notice.
  const toldAt = state.prepare<[string, number], ToldRow>(`
    SELECT id, action, rule, escalates, fate,
      EXISTS (SELECT 1 FROM notices AS before WHERE before.transaction_id = n.transaction_id
        AND before.incident = n.incident AND before.seq < n.seq) AS isAgain,
      incident = id AND EXISTS (SELECT 1 FROM incidents WHERE incidents.id = n.id) AS isHead
    FROM notices AS n WHERE transaction_id = ? AND seq = ? AND incident IS NOT NULL
  `)
  const leftBehind = (failed: StormFailure, told: ToldRow): StormFailure => {
    const { id, action: title, rule, fate, escalates } = told
    const isAgain = told.isAgain === 1
    const head = { id, title, rule, fate, escalates: escalates === 1 }
    return told.isHead === 1 ? { ...failed, isAgain, head } : { ...failed, isAgain }
  }
  return rows =>
    rows.flatMap(row =>
      stepsOf.all(row.key, row.key).map(text => {
        const step = stepOf(text)
        const told = step.failed === null ? undefined : toldAt.get(transactionId(row), step.seq)
        return step.failed === null || told === undefined ? step : { ...step, failed: leftBehind(step.failed, told) }
      }),
    )
}
