import { expect, onTestFinished, test } from 'vitest'
import type { NoticeFate } from '../../../../../electron/contract/notices/notice-ledger.ts'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { rulesSet } from '../../notice-rules-kit.ts'
import { digestOf, openProjection } from '../../projection-kit.ts'
import { deliveryOf, jobDelivery, ussdDelivery } from '../../store-kit.ts'

const night = Date.parse('2026-03-05T23:30:00Z')
const morning = Date.parse('2026-03-06T06:00:00Z')
const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const quietHours = {
  zone: 'UTC',
  ranges: [{ days: everyDay, from: '22:00', to: '06:00' }],
  criticalBreaksThrough: false,
}
const tell = { kind: 'tell', urgency: 'normal', sound: false }
const rule = (when: string, action: object = tell) => ({
  ...{ id: when || 'all', name: when || 'all', when },
  action,
})
const failedAt = (receivedAt: number, uuid = 'u-1') =>
  ussdDelivery({ uuid, updatedAt: new Date(receivedAt - 1000).toISOString() }, { receivedAt })

/** What these entries leave in the ledger. */
function ledger(...entries: readonly Entry[]) {
  const projection = openProjection()
  onTestFinished(projection.close)
  projection.append(...entries)
  const { notices: due } = projection.project()
  const rows = () =>
    projection.state
      .prepare<[], { id: string; rule: string | null; fate: string; urgency: string; sound: number }>(
        'SELECT id, rule, fate, urgency, sound FROM notices ORDER BY key',
      )
      .all()
      .map(({ fate, ...row }) => ({ ...row, fate: JSON.parse(fate) as NoticeFate }))
  return { projection, due, rows }
}

test('the first rule that fits decides how loud it is', () => {
  const { due, rows } = ledger(rulesSet({ rules: [rule('operator:safaricom*'), rule('')] }), failedAt(night))
  expect([due.map(({ urgency, sound }) => [urgency, sound]), rows().map(({ rule: of }) => of)]).toEqual([
    [['normal', false]],
    ['operator:safaricom*'],
  ])
})

test('a failure that a rule silences is in the ledger with the rule, and due for nobody', () => {
  const { due, rows } = ledger(rulesSet({ rules: [rule('status:failed', { kind: 'silent' })] }), failedAt(night))
  expect([due, rows()]).toMatchObject([
    [],
    [{ fate: { state: 'suppressed', by: { kind: 'rule', ruleId: 'status:failed' } }, rule: 'status:failed' }],
  ])
})

test('a failure that no rule fits is in the ledger too', () => {
  expect(ledger(rulesSet({ rules: [] }), failedAt(night)).rows()).toMatchObject([
    { fate: { state: 'suppressed', by: { kind: 'rule', ruleId: null } } },
  ])
})

test('a success that nobody wants told leaves no row', () => {
  expect(ledger(ussdDelivery({ status: 'succeeded' })).rows()).toEqual([])
})

test('what was silenced is told when the same comes about after the rules changed', () => {
  const silent = rulesSet({ rules: [rule('', { kind: 'silent' })] })
  const said = (status: string, minute: number) =>
    ussdDelivery({ status, updatedAt: new Date(night + minute * 60_000).toISOString() }, { receivedAt: night })
  const { due } = ledger(
    silent,
    said('failed', 0),
    rulesSet({ rules: [rule('')] }),
    said('succeeded', 1),
    said('failed', 2),
  )
  expect(due.map(({ status }) => status)).toEqual(['succeeded', 'failed'])
})

test('in quiet hours it is held until they end, by the time at which it was journaled', () => {
  const { due, rows } = ledger(rulesSet({ quietHours }), failedAt(night), failedAt(morning, 'u-2'))
  expect([due.map(({ transactionId }) => transactionId), rows()[0]?.fate]).toEqual([
    ['shop/ussd/u-2'],
    { state: 'held', dueAt: night, cause: 'quiet-hours', until: morning },
  ])
})

