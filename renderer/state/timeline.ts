import type { BlindWindow } from '../../electron/contract/notices/blind-window.ts'
import type { Transaction } from '../../electron/contract/transactions/transaction.ts'
import type { Gap } from './gaps.ts'

/** Blind windows that ended between the same two rows, newest first. */
export interface Band {
  readonly key: string
  readonly windows: readonly BlindWindow[]
}

/** The head of a day: what follows happened on it. */
export interface Day {
  readonly key: string
  /** As `2026-03-02`, in the person's own zone. */
  readonly date: string
}

export type Entry =
  | { readonly kind: 'row'; readonly row: Transaction }
  | { readonly kind: 'band'; readonly band: Band }
  | { readonly kind: 'day'; readonly day: Day }
  /** `days`: about how many heads of days are among its rows. */
  | { readonly kind: 'gap'; readonly gap: Gap; readonly days: number }

export interface Timeline {
  readonly entries: readonly Entry[]
  /** The place among the entries of each row. */
  readonly places: readonly number[]
  /** The places among the entries of the heads of days, ascending. */
  readonly days: readonly number[]
  /** The places among the entries of what was let go, ascending. */
  readonly gaps: readonly number[]
}

interface Sources {
  readonly rows: readonly Transaction[]
  readonly windows: readonly BlindWindow[]
  readonly gaps: readonly Gap[]
  /** False: older rows are still to come, and what lies before the last row comes with them. */
  readonly isWhole: boolean
  /** The day of an ISO time in the person's zone; null when it cannot be read. */
  readonly dayOf: (iso: string) => string | null
}

/**
 * Rows and blind windows in one order, newest first, below the heads of their days. A window stands where it ended:
 * what started in it or before is below. One that lasts belongs to no day yet and is on top.
 */
export function timelineOf({ rows, windows, gaps, isWhole, dayOf }: Sources): Timeline {
  const bands = bandsOf(rows, windows)
  const gapAt = new Map(gaps.map(gap => [gap.at, gap]))
  const entries: Entry[] = []
  const places: number[] = []
  const days: number[] = []
  const gapPlaces: number[] = []
  const { nextDay, passDays } = createDays(dayOf)
  const add = (entry: Entry, at: string | null) => {
    const day = at === null ? null : nextDay(at)
    if (day !== null) days.push(entries.push({ kind: 'day', day }) - 1)
    return entries.push(entry) - 1
  }
  const addGap = (gap: Gap) => {
    gapPlaces.push(entries.push({ kind: 'gap', gap, days: passDays(gap) }) - 1)
  }
  const addBetween = (place: number) => {
    const gap = gapAt.get(place)
    // Which of its rows a window stands between is known when they are there again.
    if (gap !== undefined) return addGap(gap)
    const band = bands.get(place)
    if (band !== undefined) add({ kind: 'band', band }, band.windows[0]?.until ?? null)
  }
  for (const [place, row] of rows.entries()) {
    addBetween(place)
    places.push(add({ kind: 'row', row }, row.startedAt))
  }
  if (isWhole || gapAt.has(rows.length)) addBetween(rows.length)
  return { entries, places, days, gaps: gapPlaces }
}

/** Hands back a head whenever the day changes. Rows whose start was corrected can bring a day back: its key differs. */
function createDays(dayOf: Sources['dayOf']) {
  const times = new Map<string, number>()
  let last: string | null = null
  const nextDay = (at: string): Day | null => {
    const date = dayOf(at)
    if (date === null || date === last) return null
    last = date
    const count = (times.get(date) ?? 0) + 1
    times.set(date, count)
    return { key: count === 1 ? `day ${date}` : `day ${date} ${count}`, date }
  }
  /** Goes on behind a gap; hands back how many days begin in it, were something in each of them. */
  const passDays = ({ pages, count }: Gap): number => {
    const [from, to] = [last ?? dayOf(pages[0]?.newest ?? ''), dayOf(pages.at(-1)?.oldest ?? '')]
    const isFirst = last === null
    last = to ?? last
    if (from === null || to === null) return 0
    const passed = Math.round((Date.parse(from) - Date.parse(to)) / dayMs)
    return Math.min(count, Math.max(0, passed) + (isFirst ? 1 : 0))
  }
  return { nextDay, passDays }
}

const dayMs = 86_400_000

/** The head of the day to which an entry belongs, as a place among the entries; null above the first. */
export function dayAbove(days: readonly number[], place: number): number | null {
  return days.findLast(day => day <= place) ?? null
}

/** Which row of the grid an entry is, from 2 on: the heads of the columns are the first, and what was let go counts too. */
export function rowNumberOf({ entries, gaps }: Timeline, place: number): number {
  const missing = gaps.reduce((sum, gap) => {
    const entry = gap < place ? entries[gap] : undefined
    return entry?.kind === 'gap' ? sum + entry.gap.count + entry.days - 1 : sum
  }, 0)
  return place + 2 + missing
}

/** By the place of the row above which they stand. */
function bandsOf(rows: readonly Transaction[], windows: readonly BlindWindow[]): ReadonlyMap<number, Band> {
  const newestFirst = [...windows].sort((a, b) => endOf(b) - endOf(a) || Date.parse(b.from) - Date.parse(a.from))
  const bands = new Map<number, Band>()
  for (const window of newestFirst) {
    const place = placeOf(rows, endOf(window))
    // Named by its oldest window: a newer one that joins it leaves it the same band, unfolded or not.
    bands.set(place, { key: `band ${window.id}`, windows: [...(bands.get(place)?.windows ?? []), window] })
  }
  return bands
}

/** Where the first row is that started before `end`; rows are newest first, so halving finds it. */
function placeOf(rows: readonly Transaction[], end: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const row = rows[middle]
    if (row !== undefined && Date.parse(row.startedAt) >= end) low = middle + 1
    else high = middle
  }
  return low
}

/** When it ended, in milliseconds; endless while it lasts. */
export function endOf({ until }: Pick<BlindWindow, 'until'>): number {
  return until === null ? Number.POSITIVE_INFINITY : Date.parse(until)
}
