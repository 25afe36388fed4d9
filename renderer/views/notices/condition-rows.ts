import type { ConditionTerm } from '../../../electron/contract/bridge/rules.ts'
import type { QueryProblem } from '../../../electron/contract/transactions/query.ts'
import { choicesOf, isRowKey, type RowKey } from './condition-keys.ts'

/** One condition while it is being written. */
export interface ConditionRow {
  /** The same for as long as it is written. */
  readonly id: number
  readonly key: RowKey
  readonly value: string
  readonly isNegated: boolean
  readonly isQuoted: boolean
}

/** The text of a condition, and where in it each row stands. */
interface WrittenRows {
  readonly text: string
  readonly spans: readonly { readonly start: number; readonly end: number }[]
}

export function rowsOf(terms: readonly ConditionTerm[]): readonly ConditionRow[] {
  return terms.map(({ key, ...term }, id) => {
    const known = key ?? 'text'
    // Rules with a key that nobody knows do not hold, so this is only for the types.
    return isRowKey(known)
      ? { id, key: known, ...term }
      : { id, key: 'text', ...term, value: `${known}:${term.value}`, isQuoted: false }
  })
}

/** A new one, with the first value where there is a choice. */
export function newRow(rows: readonly ConditionRow[], key: RowKey = 'status'): ConditionRow {
  const id = Math.max(-1, ...rows.map(row => row.id)) + 1
  return { id, key, value: firstValue(key), isNegated: false, isQuoted: false }
}

/** What a row begins with when it becomes one of another key. */
export function firstValue(key: RowKey): string {
  if (key === 'amount') return '1000..'
  if (key === 'late') return '1h'
  return key === 'status' ? 'failed' : (choicesOf(key)[0]?.[0] ?? '')
}

/** In the language of rules; an empty value is left as it is, so that it is said to be missing. */
export function writeRows(rows: readonly ConditionRow[]): WrittenRows {
  let text = ''
  const spans = rows.map(row => {
    if (text !== '') text += ' '
    const start = text.length
    text += textOf(row)
    return { start, end: text.length }
  })
  return { text, spans }
}

function textOf({ key, value, isNegated, isQuoted }: ConditionRow): string {
  const written = isQuoted || needsQuotes(key, value) ? `"${value.replaceAll(/[\\"]/g, found => `\\${found}`)}"` : value
  return `${isNegated ? '-' : ''}${key === 'text' ? '' : `${key}:`}${written}`
}

function needsQuotes(key: RowKey, value: string): boolean {
  return value === '' || /[\s\p{Cc}"]/u.test(value) || (key === 'text' && /^-|^[a-z][a-z-]*:/i.test(value))
}

/** What is wrong with each row, in their order. */
export function rowProblems({ spans }: WrittenRows, problems: readonly QueryProblem[]): readonly (string | null)[] {
  return spans.map(
    ({ start, end }) => problems.find(problem => problem.start < end && problem.end > start)?.sentence ?? null,
  )
}

/** How a row goes with the one before: several values of a key mean any of them, unless they are left out. */
export function joins(rows: readonly ConditionRow[], place: number): 'and' | 'or' {
  const [row, before] = [rows[place], rows[place - 1]]
  return row !== undefined && before?.key === row.key && !row.isNegated && !before.isNegated ? 'or' : 'and'
}
