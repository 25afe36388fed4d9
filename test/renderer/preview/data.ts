import type { Status, Transaction } from '../../../electron/contract/transactions/transaction.ts'
import type { TransactionDetail } from '../../../electron/contract/transactions/transaction-detail.ts'
import { aDetail, aTransaction } from '../../fakes/transactions.ts'

const minute = 60_000

const places = [
  ['Safaricom Ltd.', 'Kenya'],
  ['MTN', 'Ghana'],
  ['Airtel/Zain/Celtel Ltd.', 'Uganda'],
  ['Vodacom Ltd', 'Tanzania'],
  ['Orange', 'Cameroon'],
  ['Econet Wireless', 'Zimbabwe'],
  ['Halotel/Viettel Ltd', 'Tanzania'],
] as const

const actions = ['Send Money', 'Buy Airtime', 'Check Balance', 'Pay Bill', 'Withdraw Cash', 'Buy Goods (Till)'] as const

const outcomes: readonly (readonly [Status, string | null, string | null])[] = [
  ['succeeded', 'confirmed', null],
  ['succeeded', 'confirmed', 'Sent. The receipt is on its way by SMS.'],
  ['failed', 'low-balance', null],
  ['pending', null, null],
  ['succeeded', 'confirmed-sw', null],
  ['failed', 'no-response', null],
  ['succeeded', 'confirmed', null],
  ['cancelled', 'cancelled-by-customer', null],
  ['failed', 'invalid-recipient', 'The number is not registered for mobile money.'],
  ['succeeded', 'It worked!', null],
  ['pending', 'started', null],
  ['unknown', null, null],
  ['succeeded', 'confirmed', null],
  ['failed', 'pin-error', null],
]

export const previewViews = [
  { id: 'view-1', name: 'Money not sent', query: 'action:"Send Money" status:failed status:unknown' },
  { id: 'view-2', name: 'Safaricom today', query: 'operator:Safaricom since:24h' },
  { id: 'view-3', name: 'A name that is far too long for the rail', query: 'category:low-balance' },
]

/** Sixty believable transactions of the last two days, newest first. */
export function previewRows(now: Date): readonly Transaction[] {
  return Array.from({ length: 60 }, (_, index) => previewRow(index, now))
}

export function previewRow(index: number, now: Date): Transaction {
  const [operator, country] = pick(places, index * 3 + 1)
  const [status, category, message] = pick(outcomes, index)
  const start = now.getTime() - (index * index * 0.7 + index * 2 + 0.3) * minute
  const at = (afterMs: number) => new Date(start + afterMs).toISOString()
  if (index % 11 === 9) return previewJob(index, at)
  return aTransaction({
    providerId: `${(0x4f1a2c00 + index * 7919).toString(16)}-6907-4ee4-8289-af2dd99b1111`,
    title: pick(actions, index * 5 + 2),
    operator,
    country,
    status,
    providerStatus: status === 'unknown' ? 'reversed' : status,
    category,
    message,
    environment: index % 8 === 3 ? 'debug' : index % 17 === 12 ? 'test' : 'production',
    startedAt: at(0),
    statusSince: at(8_000),
    updatedAt: at(5_000),
    firstReceivedAt: at(6_000),
    lastReceivedAt: at(8_000),
    flags: index === 5 ? ['LATE'] : index === 13 ? ['CHANGED_VERDICT', 'LATE'] : [],
    duplicates: index === 2 ? 1 : 0,
  })
}

function previewJob(index: number, at: (afterMs: number) => string): Transaction {
  return aTransaction({
    id: `acme/job/${74000 + index}`,
    sourceId: 'acme',
    sourceKind: 'hover-org',
    kind: 'job',
    providerId: String(74000 + index),
    title: `Job ${74000 + index}`,
    operator: null,
    country: null,
    category: null,
    message: '634 Main St, San Francisco',
    environment: null,
    status: index % 2 === 0 ? 'succeeded' : 'pending',
    providerStatus: index % 2 === 0 ? 'complete' : 'processing',
    startedAt: at(0),
    statusSince: at(9_000),
    updatedAt: null,
    firstReceivedAt: at(9_000),
    lastReceivedAt: at(9_000),
  })
}

/** A job has no session, no SMS and no values. */
export function previewJobDetail(row: Transaction): TransactionDetail {
  return aDetail({
    ...row,
    ...{ conversation: [], smsHits: [], smsMisses: [], extras: [], parsed: [], comparisons: [] },
    facts: [
      { name: 'Id', value: row.providerId, masked: false },
      { name: 'Address', value: row.message ?? '–', masked: false },
    ],
  })
}

function pick<T>(values: readonly [T, ...T[]] | readonly T[], index: number): T {
  const value = values[index % values.length]
  if (value === undefined) throw new Error('There is nothing to pick from')
  return value
}
