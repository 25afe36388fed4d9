import type { Database } from '../../database.ts'

const mostAtOnce = 500

/** A notice that nobody has seen to, with its place among all. */
export interface OpenNotice {
  readonly key: number
  readonly id: string
}

/** The notices that nobody has seen to, behind a place, a bounded number; those that were suppressed or lapsed are nobody's to see to. */
export function createOpenNoticesQuery(state: Database): (after: number) => readonly OpenNotice[] {
  const open = state.prepare<[number], OpenNotice>(`
    SELECT key, id FROM notices
    WHERE key > ? AND state IN ('due', 'held', 'shown', 'clicked', 'failed') ORDER BY key LIMIT ${mostAtOnce}
  `)
  return after => open.all(after)
}
