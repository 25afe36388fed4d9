import { afterAll, beforeAll } from 'vitest'
import type { TransactionRow } from '../../../electron/services/store/projection/transactions/transaction-row.ts'
import type { Queries } from '../../../electron/services/store/queries/all.ts'
import { history } from '../../bench/reading/history.ts'
import { tidyUpAfterAll } from '../../tidy-up.ts'
import { openProjection } from './projection-kit.ts'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs
/** When the history ends. */
export const end = Date.parse('2026-11-01T12:00:00Z')

/** Two years with 3,000 transactions, for all tests of a file. Read what it holds inside of tests. */
export function heldHistory() {
  const held: { projection?: ReturnType<typeof openProjection>; queries?: Queries } = {}
  let rows: readonly TransactionRow[] = []
  const atEnd = tidyUpAfterAll()
  beforeAll(() => {
    const projection = openProjection(atEnd)
    projection.append(...history(3000, end))
    while (projection.project(500).entries > 0);
    Object.assign(held, { projection, queries: projection.queries() })
    rows = projection.state.prepare<[], TransactionRow>('SELECT * FROM transactions').all()
  })
  afterAll(() => held.projection?.close())
  const there = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('The history is there once the tests have begun')
    return part
  }
  return {
    overview: (...asked: Parameters<Queries['overview']>) => there(held.queries).overview(...asked),
    state: () => there(held.projection).state,
    rows: () => rows,
  }
}
