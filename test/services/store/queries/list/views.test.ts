import { expect, onTestFinished, test } from 'vitest'
import { attentionFlags, type PageQuery } from '../../../../../electron/contract/transactions/transaction.ts'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { pageSteps } from '../../plans.ts'
import { openProjection } from '../../projection-kit.ts'
import { query, ussdDelivery } from '../../store-kit.ts'

const transactionId = 'shop/ussd/resolved'
const entries: readonly Entry[] = [
  ussdDelivery({ uuid: 'failed', status: 'failed' }),
  ussdDelivery({ uuid: 'unknown', status: 'reversed' }),
  ussdDelivery({ uuid: 'fine', status: 'succeeded' }),
  ussdDelivery({ uuid: 'waiting', status: 'pending' }),
  ussdDelivery({ uuid: 'stuck', status: 'pending' }),
  { kind: 'act', at: 1, act: { kind: 'stuck-found', transactionId: 'shop/ussd/stuck', reason: 'sms-window' } },
  ussdDelivery({ uuid: 'resolved', status: 'failed' }),
  { kind: 'act', at: 1, act: { kind: 'resolved', transactionId, verdict: 'failed', note: '' } },
  ussdDelivery({ uuid: 'conflict', status: 'failed' }),
  {
    kind: 'act',
    at: 1,
    act: { kind: 'resolved', transactionId: 'shop/ussd/conflict', verdict: 'succeeded', note: '' },
  },
  ussdDelivery({ uuid: 'conflict', status: 'failed', updatedAt: '2026-03-06T09:14:10Z' }),
]

function open() {
  const projection = openProjection()
  onTestFinished(projection.close)
  projection.append(...entries)
  projection.project()
  const { page, counts } = projection.queries()
  const idsOf = (wanted: Partial<PageQuery>) => page(query(wanted)).rows.map(row => row.providerId)
  return { state: projection.state, counts, idsOf }
}

test('what needs attention is open failures, unknown ones, stuck ones and conflicts', () => {
  expect(open().idsOf({ attention: true }).toSorted()).toEqual(['conflict', 'failed', 'stuck', 'unknown'])
})

test('what needs attention can be searched', () => {
  expect(open().idsOf({ attention: true, text: 'resolved' })).toEqual([])
  expect(open().idsOf({ attention: true, text: 'stuck' })).toEqual(['stuck'])
})

test('a flag finds what carries it and nothing else', () => {
  const { idsOf } = open()
  expect(idsOf({ flag: 'STUCK' })).toEqual(['stuck'])
  expect(idsOf({ flag: 'CONFLICT' })).toEqual(['conflict'])
})

test('a flag and a status narrow each other', () => {
  expect(open().idsOf({ flag: 'STUCK', status: ['failed'] })).toEqual([])
})

test('the counts of the views are those of their lists', () => {
  const { counts, idsOf } = open()
  expect(counts()).toMatchObject({
    attention: idsOf({ attention: true }).length,
    stuck: idsOf({ flag: 'STUCK' }).length,
  })
})

test.each([
  [{ flag: 'STUCK' }, 'transactions_stuck'],
  [{ flag: 'LATE' }, 'transactions_late'],
  [{ attention: true }, 'transactions_by_attention'],
] as const)('a page of %o walks its own small index', (wanted, index) => {
  expect(pageSteps(open().state, query(wanted)).join('\n')).toContain(index)
})

test('every flag that needs attention does so in the database too', () => {
  const { state, idsOf } = open()
  const flag = state.prepare<[string]>(`UPDATE transactions SET flags = ? WHERE provider_id = 'fine'`)
  const found = attentionFlags.filter(one => {
    flag.run(JSON.stringify([one]))
    return idsOf({ attention: true }).includes('fine')
  })
  expect(found).toEqual(attentionFlags)
})
