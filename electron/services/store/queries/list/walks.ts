import { type Status, statuses, transactionKinds } from '../../../../contract/transactions/transaction.ts'
import type { Clause, Filter } from '../../../../core/query/filter.ts'
import type { FacetName } from '../../projection/sums/facets.ts'
import { type Condition, emptySql, markSql } from './conditions.ts'
import type { KnownNames, NamedFacet } from './known-names.ts'
import { searchMatch, unwantedMatch } from './search-text.ts'
import type { WordsFrom } from './search-words.ts'

/**
 * A way through the transactions, newest first. `list`: along an index that is in the order of the list; several arms are
 * several walks that SQLite merges. `search`: along the full-text index, in the order in which transactions were first
 * heard of. `keys`: in that order too, past the transactions in which unwanted words occur. `few`: straight to some that are known by their ids. What a walk does not see to itself is sifted.
 */
export type Walk =
  | { readonly kind: 'list'; readonly index: string; readonly arms: readonly Condition[]; readonly sees: Sees }
  | { readonly kind: 'search'; readonly match: string }
  | { readonly kind: 'keys'; readonly unwanted: string }
  | { readonly kind: 'few'; readonly providerIds: readonly string[] }

/** The clauses that the walk itself sees to. */
type Sees = readonly Clause[]

interface Candidate {
  readonly walk: Walk & { readonly kind: 'list' }
  /** About how many transactions it passes from end to end. */
  readonly length: number
}

/** More would make the merge slower than a longer walk along another index. */
const mostArms = 24

export interface Counts {
  readonly names: KnownNames
  readonly wordsFrom: WordsFrom
  /** How many transactions there are of each status. */
  readonly ofStatus: () => Readonly<Record<Status, number>>
  readonly ofMark: (mark: string) => number
}

/** The shortest walk for a filter, judged by counts that are kept; null when nothing can fit. */
export function chooseWalk(filter: Filter, counts: Counts): Walk | null {
  const [match, unwanted] = [searchMatch(filter.texts, counts.wordsFrom), unwantedMatch(filter.texts, counts.wordsFrom)]
  if (match !== null) return match === 'never' ? null : { kind: 'search', match }
  const clauses = filter.clauses.filter(({ isNegated }) => !isNegated)
  if (clauses.some(({ values }) => values.length === 0)) return null
  if (unwanted !== null) return { kind: 'keys', unwanted }
  const ids = clauses.find(({ key }) => key === 'id')
  if (ids !== undefined) return { kind: 'few', providerIds: providerIdsOf(named(ids)) }
  if (clauses.length === 0) return byTime

  const byStatus = clauses.find(({ key }) => key === 'status')
  const share = shareOf(byStatus, counts)
  const candidates = clauses.flatMap(clause => candidatesOf(clause, byStatus, { counts, share }))
  if (candidates.some(({ length, walk }) => length === 0 && walk.arms.length === 0)) return null
  const shortest = candidates
    .filter(({ walk }) => walk.arms.length <= mostArms)
    .toSorted((a, b) => a.length - b.length)[0]
  return shortest?.walk ?? byTime
}

const byTime: Walk = { kind: 'list', index: 'transactions_by_time', arms: [{ sql: 'TRUE', values: [] }], sees: [] }

interface Known {
  readonly counts: Counts
  /** Which part of all transactions has one of the wanted statuses. */
  readonly share: number
}

function candidatesOf(clause: Clause, byStatus: Clause | undefined, { counts, share }: Known): readonly Candidate[] {
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

function shareOf(byStatus: Clause | undefined, counts: Counts): number {
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

function named({ values }: Clause): readonly string[] {
  return values.filter(value => value !== null)
}

/** Ours begin with the source and the kind; those of USSD are stored in small letters. */
function providerIdsOf(values: readonly string[]): readonly string[] {
  const whole = values.flatMap(value => /^[^/]+\/[^/]+\/(.+)$/s.exec(value)?.[1] ?? [])
  return [...new Set([...values, ...values.map(value => value.toLowerCase()), ...whole])]
}
