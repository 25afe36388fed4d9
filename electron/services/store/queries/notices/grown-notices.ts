import type { Notice } from '../../../../contract/notices/notice.ts'
import type { Database } from '../../database.ts'
import { type CountedNotice, storedNotice } from '../../projection/telling/notice-row.ts'

/** What failed longer ago, in milliseconds, is no news any more to whoever was told that it began. */
const newsMs = 24 * 3_600_000

const grownNoticesSql = `
  SELECT n.*, i.failures FROM incidents i INDEXED BY incidents_untold JOIN notices n ON n.id = i.id
  WHERE i.failures > i.told AND i.incident ->> '$.lastAt' > ? AND n.state IN ('shown', 'clicked', 'failed')
  ORDER BY n.key LIMIT 100
`

/** Notices of storms that were shown, and say more by now: what a crash kept from the screen. `now` in milliseconds. */
export function createGrownNoticesQuery(state: Database): (now: number) => readonly Notice[] {
  const grown = state.prepare<[number], CountedNotice>(grownNoticesSql)
  return now => grown.all(now - newsMs).map(row => ({ ...storedNotice(row), sound: false }))
}
