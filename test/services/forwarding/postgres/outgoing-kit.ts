import type { Status } from '../../../../electron/contract/transactions/transaction.ts'
import type { TransactionSummary } from '../../../../electron/core/forwarding/outgoing-event.ts'
import type { Outgoing } from '../../../../electron/services/store/queries/outbox/outbox.ts'

interface Said {
  readonly seq: number
  readonly id?: string
  /** When the transaction was heard of last; left out: as many seconds after nine o'clock as its place in the journal. */
  readonly at?: string
  readonly transaction?: Partial<TransactionSummary>
  readonly body?: string | Buffer
}

/** A delivery that was read, as the outbox hands it out. */
export function heard(said: Said): Outgoing {
  return outgoing(said, 0, { label: 'update', transaction: summary(said) })
}

/** The change of a status in the same entry of the journal. */
export function changedTo(to: Status, { transaction, ...said }: Said): Outgoing {
  return outgoing(said, 1, {
    from: 'pending',
    to,
    transaction: summary({ ...said, transaction: { ...transaction, status: to } }),
  })
}

export function odd(said: Said, reason: string): Outgoing {
  return outgoing(said, 0, { reason })
}

const timeOf = ({ seq, at }: Said): string =>
  at ?? new Date(Date.parse('2026-03-05T09:00:00Z') + seq * 1000).toISOString()

function outgoing(said: Said, part: 0 | 1, data: Outgoing['content']['data']): Outgoing {
  const { seq, id = 'u-1', body } = said
  return {
    ...{ position: seq, lane: laneOf(id), event: [seq, part] },
    content: {
      ...{ id: `evt_${seq}_${part}_${timeOf(said)}`, type: 'com.usehover.transaction.received', source: '/hover/shop' },
      ...{ subject: id, time: timeOf(said), receivedtime: timeOf(said), verified: 'current-secret', data },
    },
    delivery: body === undefined ? null : { body: Buffer.from(body), signed: null, product: 'ussd-app' },
  }
}

const laneOf = (id: string): number => [...id].reduce((sum, character) => sum * 31 + (character.codePointAt(0) ?? 0), 7)

function summary(said: Said): TransactionSummary {
  const { seq, id = 'u-1', transaction = {} } = said
  return {
    ...{ id: `shop/ussd/${id}`, sourceId: 'shop', sourceKind: 'ussd-app', kind: 'ussd', providerId: id },
    ...{ status: 'pending', providerStatus: 'pending', statusSince: timeOf(said), title: 'Send Money' },
    ...{ operator: 'Safaricom', country: 'KE', category: null, message: null, environment: 'production' },
    ...{ startedAt: '2026-03-05T09:00:00.000Z', startedAtFrom: 'provider', updatedAt: timeOf(said) },
    ...{ firstReceivedAt: '2026-03-05T09:00:00.000Z', lastReceivedAt: timeOf(said), flags: ['LATE'] },
    ...{ deliveries: seq, duplicates: 0, ...transaction },
  }
}
