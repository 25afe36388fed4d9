import { noneWord, type Query, type QueryTerm } from '../../contract/transactions/query.ts'
import { isBlank, quoted } from './scan.ts'
import { printTime } from './time.ts'

/** The text of a query; `parseQuery` reads the same query back. */
export function printQuery({ terms }: Query): string {
  return terms.map(printTerm).join(' ')
}

function printTerm(term: QueryTerm): string {
  switch (term.kind) {
    case 'time':
      return `${term.key}:${printTime(term.time)}`
    case 'field':
      return `${minus(term.isNegated)}${term.key}:${printValue(term.value)}`
    case 'none':
      return `${minus(term.isNegated)}${term.key}:${noneWord}`
    case 'text':
      return `${minus(term.isNegated)}${term.isExact ? quoted(term.text) : term.text}`
  }
}

/** A value with quotes only where it needs them: bare, `none` is no name. */
export function printValue(value: string): string {
  const isNone = value.toLowerCase() === noneWord
  const isBare = value !== '' && !isNone && !value.startsWith('"') && ![...value].some(isBlank)
  return isBare ? value : quoted(value)
}

function minus(isNegated: boolean): string {
  return isNegated ? '-' : ''
}
