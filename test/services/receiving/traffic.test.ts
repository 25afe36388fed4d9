import { describe, expect, it } from 'vitest'
import type { Connection, SourceConnection } from '../../../electron/contract/connection.ts'
import { createTraffic } from '../../../electron/services/receiving/traffic.ts'

const source = (sourceId: string): SourceConnection => ({
  ...{ sourceId, name: sourceId, kind: 'ussd-app', practice: false, state: { kind: 'live' } },
  ...{ localUrl: null, publicUrl: null, lastDeliveryAt: null, refused: 0, hint: null, hoverView: null },
})
const connection: Connection = {
  receiver: { kind: 'closed' },
  tunnel: { kind: 'off' },
  address: { kind: 'unchecked' },
  sources: [source('a'), source('b')],
}

describe('traffic', () => {
  it('is counted for each source: the last delivery, and how many were refused', () => {
    const traffic = createTraffic()
    traffic.note({ kind: 'accepted', sourceId: 'a', receivedAt: 1_000 })
    traffic.note({ kind: 'refused', sourceId: 'a', reason: 'wrong-secret', receivedAt: 2_000 })
    traffic.note({ kind: 'refused', sourceId: 'a', reason: 'malformed', receivedAt: 3_000 })
    expect(traffic.addTo(connection).sources).toEqual([
      {
        ...source('a'),
        lastDeliveryAt: '1970-01-01T00:00:01.000Z',
        refused: 2,
        hint: 'Refused: wrong secret. Check the webhook secret in the settings.',
        saidHint: [{ code: 'refusal.wrong-secret' }],
      },
      source('b'),
    ])
  })

  it('has no hint any more once a delivery was let in', () => {
    const traffic = createTraffic()
    traffic.note({ kind: 'refused', sourceId: 'a', reason: 'other-hover', receivedAt: 1_000 })
    const before = traffic.addTo(connection).sources[0]?.hint
    traffic.note({ kind: 'accepted', sourceId: 'a', receivedAt: 2_000 })
    expect([before, traffic.addTo(connection).sources[0]?.hint]).toEqual([
      'Refused: events of hover.to. This address is for an app of usehover.com. Add hover.to as an organization in the settings.',
      null,
    ])
  })

  it.each([
    ['ends with a proven delivery that the disk did not take', 'disk', null],
    ['stays with one that found the queue full, and may be anybody’s', 'full', expect.stringContaining('wrong secret')],
  ] as const)('has a hint that %s', (_, reason, hint) => {
    const traffic = createTraffic()
    traffic.note({ kind: 'refused', sourceId: 'a', reason: 'wrong-secret', receivedAt: 1_000 })
    traffic.note({ kind: 'not-stored', sourceId: 'a', reason })
    expect(traffic.addTo(connection).sources[0]?.hint).toEqual(hint)
  })

  const stale = (skewMs: number, receivedAt = 1_000) =>
    ({ kind: 'refused', sourceId: 'a', reason: 'stale', receivedAt, skewMs }) as const
  const hintOf = (traffic: ReturnType<typeof createTraffic>) => traffic.addTo(connection).sources[0]?.hint

  it('R11 has no hint for one stale delivery or two', () => {
    const traffic = createTraffic()
    for (let times = 0; times < 2; times++) traffic.note(stale(960_000))
    expect(hintOf(traffic)).toBeNull()
  })

  it.each([
    [
      960_000,
      'Refused: signed 16 minutes ago. This computer’s clock is 16 minutes fast, or the deliveries are old. Check the clock.',
    ],
    [-7_200_000, 'Refused: signed 2 hours in the future. This computer’s clock is 2 hours slow. Set the clock.'],
  ])('R11 names the clock after several stale deliveries: %i ms off', (skewMs, hint) => {
    const traffic = createTraffic()
    for (let times = 0; times < 3; times++) traffic.note(stale(skewMs))
    expect(hintOf(traffic)).toBe(hint)
  })

  it('tells of each source why deliveries were refused, how often and when last', () => {
    const traffic = createTraffic()
    traffic.note(stale(960_000, 1_000))
    traffic.note({ kind: 'refused', sourceId: 'a', reason: 'bad-signature', receivedAt: 2_000 })
    traffic.note(stale(970_000, 3_000))
    expect([traffic.of('a'), traffic.of('b')]).toEqual([
      {
        ...{ lastDeliveryAt: null, refused: 3, skewMs: 970_000 },
        refusals: [
          { reason: 'bad-signature', count: 1, lastAt: 2_000, skewMs: null },
          { reason: 'stale', count: 2, lastAt: 3_000, skewMs: 970_000 },
        ],
      },
      { lastDeliveryAt: null, refused: 0, refusals: [], skewMs: null },
    ])
  })

  it('begins to count reasons anew once a delivery was let in, and keeps the skew that it had', () => {
    const traffic = createTraffic()
    traffic.note(stale(960_000))
    traffic.note({ kind: 'accepted', sourceId: 'a', receivedAt: 2_000, skewMs: 4_000 })
    expect(traffic.of('a')).toEqual({ lastDeliveryAt: 2_000, refused: 1, refusals: [], skewMs: 4_000 })
  })
})
