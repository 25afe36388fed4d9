import type { Transaction, TransactionPage } from '../../electron/contract/transactions/transaction.ts'
import {
  appendPage,
  type DroppedPage,
  dropFar,
  insertRows,
  onePage,
  onlyRows,
  type Pages,
  refill,
  replaceRows,
} from './list-pages.ts'
import { isQueried } from './live-rows.ts'
import { marksOf } from './marks.ts'
import { addRows, replaceKnown } from './merge.ts'
import type { ListState, Marks } from './model.ts'
import { belongs, type ViewId } from './saved-views.ts'

export type ListAction =
  /** `isMore`: of the same list, from where it ends. */
  | { readonly type: 'page-asked'; readonly request: number; readonly isMore?: boolean }
  | { readonly type: 'page-arrived'; readonly request: number; readonly page: TransactionPage }
  | { readonly type: 'page-appended'; readonly request: number; readonly page: TransactionPage }
  | { readonly type: 'page-failed'; readonly request: number; readonly sentence: string }
  | { readonly type: 'refill-asked'; readonly dropped: DroppedPage }
  | { readonly type: 'refilled'; readonly dropped: DroppedPage; readonly page: TransactionPage }
  | { readonly type: 'refill-failed'; readonly dropped: DroppedPage; readonly sentence: string }
  /** A page came into sight; it is named by the place behind which it begins. */
  | { readonly type: 'sighted'; readonly after: string | null }
  | { readonly type: 'followed' }
  | { readonly type: 'scrolled-away' }
  | { readonly type: 'paused' }
  | { readonly type: 'resumed' }

/** What pages and scrolling make of the list of a view. */
export function reduceList(list: ListState, view: ViewId, action: ListAction): ListState {
  const fits = (row: Transaction) => belongs(row, view)
  switch (action.type) {
    case 'page-asked':
      return {
        ...list,
        ...{ loading: true, failure: null, request: action.request, since: [] },
        isOutdated: action.isMore === true && list.isOutdated,
      }
    case 'page-arrived': {
      if (action.request !== list.request) return list
      const { rows: found, next } = action.page
      const rows = isQueried(list) ? replaceKnown(found, list.since).rows : addRows(found, list.since).filter(fits)
      const pages = { ...onePage(rows, next), sight: null, refilling: null }
      const waiting = { waiting: [], isOverfull: false }
      return { ...list, ...arrived, ...pages, ...waiting, next, marks: marksOf(action.page), following: !list.isPaused }
    }
    case 'page-appended':
      if (action.request !== list.request) return list
      return { ...list, ...arrived, ...appended(list, action.page), next: action.page.next }
    case 'page-failed':
      return action.request === list.request ? { ...list, ...arrived, failure: action.sentence } : list
    case 'refill-asked':
      return { ...list, refilling: action.dropped, since: [] }
    case 'refilled':
      return { ...list, ...refillEnded(list, action.dropped), ...refilled(list, action.dropped, action.page) }
    case 'refill-failed':
      return { ...list, ...refillEnded(list, action.dropped), failure: action.sentence }
    case 'sighted':
      return { ...list, sight: action.after }
    case 'followed':
      return { ...list, ...withWaiting(list, fits), following: !list.isPaused, waiting: [] }
    case 'scrolled-away':
      return { ...list, following: false }
    case 'paused':
      return { ...list, following: false, isPaused: true }
    case 'resumed':
      return { ...list, isPaused: false }
  }
}

const arrived = { since: [], loading: false, isAnswered: true } as const

type Held = Pages & { readonly marks: Marks }

function appended(list: ListState, page: TransactionPage): Held {
  const { pages } = appendPage(list.pages, { kind: 'held', after: list.next, next: page.next, rows: page.rows })
  return near(list, pages, page)
}

/** An answer for a page that is no longer missing changes nothing. */
function refilled(list: ListState, dropped: DroppedPage, page: TransactionPage): Partial<ListState> {
  if (!list.pages.includes(dropped)) return {}
  const { pages } = refill(list.pages, dropped, page)
  return { ...near({ ...list, sight: dropped.after }, pages, page), sight: dropped.after }
}

function refillEnded(list: ListState, dropped: DroppedPage): Partial<ListState> {
  return list.refilling === dropped ? { refilling: null, since: list.loading ? list.since : [] } : {}
}

/** The pages around the one in sight, with the news that came while they were asked for. */
function near(list: ListState, pages: Pages['pages'], page: TransactionPage): Held {
  const kept = dropFar(replaceRows(pages, list.since).pages, list.sight)
  const known = new Map([...list.marks, ...marksOf(page)])
  if (known.size === 0) return { ...kept, marks: known }
  return { ...kept, marks: new Map(kept.rows.flatMap(({ id }) => (known.has(id) ? [[id, known.get(id) ?? []]] : []))) }
}

/** Rows that waited go in where the newest page is held; otherwise they come with it when it is asked for again. */
function withWaiting(list: ListState, fits: (row: Transaction) => boolean): Partial<Pages> {
  if (!isTopHeld(list)) return {}
  return onlyRows(insertRows(list.pages, list.waiting).pages, fits)
}

/** Whether the newest rows, and all that wait, are at hand. */
export function isTopHeld({ pages, isOverfull }: ListState): boolean {
  return pages[0]?.kind !== 'dropped' && !isOverfull
}
