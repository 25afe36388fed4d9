import { describe, expect, it } from 'vitest'
import type { BlindWindow } from '../../../electron/contract/notices/blind-window.ts'
import type { Gap } from '../../../renderer/state/gaps.ts'
import type { DroppedPage } from '../../../renderer/state/list-pages.ts'
import { dayAbove, rowNumberOf, timelineOf } from '../../../renderer/state/timeline.ts'
import { aBlindWindow } from '../../fakes/health.ts'
import { aTransaction } from '../../fakes/transactions.ts'

const at = (clock: string) => `2026-03-02T${clock}:00Z`
const row = (clock: string) => aTransaction({ providerId: clock, startedAt: at(clock) })
const blind = (id: string, from: string, until: string | null) =>
  aBlindWindow({ id, from: at(from), until: until === null ? null : at(until) })
const rows = [row('12:00'), row('11:00'), row('10:00')]

const dayOf = (iso: string) => (Number.isNaN(Date.parse(iso)) ? null : iso.slice(0, 10))

/** Rows as their clock, bands as the ids of their windows; the day of all of them is left out. */
function drawn(windows: readonly BlindWindow[], isWhole = true): readonly string[] {
  return drawnOf({ rows, windows, isWhole }).filter(text => text !== 'day 2026-03-02')
}

function drawnOf(sources: Omit<Parameters<typeof timelineOf>[0], 'dayOf' | 'gaps'>): readonly string[] {
  return timelineOf({ gaps: [], ...sources, dayOf }).entries.flatMap(entry => {
    if (entry.kind === 'row') return entry.row.providerId
    if (entry.kind === 'gap') return []
    return entry.kind === 'day' ? entry.day.key : entry.band.windows.map(one => one.id).join('+')
  })
}

describe('the timeline', () => {
  it('holds the rows alone when nothing was missed', () => {
    expect(drawn([])).toEqual(['12:00', '11:00', '10:00'])
  })

  it('puts a blind window where it ended, above what started in it', () => {
    expect(drawn([blind('a', '09:30', '11:30')])).toEqual(['12:00', 'a', '11:00', '10:00'])
  })

  it('puts a window that lasts on top, whenever it began', () => {
    expect(drawn([blind('a', '08:00', null)])).toEqual(['a', '12:00', '11:00', '10:00'])
  })

  it('makes one band of all windows between the same two rows, newest first', () => {
    const windows = [blind('a', '10:10', '10:20'), blind('b', '10:30', '10:40'), blind('c', '11:10', '11:20')]
    expect(drawn(windows)).toEqual(['12:00', 'c', '11:00', 'b+a', '10:00'])
  })

  it('puts a window that ended with the start of a row below it', () => {
    expect(drawn([blind('a', '10:30', '11:00')])).toEqual(['12:00', '11:00', 'a', '10:00'])
  })

  it('compares times, not their spelling', () => {
    expect(drawn([aBlindWindow({ id: 'a', from: at('10:30'), until: '2026-03-02T11:00:00.000Z' })])).toEqual([
      '12:00',
      '11:00',
      'a',
      '10:00',
    ])
  })

  it('shows a window before the oldest row at the end', () => {
    expect(drawn([blind('a', '08:00', '09:00')])).toEqual(['12:00', '11:00', '10:00', 'a'])
  })

  it('leaves a window before the last loaded row to the page in which it belongs', () => {
    expect(drawn([blind('a', '08:00', '09:00')], false)).toEqual(['12:00', '11:00', '10:00'])
  })

  it('knows the place of each row among the bands', () => {
    const windows = [blind('a', '11:10', '11:20'), blind('b', '12:10', '12:20')]
    expect(timelineOf({ rows, windows, gaps: [], isWhole: true, dayOf }).places).toEqual([2, 4, 5])
  })

  it('names a band by its oldest window, so that it stays the same when a newer one joins', () => {
    const keyOf = (windows: readonly BlindWindow[]) =>
      timelineOf({ rows, windows, gaps: [], isWhole: true, dayOf }).entries.flatMap(one =>
        one.kind === 'band' ? [one.band.key] : [],
      )
    const first = blind('a', '12:10', '12:20')
    expect(keyOf([first, blind('b', '12:30', null)])).toEqual(keyOf([first]))
  })
})

