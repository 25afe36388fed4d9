import type { Asking } from '../../electron/contract/bridge/ipc.ts'
import type { DroppedPage } from './list-pages.ts'
import { isQueried } from './live-rows.ts'
import { viewOf } from './reduce.ts'
import { viewFilters } from './saved-views.ts'
import type { StoreParts } from './store.ts'

/** A page with fewer rows than this is followed by the next one: a query may look through much and find little. */
const enoughRows = 30
/** How long news are gathered before a query is asked again, in milliseconds. */
const gatherMs = 400

/** Asks for the pages of the list. */
export function createListLoading({ ask, later, get, dispatch }: StoreParts) {
  let isRefreshDue = false

  const question = (after: string | null, through: string | null = null): Asking<'transactions.page'> => {
    const state = get()
    const end = through === null ? {} : { through }
    const fields = { after, ...end, limit: 100, ...viewFilters[viewOf(state)] }
    if (!isQueried(state.list)) return fields
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    return { ...fields, query: state.list.search.trim(), zone }
  }

  const loadPage = async (after: string | null, found = 0): Promise<void> => {
    const isMore = after !== null
    const request = get().list.request + 1
    dispatch({ type: 'page-asked', request, isMore })
    const reply = await ask('transactions.page', question(after))
    if (!reply.ok) return dispatch({ type: 'page-failed', request, sentence: reply.failure.sentence })
    dispatch({ type: isMore ? 'page-appended' : 'page-arrived', request, page: reply.value })
    const { rows, next } = reply.value
    const isWanted = get().list.request === request && isQueried(get().list)
    if (next !== null && found + rows.length < enoughRows && isWanted) await loadPage(next, found + rows.length)
  }

  // One question at a time: an answer may be older than the news that came since.
  const refill = async (dropped: DroppedPage): Promise<void> => {
    const { loading, refilling, failure } = get().list
    if (loading || refilling !== null || failure !== null) return
    dispatch({ type: 'refill-asked', dropped })
    const reply = await ask('transactions.page', question(dropped.after, dropped.next))
    if (reply.ok) dispatch({ type: 'refilled', dropped, page: reply.value })
    else dispatch({ type: 'refill-failed', dropped, sentence: reply.failure.sentence })
  }

  /** Asks again, once for many news; not while a person reads further down. */
  const refreshSoon = (): void => {
    const isWanted = () => get().list.isOutdated && get().list.following && isQueried(get().list)
    if (isRefreshDue || !isWanted()) return
    isRefreshDue = true
    later(() => {
      isRefreshDue = false
      if (!isWanted()) return
      if (get().list.loading) refreshSoon()
      else void loadPage(null)
    }, gatherMs)
  }

  return {
    loadPage: (after: string | null) => loadPage(after),
    refreshSoon,
    /** Asks for rows again that were let go because they were far from what was in sight. */
    refill,
    loadMore(): void {
      const { loading, refilling, next } = get().list
      if (!loading && refilling === null && next !== null) void loadPage(next)
    },
    /** Resolves when the newest or the oldest known rows are held, if they can be. */
    async reach(end: 'newest' | 'oldest'): Promise<void> {
      if (end === 'newest') return loadPage(null)
      const last = get().list.pages.at(-1)
      if (last?.kind === 'dropped') await refill(last)
    },
  }
}
