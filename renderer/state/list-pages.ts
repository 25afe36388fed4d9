import type { Transaction } from '../../electron/contract/transactions/transaction.ts'
import { addRows, newestFirst, replaceKnown } from './merge.ts'

/** Of a list without end about this many rows are held: those around what is in sight. */
export const mostHeld = 2000
/** Pages on either side of the one in sight that are never let go. */
const besideSight = 3

/** A part of the list, behind the place `after` up to the place `next`; null: from the newest, and to the oldest. */
interface Stretch {
  readonly after: string | null
  readonly next: string | null
}

export interface HeldPage extends Stretch {
  readonly kind: 'held'
  readonly rows: readonly Transaction[]
}

/** Its rows were let go, because they are far from what is in sight; they are asked for again by its two places. */
export interface DroppedPage extends Stretch {
  readonly kind: 'dropped'
  readonly count: number
  /** When its first and its last row started. */
  readonly newest: string
  readonly oldest: string
}

export type ListPage = HeldPage | DroppedPage

/** The pages of a list, and all the rows that are held of it in one piece. */
export interface Pages {
  readonly pages: readonly ListPage[]
  readonly rows: readonly Transaction[]
}

export function pagesOf(pages: readonly ListPage[]): Pages {
  return { pages, rows: pages.flatMap(page => (page.kind === 'held' ? page.rows : [])) }
}

export function onePage(rows: readonly Transaction[], next: string | null): Pages {
  return pagesOf([{ kind: 'held', after: null, next, rows }])
}

function changed(pages: readonly ListPage[], change: (rows: readonly Transaction[]) => readonly Transaction[]): Pages {
  return pagesOf(pages.map(page => (page.kind === 'held' ? { ...page, rows: change(page.rows) } : page)))
}

export function onlyRows(pages: readonly ListPage[], stays: (row: Transaction) => boolean): Pages {
  return changed(pages, rows => rows.filter(stays))
}

/** Puts new copies in the place of those that are held. */
export function replaceRows(pages: readonly ListPage[], copies: readonly Transaction[]): Pages {
  return changed(pages, rows => replaceKnown(rows, copies).rows)
}

/**
 * Adds new rows where they belong by their start. One that belongs to what was let go, or to what was never asked for,
 * is left out: it comes with its page.
 */
export function insertRows(pages: readonly ListPage[], fresh: readonly Transaction[]): Pages {
  if (fresh.length === 0) return pagesOf(pages)
  const byPlace = Map.groupBy(fresh, row => placeOf(pages, row))
  return pagesOf(
    pages.map((page, place) => {
      const added = byPlace.get(place)
      return page.kind === 'dropped' || added === undefined ? page : { ...page, rows: addRows(page.rows, added) }
    }),
  )
}

/** Whether a row that is not held is a new one of the part of the list that is known, and not one of those let go. */
export function isNewHere(pages: readonly ListPage[], row: Transaction): boolean {
  const [top] = pages
  return (top?.kind === 'dropped' && row.startedAt > top.newest) || placeOf(pages, row) !== null
}

/** The page to which a row belongs that is not held; null when that page is not held either. */
function placeOf(pages: readonly ListPage[], row: Transaction): number | null {
  for (const [place, page] of pages.entries()) {
    if (page.kind === 'dropped') {
      if (row.startedAt >= page.oldest) return null
      continue
    }
    const last = page.rows.at(-1)
    if (last !== undefined && newestFirst(row, last) < 0) {
      const [first] = page.rows
      const isBelowGap = pages[place - 1]?.kind === 'dropped'
      return isBelowGap && first !== undefined && newestFirst(row, first) < 0 ? null : place
    }
  }
  const end = pages.at(-1)
  const isOpen = end?.kind === 'held' && (end.next === null || (pages.length === 1 && end.rows.length === 0))
  return isOpen ? pages.length - 1 : null
}

/** Adds the page that follows; rows that came in as news before are not there twice. */
export function appendPage(pages: readonly ListPage[], page: HeldPage): Pages {
  const known = replaceRows(pages, page.rows)
  const ids = new Set(known.rows.map(({ id }) => id))
  return pagesOf([...known.pages, { ...page, rows: page.rows.filter(({ id }) => !ids.has(id)) }])
}

/** Puts rows back into the place of a page that was let go. `next`: not all of them; the rest follows by itself. */
export function refill(
  pages: readonly ListPage[],
  page: DroppedPage,
  { rows, next }: Omit<HeldPage, 'after' | 'kind'>,
) {
  const ids = new Set(pagesOf(pages).rows.map(({ id }) => id))
  const held: HeldPage = {
    ...{ kind: 'held', after: page.after, next: next ?? page.next },
    rows: rows.filter(({ id }) => !ids.has(id)),
  }
  const rest: DroppedPage = {
    ...page,
    after: next,
    count: Math.max(1, page.count - rows.length),
    newest: rows.at(-1)?.startedAt ?? page.newest,
  }
  return pagesOf(pages.flatMap(one => (one === page ? (next === null ? [held] : [held, rest]) : [one])))
}

/** Lets go of the pages that are farthest from the one in sight (named by its `after`) until few enough rows are held. */
export function dropFar(pages: readonly ListPage[], sight: string | null): Pages {
  const inSight = Math.max(
    0,
    pages.findIndex(({ after }) => after === sight),
  )
  const distance = (place: number) => Math.abs(place - inSight)
  const farFirst = [...pages.keys()]
    .filter(place => distance(place) > besideSight)
    .sort((a, b) => distance(b) - distance(a))
  let held = pagesOf(pages).rows.length
  const dropped = new Set<number>()
  for (const place of farFirst) {
    const page = pages[place]
    if (held <= mostHeld) break
    if (page?.kind !== 'held' || page.rows.length === 0) continue
    held -= page.rows.length
    dropped.add(place)
  }
  if (dropped.size === 0) return pagesOf(pages)
  return pagesOf(pages.map((page, place) => (page.kind === 'held' && dropped.has(place) ? letGo(page) : page)))
}

function letGo({ after, next, rows }: HeldPage): ListPage {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return { kind: 'held', after, next, rows }
  return { kind: 'dropped', after, next, count: rows.length, newest: first.startedAt, oldest: last.startedAt }
}
