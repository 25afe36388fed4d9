import type { SavedView } from '../../electron/contract/transactions/query.ts'
import type { State } from './model.ts'
import type { ViewId } from './saved-views.ts'

const none: readonly SavedView[] = []

export function userViews(state: State): readonly SavedView[] {
  return state.app?.settings.views ?? none
}

/** The view of the user's that the list shows; null when it shows anything else. */
export function shownUserView(state: State): SavedView | null {
  if (state.place.kind !== 'list' || state.place.view !== 'all') return null
  const search = state.list.search.trim()
  return search === '' ? null : (userViews(state).find(({ query }) => query.trim() === search) ?? null)
}

/** What the app's own views would be as a query. */
const viewQueries: Readonly<Record<ViewId, string>> = {
  all: '',
  attention: 'is:attention',
  failed: 'status:failed',
  pending: 'status:pending',
  stuck: 'is:stuck',
  late: 'is:late',
  succeeded: 'status:succeeded',
  cancelled: 'status:cancelled',
}

/**
 * A view and what is looked for in it, as one query. Null where both choose by the same key: two values of one key mean
 * any of them, and here both are meant.
 */
export function asOneQuery(view: ViewId, search: string): string | null {
  const [viewQuery, text] = [viewQueries[view], search.trim()]
  const key = viewQuery.split(':')[0] ?? ''
  if (viewQuery !== '' && new RegExp(`(^|\\s)${key}:`, 'i').test(text)) return null
  return `${viewQuery} ${text}`.trim()
}
