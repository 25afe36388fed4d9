import type { FieldKey } from '../../../../contract/transactions/query.ts'
import { flags } from '../../../../contract/transactions/transaction.ts'
import type { Clause, Filter } from '../../../../core/query/filter.ts'
import { wordOfFlag } from '../../../../core/query/vocabulary.ts'
import type { NamesAsked } from './known-names.ts'

/** A part of a WHERE, about the transaction `t`. */
export interface Condition {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

/** The conditions of clauses, each with its negation already in it. It means what `matcherOf` means. */
export function clauseCondition(clause: Clause, names: NamesAsked): Condition {
  const { sql, values } = positive(clause, names)
  return clause.isNegated ? { sql: `(${sql}) IS NOT TRUE`, values } : { sql, values }
}

function positive({ key, values }: Clause, names: NamesAsked): Condition {
  const wanted = values.filter(value => value !== null)
  if (wanted.length === values.length) return hasOne(key, wanted, names)
  if (wanted.length === 0) return { sql: emptySql(key), values: [] }
  const { sql, values: bound } = hasOne(key, wanted, names)
  return { sql: `(${sql} OR ${emptySql(key)})`, values: bound }
}

/** It has no value for the key. */
export function emptySql(key: FieldKey): string {
  switch (key) {
    case 'operator':
    case 'category':
    case 'country':
      return `t.${key} IS NULL`
    case 'env':
      return 't.environment IS NULL'
    case 'action':
      return `t.kind <> 'ussd'`
    case 'status':
    case 'source':
    case 'kind':
    case 'is':
    case 'id':
      return 'FALSE'
  }
}

function hasOne(key: FieldKey, values: readonly string[], names: NamesAsked): Condition {
  switch (key) {
    case 'operator':
    case 'category':
    case 'country':
      return oneOf(`t.${key}`, names(key, values))
    case 'action': {
      const { sql, values: bound } = oneOf('t.title', names('action', values))
      return { sql: `t.kind = 'ussd' AND ${sql}`, values: bound }
    }
    case 'status':
    case 'kind':
      return oneOf(`t.${key}`, values)
    case 'source':
      return oneOf('t.source_id', values)
    case 'env':
      return oneOf('t.environment', values)
    case 'is':
      return { sql: `(${values.map(markSql).join(' OR ')})`, values: [] }
    case 'id': {
      const inRow = oneOf('t.provider_id', [...values, ...values.map(value => value.toLowerCase())])
      const whole = oneOf(`t.source_id || '/' || t.kind || '/' || t.provider_id`, values)
      return { sql: `(${inRow.sql} OR ${whole.sql})`, values: [...inRow.values, ...whole.values] }
    }
  }
}

/** As one value, so that the SQL is the same however many there are. */
function oneOf(column: string, values: readonly string[]): Condition {
  const [first] = values
  if (first !== undefined && values.length === 1) return { sql: `${column} = ?`, values: [first] }
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] }
}

/** Written out and not bound: SQLite takes a partial index only where it reads the index's own condition. */
export function markSql(mark: string): string {
  if (mark === 'attention') return 't.needs_attention = 1'
  if (mark === 'resolved') return 't.resolution_verdict IS NOT NULL'
  const flag = flags.find(one => wordOfFlag(one) === mark)
  // A flag is one of the contract's words, so nothing has to be escaped.
  return flag === undefined ? 'FALSE' : `instr(t.flags, '"${flag}"') > 0`
}

export function timeConditions({ since, until }: Pick<Filter, 'since' | 'until'>): readonly Condition[] {
  return [
    ...(since === null ? [] : [{ sql: 't.started_at >= ?', values: [since] }]),
    ...(until === null ? [] : [{ sql: 't.started_at < ?', values: [until] }]),
  ]
}

export function allOf(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.length === 0 ? 'TRUE' : conditions.map(({ sql }) => sql).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  }
}
