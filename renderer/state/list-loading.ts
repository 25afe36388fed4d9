import type { Asking } from '../../electron/contract/ipc.ts'
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

  const question = (after: string | null): Asking<'transactions.page'> => {
    const state = get()
    const fields = { after, limit: 100, ...viewFilters[viewOf(state)] }
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

  return { loadPage: (after: string | null) => loadPage(after), refreshSoon }
}
