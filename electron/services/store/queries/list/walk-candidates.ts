import { type Status, statuses, transactionKinds } from '../../../../contract/transactions/transaction.ts'
import type { Clause } from '../../../../core/query/filter.ts'
import type { FacetName } from '../../projection/sums/facets.ts'
import { type Condition, emptySql, markSql } from './conditions.ts'
import type { KnownNames, NamedFacet } from './known-names.ts'
import type { WordsFrom } from './search-words.ts'
import type { Sees, Walk } from './walk.ts'

/** A walk that one clause offers. */
export interface Candidate {
  readonly walk: Walk & { readonly kind: 'list' }
  /** About how many transactions it passes from end to end. */
  readonly length: number
}

export interface Counts {
  readonly names: KnownNames
  readonly wordsFrom: WordsFrom
  /** How many transactions there are of each status. */
  readonly ofStatus: () => Readonly<Record<Status, number>>
  readonly ofMark: (mark: string) => number
}

interface Known {
  readonly counts: Counts
  /** Which part of all transactions has one of the wanted statuses. */
  readonly share: number
}

/** The walks that see to a clause, most of them together with the wanted statuses. */
export function candidatesOf(
  clause: Clause,
  byStatus: Clause | undefined,
  { counts, share }: Known,
): readonly Candidate[] {
  const { key } = clause
  const values = named(clause)
  const isEmptyMeant = values.length < clause.values.length
  const wanted = byStatus === undefined ? statuses : named(byStatus)
  const both = byStatus === undefined ? [clause] : [clause, byStatus]
  const { names } = counts
  const list = (index: string, arms: readonly Condition[], sees: Sees, length: number): readonly Candidate[] => {
    return [{ walk: { kind: 'list', index, arms, sees }, length }]
  }
  const withStatus = (column: string, found: readonly string[]): readonly Condition[] =>
    found.flatMap(value => wanted.map(one => ({ sql: `${column} = ? AND t.status = ?`, values: [value, one] })))
  const alone = (sql: string, found: readonly string[]): readonly Condition[] =>
    found.map(value => ({ sql, values: [value] }))
  /** How many transactions have one of the names, or none where that is meant. */
  const lengthOf = (name: NamedFacet, found: readonly string[]): number =>
    facetSum(names, name, found) + (isEmptyMeant ? emptyCount(names, name) : 0)

  switch (key) {
    case 'status': {
      const length = sumOf(values, value => counts.ofStatus()[value as Status] ?? 0)
      return list('transactions_by_status', alone('t.status = ?', values), [clause], length)
    }
    case 'source': {
      const length = sumOf(values, names.countOfSource) * share
      return list('transactions_by_source', withStatus('t.source_id', values), both, length)
    }
    case 'operator': {
      const found = names.names('operator', values)
      const length = lengthOf('operator', found) * share
      const none = isEmptyMeant ? wanted.map(one => ({ sql: `${emptySql(key)} AND t.status = ?`, values: [one] })) : []
      return list('transactions_by_operator', [...withStatus('t.operator', found), ...none], both, length)
    }
    case 'category':
    case 'country': {
      const found = names.names(key, values)
      const none = isEmptyMeant ? [{ sql: emptySql(key), values: [] }] : []
      const arms = [...alone(`t.${key} = ?`, found), ...none]
      return list(`transactions_by_${key}`, arms, [clause], lengthOf(key, found))
    }
    case 'action': {
      // What has none is along another index, and one walk has one.
      if (isEmptyMeant) return values.length === 0 ? withoutAction(clause, names) : []
      const found = names.names('action', values)
      const arms = alone(`t.kind = 'ussd' AND t.title = ?`, found)
      return list('transactions_by_action', arms, [clause], facetSum(names, 'action', found))
    }
    case 'kind': {
      // Nearly everything is `ussd` wherever there is any, so that it has no index.
      if (values.includes('ussd')) return []
      const arms = alone(`t.kind <> 'ussd' AND t.kind = ?`, values)
      return list('transactions_by_kind', arms, [clause], facetSum(names, 'kind', values))
    }
    case 'is':
      return marked(clause, wanted, both, counts)
    case 'env':
    case 'id':
      return []
  }
}

/** Only USSD runs have an action; everything else has a kind of its own. */
function withoutAction(clause: Clause, names: KnownNames): readonly Candidate[] {
  const kinds = transactionKinds.filter(kind => kind !== 'ussd')
  const arms = kinds.map(kind => ({ sql: `t.kind <> 'ussd' AND t.kind = ?`, values: [kind] }))
  const walk: Candidate['walk'] = { kind: 'list', index: 'transactions_by_kind', arms, sees: [clause] }
  return [{ walk, length: emptyCount(names, 'action') }]
}

const markIndices: Readonly<Record<string, string>> = {
  stuck: 'transactions_stuck',
  late: 'transactions_late',
  resolved: 'transactions_resolved',
}

/** One mark: a transaction that has two would be met twice. */
function marked(clause: Clause, wanted: readonly string[], both: Sees, counts: Counts): readonly Candidate[] {
  const [mark, second] = named(clause)
  if (mark === undefined || second !== undefined) return []
  const length = counts.ofMark(mark)
  if (mark === 'attention') {
    const arms = wanted.map(status => ({ sql: `${markSql(mark)} AND t.status = ?`, values: [status] }))
    return [{ walk: { kind: 'list', index: 'transactions_by_attention', arms, sees: both }, length }]
  }
  const index = markIndices[mark]
  if (index === undefined) return []
  return [{ walk: { kind: 'list', index, arms: [{ sql: markSql(mark), values: [] }], sees: [clause] }, length }]
}

/** Which part of all transactions has one of the wanted statuses. */
export function shareOf(byStatus: Clause | undefined, counts: Counts): number {
  if (byStatus === undefined) return 1
  const ofStatus = counts.ofStatus()
  const total = sumOf(statuses, status => ofStatus[status])
  return total === 0 ? 1 : sumOf(named(byStatus), value => ofStatus[value as Status] ?? 0) / total
}

function facetSum(names: KnownNames, name: Parameters<KnownNames['facets']>[0], found: readonly string[]): number {
  const wanted = new Set(found)
  return sumOf(names.facets(name), ({ value, transactions }) => (wanted.has(value) ? transactions : 0))
}

function sumOf<T>(items: readonly T[], numberOf: (item: T) => number): number {
  return items.reduce((sum, item) => sum + numberOf(item), 0)
}

/** How many transactions have no value for a key: all that are, without those that have one. */
function emptyCount(names: KnownNames, name: NamedFacet): number {
  const total = (one: FacetName) => sumOf(names.facets(one), ({ transactions }) => transactions)
  return total('kind') - total(name)
}

/** Without the place where nothing is meant. */
export function named({ values }: Clause): readonly string[] {
  return values.filter(value => value !== null)
}
