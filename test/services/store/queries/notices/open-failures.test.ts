import { expect, onTestFinished, test } from 'vitest'
import type { Act } from '../../../../../electron/services/store/journal/entries/act.ts'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { openProjection } from '../../projection-kit.ts'
import { defaultRules, ussdDelivery } from '../../store-kit.ts'

const at = Date.parse('2026-03-05T22:00:00Z')
const act = (done: Act): Entry => ({ kind: 'act', at, act: done })
const failed = (uuid: string) => ussdDelivery({ uuid })
const id = (uuid: string) => `shop/ussd/${uuid}`

/** The transactions that are listed as open after the entries. */
function openAfter(...entries: readonly Entry[]) {
  const projection = openProjection()
  onTestFinished(projection.close)
  projection.append(...entries)
  projection.project()
  const open = () => projection.queries().openFailures(100)
  const go = (...more: readonly Entry[]) => {
    projection.append(...more)
    projection.project()
    return open().map(({ transaction }) => transaction.id)
  }
  return { open: open(), ids: go(), go }
}

test('a failure that people are told of is open, with its notice', () => {
  const { open } = openAfter(failed('a'))
  expect(open.map(({ noticeId, transaction }) => [noticeId.startsWith(`${id('a')}#`), transaction.id])).toEqual([
    [true, id('a')],
  ])
})

test('a success is not', () => {
  expect(openAfter(ussdDelivery({ status: 'succeeded' })).ids).toEqual([])
})

test('a failure that was shown is open until somebody reacts to it', () => {
  const { open, go } = openAfter(failed('a'), failed('b'))
  const noticeId = open.find(({ transaction }) => transaction.id === id('a'))?.noticeId ?? ''
  expect(go(act({ kind: 'notice-shown', noticeId, where: 'desktop' })).length).toBe(2)
  expect(go(act({ kind: 'notice-clicked', noticeId }))).toEqual([id('b')])
})

test('a failure that nobody is told of by the rules is not open', () => {
  const quiet = act({ kind: 'rules-set', notifications: { ...defaultRules.notifications, failed: false } })
  expect(openAfter(quiet, failed('a')).ids).toEqual([])
})

test('a failure that was decided by hand is not open', () => {
  const { go } = openAfter(failed('a'))
  expect(go(act({ kind: 'resolved', transactionId: id('a'), verdict: 'failed', note: '' }))).toEqual([])
})

test('a failure that succeeded after all is not open', () => {
  const { go } = openAfter(failed('a'))
  expect(go(ussdDelivery({ uuid: 'a', status: 'succeeded', updatedAt: '2026-03-05T09:20:00Z' }))).toEqual([])
})
