import type { Source } from '../../electron/contract/settings/settings.ts'
import type { QueryHelp, SavedView, ViewCount } from '../../electron/contract/transactions/query.ts'
import type { Transaction, TransactionPage } from '../../electron/contract/transactions/transaction.ts'
import { queryHelp } from '../../electron/core/query/help.ts'
import { marksOf } from '../../electron/core/query/highlight.ts'
import { matcherOf } from '../../electron/core/query/matcher.ts'
import { type FilterReading, problemsText, readFilter } from '../../electron/core/query/read-filter.ts'

/** Rows in memory, asked in the real language of the query bar. */
export function createQueries(rows: () => readonly Transaction[], sources: () => readonly Source[]) {
  const read = (query: string): FilterReading => readFilter(query, { now: Date.now(), zone: 'UTC', sources: sources() })

  /** Throws on a query that cannot be understood: the window has to know before it asks. */
  const find = (query: string): Pick<TransactionPage, 'rows' | 'marks'> => {
    const reading = read(query)
    if (!reading.ok) throw new Error(`${query}: ${problemsText(reading.problems)}`)
    const fits = matcherOf(reading.filter)
    const found = rows().filter(row => fits(subjectOf(row)))
    return { rows: found, marks: found.map(row => marksOf(row, reading.filter.texts)) }
  }

  return {
    find,
    help: (text: string, caret: number): QueryHelp =>
      queryHelp(text, caret, { ...knownIn(rows()), sources: sources() }),
    counts: (views: readonly SavedView[]): readonly ViewCount[] =>
      views.map(({ id, query }) => ({ id, transactions: find(query).rows.length, certainty: 'exact' })),
  }
}

function subjectOf(row: Transaction): Parameters<ReturnType<typeof matcherOf>>[0] {
  const texts = [row.title, row.operator, row.category, row.message, row.providerId]
  return {
    ...row,
    isResolved: row.resolution !== null,
    startedAt: Date.parse(row.startedAt),
    searchText: texts.filter(text => text !== null).join(' '),
  }
}

function knownIn(rows: readonly Transaction[]) {
  const valuesOf = (pick: (row: Transaction) => string | null) => [
    ...new Set(rows.map(pick).filter(value => value !== null)),
  ]
  return {
    operator: valuesOf(row => row.operator),
    country: valuesOf(row => row.country),
    category: valuesOf(row => row.category),
    action: valuesOf(row => (row.kind === 'ussd' ? row.title : null)),
  }
}
