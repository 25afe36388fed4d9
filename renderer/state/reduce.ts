import type { AppState } from '../../electron/contract/bridge/app-state.ts'
import type { News } from '../../electron/contract/bridge/ipc.ts'
import type { Health } from '../../electron/contract/health.ts'
import type { BlindWindow } from '../../electron/contract/notices/blind-window.ts'
import type { ViewCount } from '../../electron/contract/transactions/query.ts'
import type { Quarantined, Transaction } from '../../electron/contract/transactions/transaction.ts'
import type { TransactionDetail } from '../../electron/contract/transactions/transaction-detail.ts'
import type { DataWritingAction } from './data-writing.ts'
import { type HandsAction, withHands, withoutDetail } from './hands.ts'
import { onePage, type Pages, pagesOf } from './list-pages.ts'
import { withoutSources, withoutTransactions, withRows, withTouched } from './live-rows.ts'
import type { Dialog, Marks, Place, State } from './model.ts'
import type { OverviewChoice } from './overview-choice.ts'
import { type ListAction, reduceList } from './reduce-list.ts'
import { belongs, type ViewId } from './saved-views.ts'
import { settingsTarget } from './settings-target.ts'

export type Action =
  | ListAction
  | HandsAction
  | DataWritingAction
  | { readonly type: 'app-arrived'; readonly app: AppState }
  | { readonly type: 'app-failed'; readonly sentence: string }
  | { readonly type: 'news'; readonly news: News }
  | { readonly type: 'settled'; readonly ids: readonly string[] }
  | { readonly type: 'went'; readonly place: Place; readonly search?: string }
  | { readonly type: 'searched'; readonly search: string }
  | { readonly type: 'opened'; readonly id: string }
  | { readonly type: 'closed' }
  | { readonly type: 'detail-arrived'; readonly id: string; readonly value: TransactionDetail | null }
  | { readonly type: 'detail-failed'; readonly id: string; readonly sentence: string }
  | { readonly type: 'revealed'; readonly value: TransactionDetail }
  | { readonly type: 'hidden' }
  | { readonly type: 'view-counts-arrived'; readonly counts: readonly ViewCount[] }
  | { readonly type: 'quarantine-arrived'; readonly rows: readonly Quarantined[] }
  | { readonly type: 'health-arrived'; readonly health: Health }
  | { readonly type: 'blind-windows-arrived'; readonly windows: readonly BlindWindow[] }
  | { readonly type: 'overview-chosen'; readonly choice: OverviewChoice }
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
      return withoutDetail(inView(state, action.place, action.search ?? ''))
    case 'searched':
      return inView(state, state.place, action.search)
    case 'followed':
      return {
        ...state,
        list: reduceList(state.list, viewOf(state), action),
        touched: withTouched(state.touched, state.list.waiting),
      }
    case 'opened':
      return { ...state, detail: opened(state, action.id) }
    case 'closed':
      return withoutDetail(state)
    case 'hands':
      return withHands(state, action)
    case 'detail-arrived':
    case 'detail-failed':
      return withDetail(state, action)
    case 'revealed':
      return withRevealed(state, action.value)
    case 'hidden':
      return withRevealed(state, null)
    case 'view-counts-arrived':
      return { ...state, viewCounts: action.counts }
    case 'quarantine-arrived':
      return { ...state, quarantine: action.rows }
    case 'health-arrived':
      return { ...state, health: action.health }
    case 'blind-windows-arrived':
      return { ...state, blindWindows: action.windows }
    case 'data-writing':
      return { ...state, dataWriting: action.writing }
    case 'overview-chosen':
      return { ...state, overview: action.choice }
    case 'dialog':
      return { ...state, dialog: action.dialog }
    default:
      return { ...state, list: reduceList(state.list, viewOf(state), action) }
  }
}

/**
 * Shows at once what is at hand of a view; the page that was asked for completes it. While a query is being typed the rows
 * of the one before stay, so that nothing flickers.
 */
function inView(state: State, place: Place, search: string): State {
  if (place.kind !== 'list')
    return { ...state, place, list: { ...state.list, waiting: [], following: !state.list.isPaused } }
  const isTyping = state.place.kind === 'list' && state.place.view === place.view
  const atHand = search.trim() === '' || isTyping ? newestRows(state.list) : []
  const rows = onePage(
    atHand.filter(row => belongs(row, place.view)),
    state.list.next,
  )
  const marks = search.trim() === '' ? noMarks : state.list.marks
  return {
    ...state,
    place,
    list: {
      ...{ ...state.list, ...rows, sight: null, search, marks, waiting: [], isOverfull: false },
      ...{ following: !state.list.isPaused, isAnswered: false },
    },
  }
}

/** The held rows above the first page that was let go. */
function newestRows({ pages }: Pages): readonly Transaction[] {
  const end = pages.findIndex(({ kind }) => kind === 'dropped')
  return pagesOf(end === -1 ? pages : pages.slice(0, end)).rows
}

const noMarks: Marks = new Map()

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
    case 'gone':
      return withoutTransactions(state, news)
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
      return { ...inView(state, place, ''), detail: null, dialog }
    }
    case 'health':
      return { ...state, health: news.health }
    case 'blind-windows':
      return { ...state, blindWindows: news.windows }
    case 'updates':
      return state.app === null ? state : { ...state, app: { ...state.app, updates: news.updates } }
    case 'data-progress':
      return { ...state, dataProgress: news.progress }
    case 'engine':
      return state.app === null ? state : { ...state, app: { ...state.app, engine: news.engine } }
    // While somebody reads further down nothing moves: they are told that there is more.
    case 'all-anew':
      return state.list.following ? state : { ...state, list: { ...state.list, isOutdated: true, isOverfull: true } }
    case 'quarantined':
    case 'act':
      return state
  }
}
