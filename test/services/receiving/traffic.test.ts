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
})
