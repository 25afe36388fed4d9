import type { News } from '../../electron/contract/bridge/ipc.ts'
import type { Transaction } from '../../electron/contract/transactions/transaction.ts'
import { insertRows, isNewHere, onlyRows, pagesOf, replaceRows } from './list-pages.ts'
import { markAfter } from './marked-row.ts'
import { addRows, replaceKnown } from './merge.ts'
import type { Failures, ListState, State } from './model.ts'
import { belongs, type ViewId } from './saved-views.ts'

/** How many new rows are held back at most; above it the list is asked for again to show them. */
export const mostWaiting = 1000

type RowNews = Extract<News, { kind: 'transactions' }>

/** Merges live rows: known ones change where they stand, new ones go in on top or wait. */
export function withRows(state: State, news: RowNews): State {
  const view = state.place.kind === 'list' ? state.place.view : 'all'
  const open = news.rows.find(row => row.id === state.detail?.id)
  const list = liveList(state.list, news.rows, view)
  return {
    ...state,
    app: state.app === null ? null : { ...state.app, counts: news.counts },
    list,
    hands: { ...state.hands, marked: markAfter(state.list.rows, list.rows, state.hands.marked) },
    detail: state.detail !== null && open !== undefined ? { ...state.detail, row: open } : state.detail,
    touched: withTouched(state.touched, changedRows(state.list, news.rows)),
    failures: newFailures(state, news.rows),
  }
}

/** A repeat, or older news, changes nothing that a row shows: it is not marked. */
function changedRows({ rows }: ListState, incoming: readonly Transaction[]): readonly Transaction[] {
  const news = new Set(incoming.map(row => row.id))
  const shown = new Map(rows.filter(row => news.has(row.id)).map(row => [row.id, looksOf(row)]))
  return incoming.filter(row => shown.get(row.id) !== looksOf(row))
}

function looksOf({ deliveries: _new, duplicates: _repeats, lastReceivedAt: _last, ...looks }: Transaction): string {
  return JSON.stringify(looks)
}

export function withTouched(touched: ReadonlySet<string>, rows: readonly Transaction[]): ReadonlySet<string> {
  return new Set([...touched, ...rows.map(row => row.id)])
}

/** Practice was left: what it made is gone, also from what is open. */
export function withoutSources(state: State, news: Extract<News, { kind: 'forgotten' }>): State {
  const stays = (row: Transaction) => !news.sourceIds.includes(row.sourceId)
  const { list, detail } = state
  const held = onlyRows(list.pages, stays)
  const lists = { ...held, waiting: list.waiting.filter(stays), since: list.since.filter(stays) }
  return {
    ...state,
    app: state.app === null ? null : { ...state.app, counts: news.counts },
    list: { ...list, ...lists },
    blindWindows: state.blindWindows.filter(one => !news.sourceIds.includes(one.sourceId)),
    detail: detail !== null && news.sourceIds.some(id => detail.id.startsWith(`${id}/`)) ? null : detail,
  }
}

/** The limits were reached, or a customer was erased: what is open of them is not shown any more either. */
export function withoutTransactions(state: State, news: Extract<News, { kind: 'gone' }>): State {
  const gone = new Set(news.ids)
  const stays = (row: Transaction) => !gone.has(row.id)
  const { list, detail } = state
  const lists = { rows: list.rows.filter(stays), waiting: list.waiting.filter(stays), since: list.since.filter(stays) }
  const isOpen = detail !== null && gone.has(detail.id)
  return {
    ...state,
    app: state.app === null ? null : { ...state.app, counts: news.counts },
    list: { ...list, ...lists },
    detail: isOpen ? { ...detail, row: null, value: null, revealed: null, missing: true, failure: null } : detail,
  }
}

function liveList(list: ListState, incoming: readonly Transaction[], view: ViewId): ListState {
  if (isQueried(list)) return queriedList(list, incoming)
  const fits = (row: Transaction) => belongs(row, view)
  const { pages } = replaceRows(list.pages, incoming)
  const held = replaceKnown(list.waiting, replaceKnown(list.rows, incoming).unknown)
  const fresh = held.unknown.filter(row => fits(row) && isNewHere(pages, row))
  const since = sinceAsked(list, incoming)
  if (list.following) return { ...list, since, ...onlyRows(insertRows(pages, fresh).pages, fits) }
  // A row that has left the view stays where it is while someone reads: nothing moves under their eyes.
  const waiting = [...held.rows.filter(fits), ...fresh]
  const isOverfull = list.isOverfull || waiting.length > mostWaiting
  return { ...list, since, ...pagesOf(pages), waiting: waiting.slice(0, mostWaiting), isOverfull }
}

/** News that came while a page was asked for, which may not know them. */
function sinceAsked({ loading, refilling, since }: ListState, incoming: readonly Transaction[]): ListState['since'] {
  return loading || refilling !== null ? addRows(since, incoming) : since
}

/** Whether the list is what a query finds: then only the database knows what belongs to it. */
export function isQueried({ search }: Pick<ListState, 'search'>): boolean {
  return search.trim() !== ''
}

/** Known rows change where they stand; whether they still fit, and what else does, is asked again. */
function queriedList(list: ListState, incoming: readonly Transaction[]): ListState {
  const changed = new Set(incoming.map(row => row.id))
  const marks = new Map([...list.marks].filter(([id]) => !changed.has(id)))
  const since = sinceAsked(list, incoming)
  return { ...list, ...replaceRows(list.pages, incoming), marks, since, isOutdated: true }
}

function newFailures(state: State, incoming: readonly Transaction[]): Failures {
  const before = new Map(state.list.rows.map(row => [row.id, row.status]))
  const failed = incoming.filter(row => row.status === 'failed' && before.get(row.id) !== 'failed')
  const latest = failed.at(-1)
  if (latest === undefined) return state.failures
  return { count: state.failures.count + failed.length, latest }
}
