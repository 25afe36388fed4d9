import type { Database } from '../database.ts'

/** The position in the journal up to which the state holds everything. */
export function createProjectedQuery(state: Database): () => number {
  const position = state.prepare<[], number>('SELECT seq FROM projection').pluck()
  return () => position.get() ?? 0
}
