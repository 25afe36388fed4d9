import { describe, expect, it } from 'vitest'
import type { BlindWindow } from '../../../electron/contract/blind-window.ts'
import { timelineOf } from '../../../renderer/state/timeline.ts'
import { aBlindWindow } from '../../fakes/health.ts'
import { aTransaction } from '../../fakes/transactions.ts'

const at = (clock: string) => `2026-03-02T${clock}:00Z`
const row = (clock: string) => aTransaction({ providerId: clock, startedAt: at(clock) })
const blind = (id: string, from: string, until: string | null) =>
  aBlindWindow({ id, from: at(from), until: until === null ? null : at(until) })
const rows = [row('12:00'), row('11:00'), row('10:00')]

/** Rows as their clock, bands as the ids of their windows. */
function drawn(windows: readonly BlindWindow[], isWhole = true): readonly string[] {
  return timelineOf({ rows, windows, isWhole }).entries.map(entry =>
    entry.kind === 'row' ? entry.row.providerId : entry.band.windows.map(one => one.id).join('+'),
  )
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
    expect(timelineOf({ rows, windows, isWhole: true }).places).toEqual([1, 3, 4])
  })

  it('names a band by its oldest window, so that it stays the same when a newer one joins', () => {
    const keyOf = (windows: readonly BlindWindow[]) =>
      timelineOf({ rows, windows, isWhole: true }).entries.flatMap(one => (one.kind === 'band' ? [one.band.key] : []))
    const first = blind('a', '12:10', '12:20')
    expect(keyOf([first, blind('b', '12:30', null)])).toEqual(keyOf([first]))
  })
})
