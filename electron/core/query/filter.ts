import type { FieldKey, Query, QueryTerm } from '../../contract/transactions/query.ts'
import { type Asker, boundOf } from './time.ts'
import type { Sought } from './words.ts'

/** Any of the values, or none of them when negated. Null: it has no value for the key. */
export interface Clause {
  readonly key: FieldKey
  readonly values: readonly (string | null)[]
  readonly isNegated: boolean
}

/** What a transaction has to be: all of this. Times in milliseconds since 1970; `until` is not included. */
export interface Filter {
  readonly clauses: readonly Clause[]
  readonly texts: readonly (Sought & { readonly isNegated: boolean })[]
  readonly since: number | null
  readonly until: number | null
}

export const everything: Filter = { clauses: [], texts: [], since: null, until: null }

export interface KnownSource {
  readonly id: string
  readonly name: string
}

export interface FilterContext extends Asker {
  /** Sources are asked for by their names, and stored by their ids. */
  readonly sources: readonly KnownSource[]
}

/** What a query means to whoever asks it, here and now. */
export function filterOf({ terms }: Query, context: FilterContext): Filter {
  const fields = terms.filter(term => term.kind === 'field' || term.kind === 'none')
  return {
    clauses: [false, true].flatMap(isNegated => clausesOf(fields, isNegated, context.sources)),
    texts: terms.flatMap(term =>
      term.kind === 'text' ? [{ text: term.text, isExact: term.isExact, isNegated: term.isNegated }] : [],
    ),
    since: boundIn(terms, 'since', context),
    until: boundIn(terms, 'until', context),
  }
}

/** Whether it means something else as time goes by: then what fits it cannot be counted once and for all. */
export function isMoving({ terms }: Query): boolean {
  return terms.some(term => term.kind === 'time' && term.time.kind === 'ago')
}

function clausesOf(
  fields: readonly Extract<QueryTerm, { kind: 'field' | 'none' }>[],
  isNegated: boolean,
  sources: readonly KnownSource[],
): readonly Clause[] {
  const byKey = Map.groupBy(
    fields.filter(field => field.isNegated === isNegated),
    ({ key }) => key,
  )
  return [...byKey].map(([key, found]) => {
    const values = found.flatMap((term): readonly (string | null)[] => {
      if (term.kind === 'none') return [null]
      return key === 'source' ? sourceIdsOf(term.value, sources) : [term.value]
    })
    return { key, values: [...new Set(values)], isNegated }
  })
}

/** An id, or a name in any case of letters; several sources may have one. What is neither was an id once. */
function sourceIdsOf(value: string, sources: readonly KnownSource[]): readonly string[] {
  if (sources.some(({ id }) => id === value)) return [value]
  const named = sources.filter(({ name }) => name.trim().toLowerCase() === value.trim().toLowerCase())
  return named.length === 0 ? [value] : named.map(({ id }) => id)
}

function boundIn(terms: readonly QueryTerm[], key: 'since' | 'until', asker: Asker): number | null {
  const found = terms.find(term => term.kind === 'time' && term.key === key)
  return found?.kind === 'time' ? boundOf(key, found.time, asker) : null
}
