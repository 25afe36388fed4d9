import type { RuledTopic } from '../../contract/settings/notice-rules.ts'
import { type Query, type QueryProblem, type TimeUnit, timeUnits } from '../../contract/transactions/query.ts'
import { type Status, statuses } from '../../contract/transactions/transaction.ts'
import { compareDecimals, type Decimal, readDecimal } from '../exact-decimal.ts'
import { printQuery } from '../query/print.ts'

/** What a transaction was before; `new`: nothing was known of it. */
export const pastWords = [...statuses, 'new'] as const
export type PastWord = Status | 'new'

export interface AmountRange {
  /** Both are included; null where it is open. */
  readonly least: string | null
  readonly most: string | null
}

/** Late by at least so much; negated: by less, or nobody knows. */
export interface Lateness {
  readonly amount: number
  readonly unit: TimeUnit
  readonly isNegated: boolean
}

export interface Choice<Word extends string> {
  readonly word: Word
  readonly isNegated: boolean
}

/** What something has to be for a rule to decide about it: all of this. Several words of one key mean any of them. */
export interface Condition {
  readonly query: Query
  readonly was: readonly Choice<PastWord>[]
  readonly topics: readonly Choice<RuledTopic>[]
  readonly amount: AmountRange | null
  readonly late: Lateness | null
}

export type ConditionReading =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly problems: readonly QueryProblem[] }

const unitMs: Readonly<Record<TimeUnit, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

export function latenessMs({ amount, unit }: Lateness): number {
  return amount * unitMs[unit]
}

/** Reads `30m`, `1h`, `2d` or `3w`; null for anything else. */
export function readLateness(text: string): Omit<Lateness, 'isNegated'> | null {
  const found = /^(\d{1,4})([mhdw])$/i.exec(text)
  const unit = timeUnits.find(one => one === found?.[2]?.toLowerCase())
  return found === null || unit === undefined ? null : { amount: Number(found[1]), unit }
}

/** Reads `100`, `100..500`, `100..` or `..500`, both ends included; null for anything else. */
export function readAmountRange(text: string): AmountRange | null {
  const [first = '', second, ...more] = text.split('..')
  if (more.length > 0) return null
  const [least, most] = second === undefined ? [first, first] : [first, second]
  const [low, high] = [endOf(least), endOf(most)]
  if (low === undefined || high === undefined || (low === null && high === null)) return null
  const isEmpty = low !== null && high !== null && compareDecimals(high, low) < 0
  return isEmpty ? null : { least: low === null ? null : least, most: high === null ? null : most }
}

/** Null for an open end; undefined for what is no number. */
function endOf(text: string): Decimal | null | undefined {
  return text === '' ? null : (readDecimal(text) ?? undefined)
}

/** The text of a condition; `parseCondition` reads the same condition back. */
export function printCondition({ query, was, topics, amount, late }: Condition): string {
  return [
    printQuery(query),
    ...was.map(({ word, isNegated }) => `${minus(isNegated)}was:${word}`),
    ...topics.map(({ word, isNegated }) => `${minus(isNegated)}topic:${word}`),
    ...(amount === null ? [] : [`amount:${printRange(amount)}`]),
    ...(late === null ? [] : [`${minus(late.isNegated)}late:${late.amount}${late.unit}`]),
  ]
    .filter(part => part !== '')
    .join(' ')
}

function printRange({ least, most }: AmountRange): string {
  return least !== null && least === most ? least : `${least ?? ''}..${most ?? ''}`
}

function minus(isNegated: boolean): string {
  return isNegated ? '-' : ''
}