describe('the days of the timeline', () => {
  const on = (startedAt: string) => aTransaction({ providerId: startedAt, startedAt })
  const [young, mid, old] = [on('2026-03-03T08:00:00Z'), on('2026-03-03T07:00:00Z'), on('2026-03-01T23:59:59Z')]
  const drawnRows = (...all: Parameters<typeof timelineOf>[0]['rows']) =>
    drawnOf({ rows: all, windows: [], isWhole: true })

  it('stand above the first row of each', () => {
    expect(drawnRows(young, mid, old)).toEqual([
      ...['day 2026-03-03', young.providerId, mid.providerId],
      ...['day 2026-03-01', old.providerId],
    ])
  })

  it('come also from a time in which nothing could arrive, on whose end nothing happened', () => {
    const window = blind('a', '08:00', '09:00')
    expect(drawnOf({ rows: [young, old], windows: [window], isWhole: true })).toEqual([
      ...['day 2026-03-03', young.providerId],
      ...['day 2026-03-02', 'a'],
      ...['day 2026-03-01', old.providerId],
    ])
  })

  it('begin below a time that lasts', () => {
    expect(drawn([blind('a', '08:00', null)])[0]).toBe('a')
    expect(drawnOf({ rows, windows: [blind('a', '08:00', null)], isWhole: true }).slice(0, 2)).toEqual([
      'a',
      'day 2026-03-02',
    ])
  })

  it('have keys of their own when a corrected start brings one back', () => {
    const keys = drawnRows(young, old, mid).filter(text => text.startsWith('day'))
    expect(keys).toEqual(['day 2026-03-03', 'day 2026-03-01', 'day 2026-03-03 2'])
  })

  it('do not change for a start that cannot be read', () => {
    expect(drawnRows(young, on('yesterday'), mid).filter(text => text.startsWith('day'))).toEqual(['day 2026-03-03'])
  })

  it('are found above each entry, and above none where there is none', () => {
    expect([0, 1, 3, 4, 9].map(place => dayAbove([1, 4], place))).toEqual([null, 1, 1, 4, 4])
  })
})

describe('rows that were let go', () => {
  const gap = (at: number, newest: string, oldest: string): Gap => {
    const page: DroppedPage = { kind: 'dropped', after: 'a', next: 'b', count: 300, newest, oldest }
    return { key: `gap ${at}`, at, pages: [page], count: 300 }
  }
  const timeline = (gaps: readonly Gap[], windows: readonly BlindWindow[] = []) =>
    timelineOf({ rows, windows, gaps, isWhole: true, dayOf })
  const kinds = (...args: Parameters<typeof timeline>) => timeline(...args).entries.map(({ kind }) => kind)

  it('are one entry, however many they are', () => {
    expect(kinds([gap(1, '2026-03-02T11:50:00Z', '2026-03-02T11:10:00Z')])).toEqual(['day', 'row', 'gap', 'row', 'row'])
  })

  it('can be the newest and the oldest ones', () => {
    expect(kinds([gap(0, '2026-03-02T14:00:00Z', '2026-03-02T13:00:00Z')])[0]).toBe('gap')
    expect(kinds([gap(3, '2026-03-02T09:00:00Z', '2026-03-02T08:00:00Z')]).at(-1)).toBe('gap')
  })

  it('hold about as many heads of days as days pass in them', () => {
    const days = timeline([gap(3, '2026-03-01T14:00:00Z', '2026-02-27T13:00:00Z')]).entries.flatMap(entry =>
      entry.kind === 'gap' ? [entry.days] : [],
    )
    expect(days).toEqual([3])
  })

  it('end a day, whose head does not come again below them', () => {
    const places = timeline([gap(0, '2026-03-04T14:00:00Z', '2026-03-02T13:00:00Z')])
    expect(places.days).toEqual([])
  })

  it('take the windows among them along', () => {
    const between = gap(1, '2026-03-02T11:50:00Z', '2026-03-02T11:10:00Z')
    expect(kinds([between], [blind('a', '11:20', '11:30')])).not.toContain('band')
  })

  it('count as the rows of the grid that they are', () => {
    const counted = timeline([gap(1, '2026-03-02T11:50:00Z', '2026-03-02T11:10:00Z')])
    expect([2, 3].map(place => rowNumberOf(counted, place))).toEqual([4, 304])
  })
})
