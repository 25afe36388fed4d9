import type { Transaction, TransactionPage } from '../../electron/contract/transaction.ts'
import { isQueried } from './live-rows.ts'
import { marksOf } from './marks.ts'
import { addRows, appendPage, replaceKnown } from './merge.ts'
import type { ListState } from './model.ts'
import { belongs, type ViewId } from './saved-views.ts'

export type ListAction =
  /** `isMore`: of the same list, from where it ends. */
  | { readonly type: 'page-asked'; readonly request: number; readonly isMore?: boolean }
  | { readonly type: 'page-arrived'; readonly request: number; readonly page: TransactionPage }
  | { readonly type: 'page-appended'; readonly request: number; readonly page: TransactionPage }
  | { readonly type: 'page-failed'; readonly request: number; readonly sentence: string }
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
      const marks = marksOf(action.page)
      return { ...list, ...arrived, rows, next, marks, waiting: [], following: !list.isPaused }
    }
    case 'page-appended':
      if (action.request !== list.request) return list
      return { ...list, ...arrived, ...appended(list, action.page) }
    case 'page-failed':
      return action.request === list.request ? { ...list, ...arrived, failure: action.sentence } : list
    case 'followed':
      return { ...list, following: !list.isPaused, waiting: [], rows: addRows(list.rows, list.waiting).filter(fits) }
    case 'scrolled-away':
      return { ...list, following: false }
    case 'paused':
      return { ...list, following: false, isPaused: true }
    case 'resumed':
      return { ...list, isPaused: false }
  }
}

const arrived = { since: [], loading: false, isAnswered: true } as const

function appended(list: ListState, page: TransactionPage): Pick<ListState, 'rows' | 'next' | 'marks'> {
  const rows = replaceKnown(appendPage(list.rows, page.rows), list.since).rows
  return { rows, next: page.next, marks: new Map([...list.marks, ...marksOf(page)]) }
}
