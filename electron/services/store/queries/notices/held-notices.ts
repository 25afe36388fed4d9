import type { Notice } from '../../../../contract/notices/notice.ts'
import type { Database } from '../../database.ts'
import { type CountedNotice, countedNotices, storedNotice } from '../../projection/telling/notice-row.ts'

export interface HeldNotices {
  /** What was held until a moment that is over, together with what was held until the same. */
  readonly released: readonly (readonly Notice[])[]
  /** When the next is to be told; null when nothing more is held. Milliseconds since 1970. */
  readonly nextAt: number | null
}

/** What was held back and is to be told by now, a bounded number; `now` in milliseconds since 1970. */
export function createHeldNoticesQuery(state: Database): (now: number) => HeldNotices {
  const over = state.prepare<[number], CountedNotice>(
    `${countedNotices} WHERE n.state = 'held' AND n.held_until <= ? ORDER BY n.held_until, n.key LIMIT 1000`,
  )
  const next = state
    .prepare<[number], number | null>(`SELECT min(held_until) FROM notices WHERE state = 'held' AND held_until > ?`)
    .pluck()
  return now => ({
    released: [...Map.groupBy(over.all(now), row => row.held_until).values()].map(rows =>
      rows.map(row => storedNotice(row)),
    ),
    nextAt: next.get(now) ?? null,
  })
}
