import type { KnownValues } from '../../../../core/query/complete.ts'
import type { Database } from '../../database.ts'
import type { FacetName } from '../../projection/sums/facets.ts'

const mostValues = 500

/** What was received so far, the most frequent first, to complete what somebody types. */
export function createKnownValuesQuery(state: Database): () => Omit<KnownValues, 'sources'> {
  const most = state
    .prepare<[FacetName], string>(
      `SELECT value FROM facets WHERE name = ? GROUP BY value ORDER BY sum(transactions) DESC, value LIMIT ${mostValues}`,
    )
    .pluck()
  return () => ({
    operator: most.all('operator'),
    country: most.all('country'),
    category: most.all('category'),
    action: most.all('action'),
  })
}
