import type { Filter } from '../../../../core/query/filter.ts'
import { searchMatch, unwantedMatch } from './search-text.ts'
import type { Walk } from './walk.ts'
import { type Counts, candidatesOf, named, shareOf } from './walk-candidates.ts'

/** More would make the merge slower than a longer walk along another index. */
const mostArms = 24

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

/** Ours begin with the source and the kind; those of USSD are stored in small letters. */
function providerIdsOf(values: readonly string[]): readonly string[] {
  const whole = values.flatMap(value => /^[^/]+\/[^/]+\/(.+)$/s.exec(value)?.[1] ?? [])
  return [...new Set([...values, ...values.map(value => value.toLowerCase()), ...whole])]
}
