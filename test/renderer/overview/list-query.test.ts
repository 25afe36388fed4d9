import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestQuery } from '../../../electron/contract/query.ts'
import { parseQuery } from '../../../electron/core/query/parse.ts'
import { boundOf } from '../../../electron/core/query/time.ts'
import { dimensions, listQuery } from '../../../renderer/views/overview/list-query.ts'

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
const overview = { from: new Date(2026, 2, 1).toISOString(), step: 'day' } as const
const wanted = { dimension: 'operator', name: 'MTN', sourceId: null, overview } as const

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
        const [term] = termsOf(listQuery({ ...wanted, dimension, name: text }))
        expect(term).toEqual({ kind: 'field', key: dimension, value: text, isNegated: false })
      }),
      {
        examples: [
          ['operator', '"MTN"'],
          ['category', 'a \\" b'],
        ],
      },
    )
  })

  it.each(dimensions)('asks for an %s by its own key', dimension => {
    expect(listQuery({ ...wanted, dimension })).toMatch(new RegExp(`^${dimension}:MTN `))
  })

  it('asks for what is no USSD run by its kind', () => {
    expect(listQuery({ ...wanted, dimension: 'action', name: 'job' })).toMatch(/^kind:job /)
  })

  it('does not take an operator for a kind', () => {
    expect(listQuery({ ...wanted, name: 'job' })).toMatch(/^operator:job /)
  })

  it('holds the status and the source that were chosen', () => {
    const terms = termsOf(listQuery({ ...wanted, status: 'failed', sourceId: 'my shop' }))
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
  ] as const)('begins where the first %s of the overview does', (step, from) => {
    const [, time] = termsOf(listQuery({ ...wanted, overview: { from: from.toISOString(), step } }))
    const moment = time !== undefined && 'time' in time ? boundOf('since', time.time, { now: 0, zone }) : null
    expect(moment).toBe(from.getTime())
  })

  it('is none when it would be longer than a query may be', () => {
    expect(listQuery({ ...wanted, name: 'x'.repeat(longestQuery) })).toBeNull()
  })
})
