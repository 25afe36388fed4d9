import type { BlindWindow } from '../../electron/contract/blind-window.ts'
import type { Transaction } from '../../electron/contract/transaction.ts'

/** Blind windows that ended between the same two rows, newest first. */
export interface Band {
  readonly key: string
  readonly windows: readonly BlindWindow[]
}

export type Entry = { readonly kind: 'row'; readonly row: Transaction } | { readonly kind: 'band'; readonly band: Band }

export interface Timeline {
  readonly entries: readonly Entry[]
  /** The place among the entries of each row. */
  readonly places: readonly number[]
}

interface Sources {
  readonly rows: readonly Transaction[]
  readonly windows: readonly BlindWindow[]
  /** False: older rows are still to come, and what lies before the last row comes with them. */
  readonly isWhole: boolean
}

/**
 * Rows and blind windows in one order, newest first. A window stands where it ended: what started in it or before
 * is below. One that lasts is on top.
 */
export function timelineOf({ rows, windows, isWhole }: Sources): Timeline {
  const bands = bandsOf(rows, windows)
  const entries: Entry[] = []
  const places: number[] = []
  const addBand = (place: number) => {
    const band = bands.get(place)
    if (band !== undefined) entries.push({ kind: 'band', band })
  }
  for (const [place, row] of rows.entries()) {
    addBand(place)
    places.push(entries.length)
    entries.push({ kind: 'row', row })
  }
  if (isWhole) addBand(rows.length)
  return { entries, places }
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
