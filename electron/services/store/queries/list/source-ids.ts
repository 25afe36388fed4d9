import type { Database } from '../../database.ts'

/** The sources that have transactions, also those that were removed since. */
export function createSourceIdsQuery(state: Database): () => readonly string[] {
  const ids = state
    .prepare<[], string>(`SELECT DISTINCT source_id FROM facets WHERE name = 'kind' ORDER BY source_id`)
    .pluck()
  return () => ids.all()
}
