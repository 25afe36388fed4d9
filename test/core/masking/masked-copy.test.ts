import { describe, expect, it } from 'vitest'
import type { TransactionDetail } from '../../../electron/contract/transactions/transaction-detail.ts'
import { detailOf } from '../../../electron/core/detail.ts'
import { maskedCopyOf } from '../../../electron/core/masking/masked-copy.ts'
import { type Masking, masking, revealing } from '../../../electron/core/masking/masking.ts'
import { fixture, revisionOf } from '../ussd.ts'

const at = '2024-03-05T09:16:10.000Z'

function copyOf(name: string, mask: Masking, words: Partial<TransactionDetail> = {}): string {
  const detail: TransactionDetail = {
    ...{ id: 'shop/ussd/3f0c1a52', sourceId: 'shop', sourceKind: 'ussd-app', kind: 'ussd', providerId: '3f0c1a52' },
    ...{ status: 'succeeded', providerStatus: 'succeeded', statusSince: at, title: 'Send Money', operator: null },
    ...{ country: null, category: null, message: 'Sent to JANE EXAMPLE', environment: null, startedAt: at },
    ...{ startedAtFrom: 'provider', updatedAt: at, firstReceivedAt: at, lastReceivedAt: at, flags: [] },
    resolution: { verdict: 'succeeded', note: 'called from 0700000001', at },
    ...{ deliveries: 1, duplicates: 0, history: [], received: [], flagNotes: [], explanation: null },
    ...{ pendingAge: null, parserMiss: null, reveals: [], isRevealed: mask === revealing },
    ...detailOf([revisionOf(fixture(name).data)], mask),
    ...words,
  }
  return JSON.stringify(maskedCopyOf(detail), null, 2)
}

describe('what can be copied of a transaction', () => {
  it.each([
    ['v02', masking],
    ['v02', revealing],
    ['v06', revealing],
    ['v08', revealing],
  ] as const)('of %s holds no long number, name, balance or secret, even while it is revealed', (name, mask) => {
    const text = copyOf(name, mask).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|3f0c1a52[\da-f-]*/g, '')
    expect(text).not.toMatch(/\d(?:[ -]?\d){6,}|JANE|EXAMPLE|JOHN|SAMPLE|12,340|4821/)
  })

  it('holds only the number of SMS that no parser matched', () => {
    expect(JSON.parse(copyOf('v06', masking)).smsMisses).toBe(2)
  })

  it.each([masking, revealing])('keeps operator and country where the recipient shares a word', mask => {
    const words = { operator: 'Jane Telecom', country: 'Example' }
    expect(JSON.parse(copyOf('v02', mask, words))).toMatchObject(words)
  })

  it('keeps what a support person needs', () => {
    expect(JSON.parse(copyOf('v02', masking))).toMatchObject({
      status: 'succeeded',
      parsed: { confirmCode: 'SC58XYZ123' },
    })
  })
})
