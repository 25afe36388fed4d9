import { countryMatcher, nameMatcher } from '../../../../core/query/names.ts'
import type { Database } from '../../database.ts'
import type { FacetName } from '../../projection/sums/facets.ts'

/** The stored values that are meant by what a person wrote. */
export type NamesAsked = (name: NamedFacet, asked: readonly string[]) => readonly string[]
export type NamedFacet = Exclude<FacetName, 'kind'>

export interface Facet {
  readonly value: string
  readonly transactions: number
}

/** Which values were received so far, from what the projector keeps. */
export function createKnownNames(state: Database) {
  const ofName = state.prepare<[FacetName], Facet>(
    'SELECT value, sum(transactions) AS transactions FROM facets WHERE name = ? GROUP BY value',
  )
  const ofSource = state
    .prepare<[string], number | null>(`SELECT sum(transactions) FROM facets WHERE name = 'kind' AND source_id = ?`)
    .pluck()
  return {
    facets: (name: FacetName): readonly Facet[] => ofName.all(name),
    names: (name: NamedFacet, asked: readonly string[]): readonly string[] => {
      const tests = asked.map(name === 'country' ? countryMatcher : nameMatcher)
      return ofName.all(name).flatMap(({ value }) => (tests.some(test => test(value)) ? [value] : []))
    },
    countOfSource: (sourceId: string): number => ofSource.get(sourceId) ?? 0,
  }
}
export type KnownNames = ReturnType<typeof createKnownNames>
