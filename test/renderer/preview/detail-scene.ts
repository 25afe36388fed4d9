import type { DeliveryContent, TransactionDetail } from '../../../electron/contract/transactions/transaction-detail.ts'
import { knowing, masking, revealing } from '../../../electron/core/masking/masking.ts'
import { contentsOf } from '../../../electron/core/raw/contents.ts'
import { type FakeBridgeOptions, ok } from '../../fakes/bridge.ts'
import { aDetail, countsOf } from '../../fakes/transactions.ts'

const named = [
  ['phone', '0700000555'],
  ['recipientName', 'Amina Example'],
] as const

/** Two deliveries of a payment: pending, then decided by an SMS that came hours later. */
export function twoDeliveries(reveal = false): readonly DeliveryContent[] {
  const bodies = [
    body('pending', null, {}),
    body('succeeded', 'confirmed', { amount: '900.00', recipientName: 'Amina Example' }),
  ]
  return contentsOf(
    bodies.map((one, index) => ({ seq: 1041 + index, form: 'whole', product: 'ussd-app', body: one })),
    reveal ? revealing : knowing(masking, named),
  )
}

/** For looking at the detail: a late verdict, a mismatch, differences and raw deliveries. */
export function detailScene(now: Date, app: FakeBridgeOptions['app']): FakeBridgeOptions {
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString()
  const detail: TransactionDetail = aDetail({
    status: 'succeeded',
    category: 'confirmed',
    startedAt: ago(20),
    updatedAt: ago(14),
    firstReceivedAt: ago(19),
    lastReceivedAt: ago(2),
    statusSince: ago(2),
    flags: ['LATE', 'AMOUNT_MISMATCH'],
    comparisons: [
      { extra: 'amount', parsed: 'amount', isSame: false },
      { extra: 'phone', parsed: 'recipient', isSame: true },
    ],
    parsed: [
      { name: 'amount', value: '900.00', masked: false },
      { name: 'recipient', value: '••••••••••555', masked: true },
      { name: 'balance', value: '••••', masked: true },
    ],
  })
  return {
    app: { ...app, counts: countsOf([detail]) },
    rows: [detail],
    details: { [detail.id]: detail },
    blindWindows: [
      {
        ...{ id: 'b1', sourceId: 'shop', cause: 'asleep', from: ago(13), until: ago(3) },
        recovery: { kind: 'unknowable', sentence: 'Hover cannot be asked what came meanwhile.' },
      },
    ],
    answers: {
      'transactions.contents': () => ok(twoDeliveries()),
      'transactions.reveal': () =>
        ok({ ...detail, reveals: [now.toISOString()], isRevealed: true, contents: twoDeliveries(true) }),
    },
  }
}

function body(status: string, category: string | null, parsed: Readonly<Record<string, string>>): unknown {
  const uuid = '1111e38e-6907-4ee4-8289-af2dd99b1111'
  const isOver = status !== 'pending'
  const sms = {
    message: 'Confirmed. Ksh900.00 sent to AMINA EXAMPLE 0700000555',
    sender: 'MPESA',
    timestamp: '2026-03-02T15:00:00Z',
  }
  return {
    id: uuid,
    type: 'transaction',
    attributes: {
      ...{ uuid, device_id: '9774d56d682e549c', sdk_version: '1.7.2', action_public_id: 'c68ba1f5', status, category },
      ...{ user_message: '', operator_name: 'Safaricom Ltd.', initiated_at: '2026-03-02T09:00:00Z' },
      ...{ updated_at: isOver ? '2026-03-02T15:00:05Z' : '2026-03-02T09:00:05Z', environment: 'normal' },
      input_extras: { amount: '1500', phone: '0700000555', reference: 'INV-2071' },
      ...{ custom_parser_ids: isOver ? [500001] : [], parsed_variables: parsed, action_name: 'Send Money' },
      ...{ operator: ['Safaricom Ltd.'], country: 'Kenya' },
      session_messages: [
        '1. Send Money 2. Withdraw Cash',
        'Enter phone no.',
        'Enter Amount',
        'Enter M-PESA PIN',
        'Sent, wait for reply',
      ],
      ...{ values_entered: ['1', '0700000555', '1500', '(pin)'], sms_hits: isOver ? [sms] : [], sms_misses: [] },
    },
    relationships: {
      app: { data: { id: '5', type: 'app' } },
      device: { data: { id: '9774d56d682e549c', type: 'device' } },
    },
  }
}
