import { describe, expect, it } from 'vitest'
import { type FilterContext, filterOf, isMoving } from '../../../electron/core/query/filter.ts'
import { parseQuery } from '../../../electron/core/query/parse.ts'

const context: FilterContext = {
  now: Date.parse('2026-11-01T12:00:00Z'),
  zone: 'Africa/Nairobi',
  sources: [
    { id: 'ussd-1', name: 'My Shop' },
    { id: 'ussd-2', name: 'my shop' },
    { id: 'org-1', name: 'ussd-1' },
  ],
}

function filter(text: string, asker: Partial<FilterContext> = {}) {
  const reading = parseQuery(text)
  if (!reading.ok) throw new Error('It is not understood.')
  return filterOf(reading.query, { ...context, ...asker })
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

describe('a filter', () => {
  it('takes values of one key together, and negated ones apart', () => {
    expect(filter('status:failed -status:pending status:unknown').clauses).toEqual([
      { key: 'status', values: ['failed', 'unknown'], isNegated: false },
      { key: 'status', values: ['pending'], isNegated: true },
    ])
  })

  it.each([
    ['operator:none', [null]],
    ['operator:NONE operator:MTN', [null, 'MTN']],
    ['operator:"none"', ['none']],
  ])('tells no operator from one of that name: %s', (text, values) => {
    expect(filter(text).clauses).toEqual([{ key: 'operator', values, isNegated: false }])
  })

  it.each([
    ['source:"MY SHOP"', ['ussd-1', 'ussd-2']],
    ['source:ussd-1', ['ussd-1']],
    ['source:gone', ['gone']],
  ])('knows sources by their ids and their names: %s', (text, values) => {
    expect(filter(text).clauses).toEqual([{ key: 'source', values, isNegated: false }])
  })

  it.each([
    ['since:2h', '2026-11-01T10:00:00.000Z', null],
    ['until:3w', null, '2026-10-11T12:00:00.000Z'],
    ['since:2026-11-01', '2026-10-31T21:00:00.000Z', null],
    ['until:2026-11-01', null, '2026-11-01T21:00:00.000Z'],
    ['since:2026-11-01T10:30', '2026-11-01T07:30:00.000Z', null],
    ['since:2026-11-01T10:30Z', '2026-11-01T10:30:00.000Z', null],
  ])('makes moments of times: %s', (text, since, until) => {
    const found = filter(text)
    expect([iso(found.since), iso(found.until)]).toEqual([since, until])
  })

  it.each([
    ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
  ])('knows what clocks skip and show twice: %s', (time, moment) => {
    expect(iso(filter(`since:${time}`, { zone: 'Europe/Berlin' }).since)).toBe(moment)
  })

  it('moves with the clock when a time does', () => {
    const moving = ['since:2d', 'since:2026-11-01'].map(text => {
      const reading = parseQuery(text)
      return reading.ok && isMoving(reading.query)
    })
    expect(moving).toEqual([true, false])
  })
})
