import type { Notice } from '../../contract/notices/notice.ts'
import type { StatusCounts } from '../../contract/transactions/transaction.ts'
import type { Projected } from './projection/projected.ts'
import { type TransactionRow, transactionId, transactionOf } from './projection/transactions/transaction-row.ts'
import type { StoreNews } from './store.ts'

/** More than a window shows: after a burst it reads its page again. */
const mostRows = 200

const nothingElse = { quarantined: 0, forgotten: [], gone: [], doubts: [], acknowledged: [] } as const

/** Collects what commits brought until somebody wants to hear it: each transaction once, with its latest row. */
export function createNewsCollector() {
  const rows = new Map<number, TransactionRow>()
  /** Waits longer than it takes to come in a storm: adding to it must not cost more the longer it is. */
  const notices: Notice[] = []
  const grown = new Map<string, Notice>()
  let latest: Pick<StoreNews, 'counts' | 'quarantined' | 'forgotten' | 'gone' | 'doubts' | 'acknowledged'> | null = null

  /** The latest of each; one that sounds is not silenced by the next. */
  const keepGrown = (notice: Notice): void => {
    const sound = notice.sound === true || grown.get(notice.id)?.sound === true
    grown.set(notice.id, { ...notice, sound })
  }

  return {
    /** `tells` is false while old entries are caught up with: their notices are read when all acts are known. */
    add: (projected: Projected, tells: boolean): void => {
      if (projected.entries === 0) return
      latest = {
        counts: projected.counts,
        quarantined: (latest?.quarantined ?? 0) + projected.quarantined,
        forgotten: [...(latest?.forgotten ?? []), ...projected.forgotten],
        gone: [...(latest?.gone ?? []), ...projected.gone],
        acknowledged: [...(latest?.acknowledged ?? []), ...projected.acknowledged],
        // What was doubtful before the start has been asked, or will be found when all jobs are looked at.
        doubts: [...(latest?.doubts ?? []), ...(tells ? projected.doubts : [])],
      }
      const gone = new Set(projected.gone)
      for (const [key, row] of rows)
        if (projected.forgotten.includes(row.source_id) || gone.has(transactionId(row))) rows.delete(key)
      if (tells) {
        notices.push(...projected.notices)
        for (const notice of projected.grown) keepGrown(notice)
      }
      for (const row of projected.rows) {
        rows.delete(row.key)
        rows.set(row.key, row)
      }
      for (const key of rows.keys()) {
        if (rows.size <= mostRows) break
        rows.delete(key)
      }
    },
    /** Something can be read that could not be before, and no window shows it. */
    stir: (counts: StatusCounts): void => {
      latest ??= { ...nothingElse, counts }
    },
    /** Null when nothing happened. Notices beyond the bound stay for the next time. */
    take: (): StoreNews | null => {
      if (latest === null) return null
      const news = {
        transactions: [...rows.values()].map(transactionOf),
        ...latest,
        notices: notices.splice(0, mostRows),
        grown: [...grown.values()],
      }
      rows.clear()
      grown.clear()
      latest = notices.length === 0 ? null : { ...nothingElse, counts: latest.counts }
      return news
    },
  }
}
