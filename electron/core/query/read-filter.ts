import type { Query, QueryProblem } from '../../contract/transactions/query.ts'
import { type Filter, type FilterContext, filterOf } from './filter.ts'
import { parseQuery } from './parse.ts'

export type FilterReading =
  | { readonly ok: true; readonly filter: Filter; readonly query: Query }
  | { readonly ok: false; readonly problems: readonly QueryProblem[] }

/** What a person typed, as what transactions have to be. */
export function readFilter(text: string, context: FilterContext): FilterReading {
  const reading = parseQuery(text)
  return reading.ok ? { ok: true, query: reading.query, filter: filterOf(reading.query, context) } : reading
}

/** All that is wrong with a query, for whoever sees no places. */
export function problemsText(problems: readonly QueryProblem[]): string {
  return [...new Set(problems.map(({ sentence }) => sentence))].join(' ')
}
