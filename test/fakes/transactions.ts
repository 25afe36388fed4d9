import type { Status, StatusCounts, Transaction } from '../../electron/contract/transactions/transaction.ts'
import type { Field, TransactionDetail } from '../../electron/contract/transactions/transaction-detail.ts'

/** Builders of valid values: a test changes the one thing that it is about. */
export function aTransaction(change: Partial<Transaction> = {}): Transaction {
  const providerId = change.providerId ?? '1111e38e-6907-4ee4-8289-af2dd99b1111'
  return {
    id: `shop/ussd/${providerId}`,
    sourceId: 'shop',
    sourceKind: 'ussd-app',
    kind: 'ussd',
    providerId,
    status: 'failed',
    providerStatus: change.status ?? 'failed',
    statusSince: '2026-03-02T09:00:08Z',
    title: 'Send Money',
    operator: 'Safaricom Ltd.',
    country: 'Kenya',
    category: 'low-balance',
    message: null,
    environment: 'production',
    startedAt: '2026-03-02T09:00:00Z',
    startedAtFrom: 'provider',
    updatedAt: '2026-03-02T09:00:05Z',
    firstReceivedAt: '2026-03-02T09:00:06Z',
    lastReceivedAt: '2026-03-02T09:00:08Z',
    flags: [],
    resolution: null,
    deliveries: 2,
    duplicates: 0,
    ...change,
  }
}

const shown = (name: string, value: string, masked = false): Field => ({ name, value, masked })

export function aDetail(change: Partial<TransactionDetail> = {}): TransactionDetail {
  const row = aTransaction(change)
  const failed = row.status === 'failed'
  return {
    ...row,
    flagNotes: [],
    explanation: null,
    pendingAge: null,
    parserMiss: null,
    reveals: [],
    isRevealed: false,
    history: [
      {
        from: null,
        to: 'pending',
        at: row.firstReceivedAt,
        providerAt: row.startedAt,
        providerStatus: 'pending',
        category: null,
      },
      ...(row.status === 'pending'
        ? []
        : [
            {
              from: 'pending' as const,
              to: row.status,
              at: row.statusSince,
              providerAt: row.updatedAt,
              providerStatus: row.providerStatus,
              category: row.category,
            },
          ]),
    ],
    received: [
      {
        seq: 1041,
        receivedAt: row.firstReceivedAt,
        label: 'new',
        providerStatus: 'pending',
        providerUpdatedAt: row.startedAt,
        provenBy: 'current-secret',
      },
      {
        seq: 1042,
        receivedAt: row.lastReceivedAt,
        label: 'update',
        providerStatus: row.providerStatus,
        providerUpdatedAt: row.updatedAt,
        provenBy: 'current-secret',
      },
    ],
    conversation: [
      {
        entered: null,
        answered: '1. Send Money 2. Withdraw Cash 3. Buy Airtime 4. Loans and Savings 5. Lipa na M-PESA 6. My Account',
        diedHere: false,
      },
      { entered: '1', answered: 'Enter phone no.', diedHere: false },
      { entered: '••••••555', answered: 'Enter Amount', diedHere: false },
      { entered: '100', answered: 'Enter M-PESA PIN', diedHere: false },
      { entered: '(pin)', answered: 'Sent, wait for reply', diedHere: failed },
    ],
    smsHits: failed
      ? [
          {
            sender: 'MPESA',
            message: 'Insufficient balance, please top up and try again.',
            at: row.updatedAt,
          },
        ]
      : [],
    smsMisses: [{ sender: 'MPESA', message: 'to win bonga points!', at: row.startedAt }],
    extras: [shown('amount', '100'), shown('phone', '••••••555', true), shown('reference', 'INV-2071')],
    parsed: [shown('amount', '100.00'), shown('balance', '12.40')],
    facts: [
      shown('Id', row.providerId),
      shown('Action id', 'c68ba1f5'),
      shown('App', '5'),
      shown('Device', '•••••••555', true),
      shown('Country', row.country ?? '–'),
      shown('SDK', '1.7.2'),
    ],
    ...change,
  }
}

export function countsOf(rows: readonly Transaction[]): StatusCounts {
  const count = (status: Status) => rows.filter(row => row.status === status).length
  return {
    pending: count('pending'),
    succeeded: count('succeeded'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    unknown: count('unknown'),
  }
}
