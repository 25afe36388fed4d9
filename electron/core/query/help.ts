import type { QueryHelp } from '../../contract/transactions/query.ts'
import { completionsAt, type KnownValues } from './complete.ts'
import { parseQuery } from './parse.ts'
import { scanQuery } from './scan.ts'

/** The terms of a query that is being written, what may stand at the caret, and what is wrong so far. */
export function queryHelp(text: string, caret: number, known: KnownValues): QueryHelp {
  const reading = parseQuery(text)
  return {
    terms: scanQuery(text).map(({ start, valueStart, end }) => ({ start, valueStart, end })),
    completions: completionsAt(text, caret, known),
    problems: reading.ok ? [] : reading.problems,
  }
}