test('the amount of a delivery decides', () => {
  const paid = (uuid: string, amount: string) =>
    deliveryOf({ id: uuid, attributes: { uuid, status: 'failed', input_extras: { amount }, environment: 'normal' } })
  const { due } = ledger(rulesSet({ rules: [rule('amount:1000..')] }), paid('small', '999.99'), paid('big', '1,000'))
  expect(due.map(({ transactionId }) => transactionId)).toEqual(['shop/ussd/big'])
})

test('a rule about a source knows it by its name', () => {
  const named = rulesSet({ rules: [rule('source:Shop')] })
  if (named.kind !== 'act' || named.act.kind !== 'rules-set' || named.act.own === undefined) throw new Error('no rules')
  const act = { ...named.act, own: { ...named.act.own, sources: [{ id: 'shop', name: 'Shop' }] } }
  const { due } = ledger({ ...named, act }, failedAt(night), jobDelivery('failed'))
  expect(due.map(({ transactionId }) => transactionId)).toEqual(['shop/ussd/u-1'])
})

test('the rules of the switches keep silent about a stuck transaction, with a row that says so', () => {
  const stuck: Entry = {
    kind: 'act',
    at: night,
    act: { kind: 'stuck-found', transactionId: 'shop/ussd/u-1', reason: 'learned' },
  }
  const { due, rows } = ledger(
    rulesSet({ rules: [rule('topic:stuck', { kind: 'silent' })] }),
    ussdDelivery({ status: 'pending' }),
    stuck,
  )
  expect([due, rows().map(({ id, fate }) => [id, fate.state])]).toEqual([[], [['shop/ussd/u-1#stuck', 'suppressed']]])
})

const snooze = { scope: { kind: 'all' }, until: new Date(night + 3_600_000).toISOString() }

test('what a snooze held is told at once when it is ended', () => {
  const { rows } = ledger(rulesSet({ snoozes: [snooze] }), failedAt(night), rulesSet({ snoozes: [] }, night + 60_000))
  expect(rows()[0]?.fate).toMatchObject({ state: 'held', until: night + 60_000 })
})

test('what a snooze held into quiet hours waits for their end when the snooze is ended', () => {
  const { rows } = ledger(
    rulesSet({ snoozes: [snooze], quietHours }),
    failedAt(night),
    rulesSet({ quietHours }, night + 60_000),
  )
  expect(rows()[0]?.fate).toMatchObject({ state: 'held', cause: 'quiet-hours', until: morning })
})

test('a change of other rules ends no snooze', () => {
  const { rows } = ledger(rulesSet({ snoozes: [snooze] }), failedAt(night), rulesSet({ snoozes: [snooze], rules: [] }))
  expect(rows()[0]?.fate).toMatchObject({ cause: 'snooze', until: night + 3_600_000 })
})

const story: readonly Entry[] = [
  ...[rulesSet({ quietHours }), failedAt(night), failedAt(night, 'u-2'), jobDelivery('failed')],
  rulesSet({ quietHours, rules: [rule('status:failed', { kind: 'silent' }), rule('')], snoozes: [snooze] }),
  ...[failedAt(night, 'u-3'), ussdDelivery({ uuid: 'u-4', status: 'unknown' }, { receivedAt: night })],
  { kind: 'act', at: morning, act: { kind: 'notice-shown', noticeId: 'shop/ussd/u-1#2', where: 'desktop' } },
  rulesSet({ quietHours, rules: [rule('')] }, night + 60_000),
]

test('a rebuild decides the same, and holds what was held', () => {
  const { projection } = ledger(...story)
  const before = digestOf(projection.state)
  projection.rebuild()
  expect(digestOf(projection.state)).toBe(before)
})

test('the size of the commits decides nothing', () => {
  const digests = [1, 2, 1_000].map(size => {
    const projection = openProjection()
    onTestFinished(projection.close)
    projection.append(...story)
    while (projection.project(size).entries > 0);
    return digestOf(projection.state)
  })
  expect(new Set(digests).size).toBe(1)
})
