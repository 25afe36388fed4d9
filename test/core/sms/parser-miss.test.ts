import { describe, expect, it } from 'vitest'
import { parserMissOf } from '../../../electron/core/sms/parser-miss.ts'

const sms = { sender: 'MPESA', message: 'Confirmed', at: null }
const pending = { status: 'pending', category: null, smsHits: [], smsMisses: [sms] } as const

describe('a missed SMS', () => {
  it('explains why it is still pending', () => {
    expect(parserMissOf(pending)).toMatchObject({
      sentence: 'The operator’s SMS came, but no parser matched it.',
      sms: [sms],
    })
  })

  it.each(['no-response', 'Incomplete'])('explains why Hover took it for %s', category => {
    expect(parserMissOf({ ...pending, status: 'failed', category })?.sentence).toMatch(
      /^Hover took this for unanswered/,
    )
  })

  it.each([
    ['there is none', { ...pending, smsMisses: [] }],
    ['it succeeded', { ...pending, status: 'succeeded' as const }],
    ['it failed for a reason', { ...pending, status: 'failed' as const, category: 'low-balance' }],
    [
      'a parser matched another SMS',
      { ...pending, status: 'failed' as const, category: 'no-response', smsHits: [sms] },
    ],
  ])('explains nothing when %s', (_, state) => {
    expect(parserMissOf(state)).toBeNull()
  })
})
