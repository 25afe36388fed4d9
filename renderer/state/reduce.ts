import type { BlindWindow } from '../../electron/contract/blind-window.ts'
import type { Health } from '../../electron/contract/health.ts'
import type { AppState, News } from '../../electron/contract/ipc.ts'
import type { Quarantined, TransactionPage } from '../../electron/contract/transaction.ts'
import type { TransactionDetail } from '../../electron/contract/transaction-detail.ts'
import { withoutSources, withRows } from './live-rows.ts'
import { addRows, appendPage, replaceKnown } from './merge.ts'
import type { Dialog, ListState, Place, State } from './model.ts'
import { belongs, type ViewId } from './saved-views.ts'
import { settingsTarget } from './settings-target.ts'

export type Action =
  | { readonly type: 'app-arrived'; readonly app: AppState }
  | { readonly type: 'app-failed'; readonly sentence: string }
  | { readonly type: 'news'; readonly news: News }
  | { readonly type: 'settled'; readonly ids: readonly string[] }
  | { readonly type: 'page-asked'; readonly request: number }
  | { readonly type: 'page-arrived'; readonly request: number; readonly page: TransactionPage }
  | { readonly type: 'page-appended'; readonly request: number; readonly page: TransactionPage }
  | { readonly type: 'page-failed'; readonly request: number; readonly sentence: string }
  | { readonly type: 'followed' }
  | { readonly type: 'scrolled-away' }
  | { readonly type: 'went'; readonly place: Place }
  | { readonly type: 'searched'; readonly search: string }
  | { readonly type: 'opened'; readonly id: string }
  | { readonly type: 'closed' }
  | { readonly type: 'detail-arrived'; readonly id: string; readonly value: TransactionDetail | null }
  | { readonly type: 'detail-failed'; readonly id: string; readonly sentence: string }
  | { readonly type: 'revealed'; readonly value: TransactionDetail }
  | { readonly type: 'hidden' }
  | { readonly type: 'quarantine-arrived'; readonly rows: readonly Quarantined[] }
  | { readonly type: 'health-arrived'; readonly health: Health }
  | { readonly type: 'blind-windows-arrived'; readonly windows: readonly BlindWindow[] }
  | { readonly type: 'dialog'; readonly dialog: Dialog | null }

/** The view whose list is held: the last one while settings or the quarantine are on screen. */
export function viewOf(state: State): ViewId {
  return state.place.kind === 'list' ? state.place.view : 'all'
}

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'app-arrived':
      return { ...state, app: action.app, failure: null }
    case 'app-failed':
      return { ...state, failure: action.sentence }
    case 'news':
      return withNews(state, action.news)
    case 'settled':
      return { ...state, touched: new Set([...state.touched].filter(id => !action.ids.includes(id))) }
    case 'went':
      return { ...inView(state, action.place, state.list.search), detail: null }
    case 'searched':
      return inView(state, state.place, action.search)
    case 'opened':
      return { ...state, detail: opened(state, action.id) }
    case 'closed':
      return { ...state, detail: null }
    case 'detail-arrived':
    case 'detail-failed':
      return withDetail(state, action)
    case 'revealed':
      return withRevealed(state, action.value)
    case 'hidden':
      return withRevealed(state, null)
    case 'quarantine-arrived':
      return { ...state, quarantine: action.rows }
    case 'health-arrived':
      return { ...state, health: action.health }
    case 'blind-windows-arrived':
      return { ...state, blindWindows: action.windows }
    case 'dialog':
      return { ...state, dialog: action.dialog }
    default:
      return { ...state, list: reduceList(state, action) }
  }
}

type ListAction = Extract<
  Action,
  { type: 'page-asked' | 'page-arrived' | 'page-appended' | 'page-failed' | 'followed' | 'scrolled-away' }
>

function reduceList(state: State, action: ListAction): ListState {
  const { list } = state
  const fits = (row: Parameters<typeof belongs>[0]) => belongs(row, viewOf(state), list.search)
  switch (action.type) {
    case 'page-asked':
      return { ...list, loading: true, failure: null, request: action.request, since: [] }
    case 'page-arrived': {
      if (action.request !== list.request) return list
      const rows = addRows(action.page.rows, list.since).filter(fits)
      return { ...list, rows, next: action.page.next, since: [], waiting: [], loading: false, following: true }
    }
    case 'page-appended':
      if (action.request !== list.request) return list
      return { ...list, ...appended(list, action.page), since: [], loading: false }
    case 'page-failed':
      return action.request === list.request ? { ...list, loading: false, failure: action.sentence } : list
    case 'followed':
      return { ...list, following: true, waiting: [], rows: addRows(list.rows, list.waiting).filter(fits) }
    case 'scrolled-away':
      return { ...list, following: false }
  }
}

function appended(list: ListState, page: TransactionPage): Pick<ListState, 'rows' | 'next'> {
  return { rows: replaceKnown(appendPage(list.rows, page.rows), list.since).rows, next: page.next }
}

/** Shows at once what is at hand of a view; the page that was asked for completes it. */
function inView(state: State, place: Place, search: string): State {
  const next = { ...state, place, list: { ...state.list, search, waiting: [], following: true } }
  if (place.kind !== 'list') return next
  return { ...next, list: { ...next.list, rows: state.list.rows.filter(row => belongs(row, place.view, search)) } }
}

function opened(state: State, id: string): State['detail'] {
  const row = state.list.rows.find(one => one.id === id) ?? null
  const same = state.detail?.id === id ? state.detail : null
  return { id, row, value: same?.value ?? null, revealed: same?.revealed ?? null, missing: false, failure: null }
}

/** What a reveal answers counts only for the transaction that is still open. */
function withRevealed(state: State, revealed: TransactionDetail | null): State {
  const { detail } = state
  if (detail === null || (revealed !== null && revealed.id !== detail.id)) return state
  return { ...state, detail: { ...detail, revealed } }
}

function withDetail(state: State, action: Extract<Action, { type: 'detail-arrived' | 'detail-failed' }>): State {
  const { detail } = state
  if (detail === null || detail.id !== action.id) return state
  if (action.type === 'detail-failed') return { ...state, detail: { ...detail, failure: action.sentence } }
  return { ...state, detail: { ...detail, value: action.value, missing: action.value === null, failure: null } }
}

function withNews(state: State, news: News): State {
  switch (news.kind) {
    case 'transactions':
      return withRows(state, news)
    case 'forgotten':
      return withoutSources(state, news)
    case 'connection':
      return state.app === null ? state : { ...state, app: { ...state.app, connection: news.connection } }
    case 'settings': {
      if (state.app === null) return state
      return { ...state, app: { ...state.app, settings: news.settings, hasTunnelToken: news.hasTunnelToken } }
    }
    case 'open-transaction': {
      const shown = state.place.kind === 'list' ? state : inView(state, { kind: 'list', view: 'all' }, '')
      return { ...shown, detail: opened(shown, news.id), dialog: null }
    }
    case 'open-settings': {
      const { place, dialog } = settingsTarget(news, state.app?.settings.sources ?? [])
      return { ...inView(state, place, state.list.search), detail: null, dialog }
    }
    case 'health':
      return { ...state, health: news.health }
    case 'blind-windows':
      return { ...state, blindWindows: news.windows }
    case 'quarantined':
      return state
  }
}
