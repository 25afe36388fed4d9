import type { Notice } from '../../../contract/notices/notice.ts'
import type { StatusCounts } from '../../../contract/transactions/transaction.ts'
import type { JobDoubt } from '../../../core/hover-org/doubt.ts'
import type { StoreNews } from '../store.ts'
import type { Projected } from './projected.ts'
import { isOfSource } from './telling/notice-row.ts'
import { type TransactionRow, transactionId, transactionOf } from './transactions/transaction-row.ts'

/** More than a window shows: after a burst it reads its page again. */
const mostRows = 200

const nothingElse = { quarantined: 0, forgotten: [], gone: [], doubts: [], acknowledged: [] } as const

/** Collects what commits brought until somebody wants to hear it: each transaction once, with its latest row. */
export function createNewsCollector() {
  const rows = new Map<number, TransactionRow>()
  /** Waits longer than it takes to come in a storm: adding to it must not cost more the longer it is. */
  let notices: Notice[] = []
  const grown = new Map<string, Notice>()
  let latest: Pick<StoreNews, 'counts' | 'quarantined' | 'forgotten' | 'gone' | 'doubts' | 'acknowledged'> | null = null

  /** The latest of each; one that sounds is not silenced by the next. */
  const keepGrown = (notice: Notice): void => {
    const sound = notice.sound === true || grown.get(notice.id)?.sound === true
    grown.set(notice.id, { ...notice, sound })
  }

  /** What came before of what is there no more; what a commit brings itself came after. */
  const forget = (projected: Pick<Projected, 'forgotten' | 'gone'>): void => {
    const { isGone, noticeLeft, isDoubtLeft } = leavings(projected)
    for (const [key, row] of rows) if (isGone(row)) rows.delete(key)
    notices = notices.flatMap(notice => noticeLeft(notice) ?? [])
    for (const [id, notice] of grown) {
      const left = noticeLeft(notice)
      if (left === null) grown.delete(id)
      else grown.set(id, left)
    }
    if (latest !== null) latest = { ...latest, doubts: latest.doubts.filter(isDoubtLeft) }
  }

  return {
    /** `tells` is false while old entries are caught up with: their notices are read when all acts are known. */
    add: (projected: Projected, tells: boolean): void => {
      if (projected.entries === 0) return
      if (projected.forgotten.length > 0 || projected.gone.length > 0) forget(projected)
      latest = {
        counts: projected.counts,
        quarantined: (latest?.quarantined ?? 0) + projected.quarantined,
        forgotten: [...(latest?.forgotten ?? []), ...projected.forgotten],
        gone: [...(latest?.gone ?? []), ...projected.gone],
        acknowledged: [...(latest?.acknowledged ?? []), ...projected.acknowledged],
        // What was doubtful before the start has been asked, or will be found when all jobs are looked at.
        doubts: [...(latest?.doubts ?? []), ...(tells ? projected.doubts : [])],
      }
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

/** What stays of what was to be told, after sources or single transactions were taken out. */
function leavings({ forgotten, gone: ids }: Pick<Projected, 'forgotten' | 'gone'>) {
  const gone = new Set(ids)
  return {
    isGone: (row: TransactionRow): boolean => forgotten.includes(row.source_id) || gone.has(transactionId(row)),
    noticeLeft: (notice: Notice): Notice | null => {
      const { id, transactionId, incident } = notice
      if (forgotten.some(sourceId => isOfSource(id, sourceId))) return null
      if (transactionId === null || !gone.has(transactionId)) return notice
      // As the state has it: that of a storm tells of what may still join it.
      return incident === id ? { ...notice, transactionId: null } : null
    },
    isDoubtLeft: ({ sourceId, jobId }: JobDoubt): boolean =>
      !forgotten.includes(sourceId) && !gone.has(`${sourceId}/job/${jobId}`),
  }
}
