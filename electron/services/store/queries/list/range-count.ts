import type { Filter } from '../../../../core/query/filter.ts'
import type { Database } from '../../database.ts'
import { allOf, type Condition, clauseCondition, timeConditions } from './conditions.ts'
import { createKnownNames } from './known-names.ts'
import { phraseOf } from './search-text.ts'

/** Keys after `from` up to `to`; null: to the end. */
interface KeyRange {
  readonly from: number
  readonly to: number | null
}

/** Counts what fits a filter among some transactions that follow each other by their keys. */
export function createRangeCount(state: Database): (filter: Filter, range: KeyRange) => number {
  const { names } = createKnownNames(state)
  return (filter, { from, to }) => {
    const range = [from, to ?? Number.MAX_SAFE_INTEGER]
    const { sql, values } = allOf([
      { sql: 't.key > ? AND t.key <= ?', values: range },
      ...timeConditions(filter),
      ...filter.clauses.map(clause => clauseCondition(clause, names)),
      ...filter.texts.map((text): Condition => {
        const match = phraseOf(text)
        if (match === null) return { sql: text.isNegated ? 'TRUE' : 'FALSE', values: [] }
        const found = 'SELECT rowid FROM search WHERE search MATCH ? AND rowid > ? AND rowid <= ?'
        return { sql: `t.key ${text.isNegated ? 'NOT IN' : 'IN'} (${found})`, values: [match, ...range] }
      }),
    ])
    const count = state.prepare<unknown[], number>(`SELECT count(*) FROM transactions t WHERE ${sql}`).pluck()
    return count.get(...values) ?? 0
  }
}
