import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../electron/contract/notices/notice.ts'
import { digestOf, heldDigestOf, isLate, ranAtOf } from '../../../electron/core/telling/late-digest.ts'

const now = Date.parse('2024-03-05T12:00:00Z')
const daysAgo = (days: number) => new Date(now - days * 86_400_000).toISOString()
const notice = (id: string, more: Partial<Notice> = {}): Notice => ({
  ...{ id, topic: 'digest', urgency: 'quiet', transactionId: id, status: 'failed' },
  ...{ title: 'Send Money failed', body: 'ran 9 days ago', dueAt: '2024-03-05T11:59:00.000Z', ranAt: daysAgo(9) },
  ...more,
})

describe('the digest of what came late', () => {
  it('sums up how many there are, what became of them and how old the oldest is', () => {
    const notices = [notice('a'), notice('b', { ranAt: daysAgo(13) }), notice('c', { status: 'succeeded' })]
    expect(digestOf(notices, now)).toMatchObject({
      ids: ['a', 'b', 'c'],
      notice: {
        ...{ topic: 'digest', urgency: 'quiet', transactionId: null, status: null },
        ...{ title: '3 late transactions arrived', body: '2 failed, 1 succeeded; the oldest ran 13 days ago' },
      },
    })
  })

  it('of a single one is that one, which says by itself when it ran', () => {
    expect(digestOf([notice('a')], now)).toEqual({ ids: ['a'], notice: notice('a') })
  })

  it('of nothing is nothing', () => {
    expect(digestOf([], now)).toBeNull()
  })

  it('calls nothing late that a rule told without haste', () => {
    const { ranAt: _ranAt, ...soon } = notice('b')
    expect(digestOf([notice('a'), soon], now)?.notice.title).toBe('News of 2 transactions')
  })
})

describe('the digest of what was held back', () => {
  it('is one notice for all of it, without a sound', () => {
    const held = [notice('a', { urgency: 'critical' }), notice('b', { status: 'unknown' })]
    expect(heldDigestOf(held)).toMatchObject({
      ids: ['a', 'b'],
      notice: { title: '2 notices from the quiet time', body: '1 failed, 1 of unknown status', sound: false },
    })
  })

  it('of a single one is that one, without its sound', () => {
    expect(heldDigestOf([notice('a')])).toEqual({ ids: ['a'], notice: { ...notice('a'), sound: false } })
  })

  it('of nothing is nothing', () => {
    expect(heldDigestOf([])).toBeNull()
  })
})

it.each([
  ['late after more than an hour', now - 3_600_001, true],
  ['not late within the hour', now - 3_600_000, false],
  ['not late without a time', null, false],
])('is %s', (_, ranAt, expected) => {
  expect(isLate(ranAt, now)).toBe(expected)
})

it('ran when its status was decided, or else when it started', () => {
  const times = [
    ranAtOf({ startedAt: 1, updatedAt: 2 }),
    ranAtOf({ startedAt: 1, updatedAt: null }),
    ranAtOf({ startedAt: null, updatedAt: null }),
  ]
  expect(times).toEqual([2, 1, null])
})
