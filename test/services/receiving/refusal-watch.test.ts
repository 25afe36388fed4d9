import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../electron/contract/notices/notice.ts'
import type { RefusalReason } from '../../../electron/core/refusal.ts'
import { createRefusalWatch } from '../../../electron/services/receiving/refusal-watch.ts'

const minute = 60_000

/** Refusals at these times, and what was told. */
function refuse(times: readonly number[], reason: RefusalReason = 'wrong-secret', sourceId = 'shop') {
  const told: Notice[] = []
  const watch = createRefusalWatch({ sourceName: () => 'Shop', tell: notice => told.push(notice) })
  for (const receivedAt of times) watch.note({ sourceId, reason, receivedAt })
  return told.map(({ title }) => title)
}

const every = (ms: number, count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index * ms)

describe('the watch over refusals', () => {
  it('tells of five within ten minutes, and what to do', () => {
    const told: Notice[] = []
    const watch = createRefusalWatch({ sourceName: () => 'Shop', tell: notice => told.push(notice) })
    for (const receivedAt of every(minute, 5)) watch.note({ sourceId: 'shop', reason: 'wrong-secret', receivedAt })
    expect(told).toEqual([
      {
        ...{ id: 'shop#refusals#240000', topic: 'refusals', urgency: 'normal', transactionId: null, status: null },
        title: 'Shop: 5 deliveries refused',
        body: 'Wrong secret. Check the webhook secret in the settings.',
        said: {
          title: [{ code: 'notice.refused', values: { source: 'Shop', count: 5 } }],
          body: [{ code: 'refusal.wrong-secret' }],
        },
        dueAt: '1970-01-01T00:04:00.000Z',
      },
    ])
  })

  it('R11 names the clock when Hover’s own deliveries are stale', () => {
    const told: Notice[] = []
    const watch = createRefusalWatch({ sourceName: () => 'Homes', tell: notice => told.push(notice) })
    for (const receivedAt of every(minute, 5))
      watch.note({ sourceId: 'homes', reason: 'stale', receivedAt, skewMs: -20 * minute })
    expect(told.map(({ body }) => body)).toEqual([
      'Signed 20 minutes in the future. This computer’s clock is 20 minutes slow. Set the clock.',
    ])
  })

  it.each([
    ['four', every(minute, 4)],
    ['five in more than ten minutes', every(2.5 * minute, 5)],
    ['one every ten minutes', every(10 * minute, 20)],
  ])('tells nothing of %s', (_, times) => {
    expect(refuse(times)).toEqual([])
  })

  it('tells once an hour, with how many there were since', () => {
    expect(refuse(every(minute, 70))).toEqual(['Shop: 5 deliveries refused', 'Shop: 60 deliveries refused'])
  })

  it('does not count those of before a quiet time', () => {
    expect(refuse([...every(minute, 4), ...every(minute, 5, 30 * minute)])).toEqual(['Shop: 5 deliveries refused'])
  })

  it('tells of those by a clock that was set back, from the fifth on', () => {
    const setBack = (count: number) => refuse([...every(minute, 5, 180 * minute), ...every(minute, count)])
    expect([setBack(4).length, setBack(5).length]).toEqual([1, 2])
  })

  it.each<RefusalReason>(['no-secret', 'malformed', 'no-signature'])('tells nothing of strangers: %s', reason => {
    expect(refuse(every(1_000, 50), reason)).toEqual([])
  })

  it('counts each source by itself', () => {
    const told: Notice[] = []
    const watch = createRefusalWatch({ sourceName: id => id, tell: notice => told.push(notice) })
    for (const receivedAt of every(1_000, 8)) {
      watch.note({ sourceId: receivedAt % 2_000 === 0 ? 'a' : 'b', reason: 'wrong-secret', receivedAt })
    }
    expect(told).toEqual([])
  })
})
