import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { longestQuery } from '../../../electron/contract/transactions/query.ts'
import { everything } from '../../../electron/core/query/filter.ts'
import { matcherOf, type Subject } from '../../../electron/core/query/matcher.ts'
import { parseQuery } from '../../../electron/core/query/parse.ts'
import { readFilter } from '../../../electron/core/query/read-filter.ts'
import { boundOf } from '../../../electron/core/query/time.ts'
import { type Chosen, type Dimension, dimensions } from '../../../renderer/state/overview-choice.ts'
import { listQuery } from '../../../renderer/views/overview/list-query.ts'
import { chosenOf } from '../../../renderer/views/overview/names.ts'
import { namedSums } from '../../fakes/overview.ts'

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
const overview = { from: new Date(2026, 2, 1).toISOString(), step: 'day' } as const
const wanted = { sourceId: null, overview } as const

type Rest = Partial<Omit<Parameters<typeof listQuery>[0], 'names'>>

/** The query for one name. */
function queryFor(dimension: Dimension, name: string | null, rest: Rest = {}): string | null {
  return listQuery({ ...wanted, ...rest, names: { [dimension]: { name, alike: [] } } })
}

const someSubject: Subject = {
  ...{ status: 'failed', operator: null, country: null, category: null, sourceId: 'shop', kind: 'ussd' },
  ...{ title: 'Send Money', environment: null, flags: [], isResolved: false, providerId: 'a', startedAt: 0 },
  searchText: '',
}

/** The terms of a query as the query bar reads it. */
function termsOf(text: string | null) {
  const reading = parseQuery(text ?? '')
  return reading.ok ? reading.query.terms : reading.problems
}

describe('the query behind a name', () => {
  it('is read back as that name, whatever the name', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter(text => text.trim() !== '')
    fc.assert(
      fc.property(fc.constantFrom('operator', 'country', 'category'), name, (dimension, text) => {
        const [term] = termsOf(queryFor(dimension, text))
        expect(term).toEqual({ kind: 'field', key: dimension, value: text, isNegated: false })
      }),
      {
        examples: [
          ['operator', '"MTN"'],
          ['category', 'a \\" b'],
          ['operator', 'None'],
        ],
      },
    )
  })

  it.each(dimensions)('asks for an %s by its own key', dimension => {
    expect(queryFor(dimension, 'MTN')).toMatch(new RegExp(`^${dimension}:MTN `))
  })

  it('asks for what is no USSD run by its kind', () => {
    expect(queryFor('action', 'job')).toMatch(/^kind:job /)
  })

  it('does not take an operator for a kind', () => {
    expect(queryFor('operator', 'job')).toMatch(/^operator:job /)
  })

  it('holds the status and the source that were chosen', () => {
    const terms = termsOf(queryFor('operator', 'MTN', { status: 'failed', sourceId: 'my shop' }))
    expect(terms).toEqual(
      expect.arrayContaining([
        { kind: 'field', key: 'status', value: 'failed', isNegated: false },
        { kind: 'field', key: 'source', value: 'my shop', isNegated: false },
      ]),
    )
  })

  it.each([
    ['day', new Date(2026, 2, 1)],
    ['week', new Date(2025, 10, 3)],
    ['hour', new Date(2026, 2, 1, 14)],
    ['month', new Date(2025, 1, 1)],
  ] as const)('begins where the first %s of the overview does', (step, from) => {
    const [, time] = termsOf(queryFor('operator', 'MTN', { overview: { from: from.toISOString(), step } }))
    const moment = time !== undefined && 'time' in time ? boundOf('since', time.time, { now: 0, zone }) : null
    expect(moment).toBe(from.getTime())
  })

  it.each(['2026-11-01T05:00:00.000Z', '2026-11-01T06:00:00.000Z', '2026-11-01T07:00:00.000Z'])(
    'begins where the hour does, also where clocks are set back and it comes twice: %s',
    from => {
      vi.stubEnv('TZ', 'America/New_York')
      const [, time] = termsOf(queryFor('operator', 'MTN', { overview: { from, step: 'hour' } }))
      const asker = { now: 0, zone: 'America/New_York' }
      const moment = time !== undefined && 'time' in time ? boundOf('since', time.time, asker) : null
      vi.unstubAllEnvs()
      expect(moment).toBe(Date.parse(from))
    },
  )

  it('is none when it would be longer than a query may be', () => {
    expect(queryFor('operator', 'x'.repeat(longestQuery))).toBeNull()
  })

  it.each(dimensions)('finds those without an %s', dimension => {
    const [term] = termsOf(queryFor(dimension, null))
    expect(term).toEqual({ kind: 'none', key: dimension, isNegated: false })
  })

  it('asks for all names that were chosen', () => {
    const names = { operator: { name: 'MTN', alike: [] }, action: { name: 'Send Money', alike: [] } }
    expect(listQuery({ ...wanted, names })).toMatch(/^action:"Send Money" operator:MTN since:/)
  })

  describe('leaves out other names that hold its words', () => {
    const all = ['MTN', 'MTN Ghana', 'Safaricom', 'New MTN-Rwanda', 'mtn'].map(name => namedSums(name, { failed: 1 }))
    const queryOf = (chosen: Chosen) => listQuery({ ...wanted, names: { operator: chosen } })

    it('so that the list is what was summed up', () => {
      const query = queryOf(chosenOf('operator', 'MTN', all))
      const reading = readFilter(query ?? '', { now: 0, zone, sources: [] })
      const matches = matcherOf({ ...(reading.ok ? reading.filter : everything), since: null })
      const found = all.filter(({ name }) => matches({ ...someSubject, operator: name }))
      expect(found.map(({ name }) => name)).toEqual(['MTN', 'mtn'])
    })

    it('but not where that would be longer than a query may be', () => {
      const alike = Array.from({ length: 60 }, (_, place) => `MTN number ${place}`)
      expect(queryOf({ name: 'MTN', alike })).toMatch(/^operator:MTN since:/)
    })
  })
})
