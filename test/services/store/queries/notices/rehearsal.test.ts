import { expect, onTestFinished, test } from 'vitest'
import { judgeOf } from '../../../../../electron/core/rules/judge.ts'
import { rehearse, type Sent } from '../../../../../electron/core/rules/rehearsal.ts'
import { isPractice, practiceIds } from '../../../../../electron/services/practice/practice-ids.ts'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { createCandidatesQuery } from '../../../../../electron/services/store/queries/notices/candidate-rows.ts'
import { diceOf } from '../../../../core/seeded.ts'
import { noticeRules, rulesSet } from '../../notice-rules-kit.ts'
import { openProjection } from '../../projection-kit.ts'
import { deliveryOf, jobDelivery, ussdDelivery } from '../../store-kit.ts'

const start = Date.parse('2026-03-05T00:00:00Z')
const until = start + 20 * 86_400_000
const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const tell = (urgency: string, sound = true) => ({ kind: 'tell', urgency, sound })
const rule = (id: string, when: string, action: object) => ({ id, name: id, when, action })

const wished = {
  rules: [
    rule('small', 'amount:..100', { kind: 'silent' }),
    rule('mtn', 'operator:MTN status:failed', tell('critical')),
    rule('late', 'late:1h', { kind: 'digest' }),
    rule('any', 'status:failed status:unknown', tell('normal')),
    rule('back', 'status:succeeded was:pending operator:Airtel', tell('quiet', false)),
    rule('jobs', 'kind:job status:cancelled', tell('normal')),
  ],
}

/** Eight that fail alike, again and again. */
const isBurst = (n: number) => n % 40 < 8

/** Payments, real and practised, and jobs of twenty days, some of them in bursts, in the order in which they came. */
function traffic(): readonly Entry[] {
  const dice = diceOf(7)
  const random = dice.next
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] ?? (values[0] as T)
  const entries: Entry[] = []
  for (let n = 0, at = start; at < until - 4 * 3_600_000; n += 1) {
    at += isBurst(n) ? 2_000 : random() < 0.5 ? random() * 20_000 : random() * 3 * 3_600_000
    const receivedAt = Math.floor(at)
    const job = {
      receivedAt,
      body: Buffer.from(
        JSON.stringify({ event: 'job-state-changed', job_id: n, state: pick(['failed', 'cancelled', 'complete']) }),
      ),
    }
    const updated_at = new Date(receivedAt - (random() < 0.1 ? 9 * 86_400_000 : 1_000)).toISOString()
    const attributes = {
      ...{
        uuid: `u-${n}`,
        status: pick(['failed', 'failed', 'succeeded', 'pending', 'odd']),
        category: pick(['a', 'b', null]),
      },
      ...{
        operator_name: pick(['MTN', 'Airtel', 'Safaricom']),
        action_name: pick(['Send', 'Pay']),
        environment: 'normal',
      },
      ...{ initiated_at: updated_at, updated_at, input_extras: { amount: pick(['50', '500']) } },
    }
    if (isBurst(n)) {
      const same = { status: 'failed', category: 'a', operator_name: 'MTN', action_name: 'Send' }
      Object.assign(attributes, { ...same, updated_at: new Date(receivedAt).toISOString(), input_extras: {} })
    }
    entries.push(
      !isBurst(n) && random() < 0.1
        ? jobDelivery('failed', job)
        : deliveryOf(
            { id: `u-${n}`, type: 'transaction', attributes },
            { receivedAt, sourceId: n % 5 === 0 ? practiceIds.app : 'shop' },
          ),
    )
  }
  return entries
}

/** What the engine told by these rules, and what a rehearsal of them on what is stored says. */
function compare(changed: Readonly<Record<string, unknown>>) {
  const projection = openProjection()
  onTestFinished(projection.close)
  const end: Entry = { kind: 'act', at: until, act: { kind: 'storm-closed' } }
  projection.append(rulesSet(changed), ...traffic(), end)
  while (projection.project(1_000).entries > 0);
  const rows = projection.state
    .prepare<[], { id: string; topic: string; due_at: number; state: string }>(
      `SELECT id, topic, due_at, state FROM notices WHERE state IN ('due', 'held')`,
    )
    .all()
  const [ends, others] = [true, false].map(isEnd => rows.filter(({ id }) => id.endsWith('!over') === isEnd))
  const single = (others ?? []).filter(({ topic, state }) => topic !== 'digest' && state === 'due')
  const span = { since: start, until: until + 1 }
  const candidates = createCandidatesQuery(projection.state, projection.journal)(span)
  const rules = noticeRules(changed)
  const { sent } = rehearse(candidates, judgeOf(rules, []), { zone: 'UTC', isPractice })
  const count = (kind: Sent['kind']) =>
    sent.filter(one => one.kind === kind).reduce((sum, { ids }) => sum + ids.length, 0)
  const report = projection.queries().rehearsal({ rules, sources: [], zone: 'UTC', ...span })
  return {
    engine: {
      notices: single.map(({ due_at }) => due_at).sort((a, b) => a - b),
      ends: ends?.length,
      late: (others ?? []).filter(({ topic, state }) => topic === 'digest' && state === 'due').length,
      held: (others ?? []).filter(({ state }) => state === 'held').length,
    },
    rehearsed: {
      notices: sent.filter(({ kind }) => kind === 'notice').map(({ at }) => at),
      ends: sent.filter(({ kind }) => kind === 'storm-over').length,
      late: count('late-digest'),
      held: count('held-digest'),
    },
    sent,
    report,
  }
}

test('a rehearsal on what is stored says what the engine told', () => {
  const { engine, rehearsed, sent, report } = compare(wished)
  expect(rehearsed).toEqual(engine)
  expect([engine.notices.length > 50, (engine.ends ?? 0) > 3, engine.late > 3]).toEqual([true, true, true])
  expect([report.sent, report.newest.length]).toEqual([sent.length, 50])
})

test('a rehearsal with quiet hours holds what the engine held', () => {
  const ranges = [{ days: everyDay, from: '22:00', to: '06:00' }]
  const quietHours = { zone: 'UTC', ranges, criticalBreaksThrough: false }
  const { engine, rehearsed, report } = compare({ rules: wished.rules.slice(1), quietHours })
  expect(rehearsed).toEqual(engine)
  expect([engine.held > 20, report.newest.some(({ kind }) => kind === 'held-digest')]).toEqual([true, true])
})

test('what a phone whose clock was reset reports is rehearsed as it was told', () => {
  const projection = openProjection()
  onTestFinished(projection.close)
  const said = { status: 'failed', startedAt: '1970-01-01T02:00:00Z', updatedAt: '1970-01-01T02:01:00Z' }
  projection.append(ussdDelivery({ uuid: 'a', ...said }, { receivedAt: start }))
  projection.project()
  const candidates = createCandidatesQuery(projection.state, projection.journal)({ since: start, until })
  expect(candidates.map(({ id }) => id)).toEqual(['shop/ussd/a>failed'])
})

test('what was told to be stuck or flagged is found by when, also where ids hold slashes', () => {
  const projection = openProjection()
  onTestFinished(projection.close)
  const [uuid, other] = ['a/b', 'c']
  const stuck = (of: string, at: number): Entry => ({
    ...{ kind: 'act', at },
    act: { kind: 'stuck-found', transactionId: `shop/ussd/${of}`, reason: 'learned' },
  })
  const pending = [uuid, other].map(each => ussdDelivery({ uuid: each, status: 'pending' }, { receivedAt: start - 5 }))
  projection.append(...pending, stuck(other, start - 1), stuck(uuid, start))
  projection.project()
  const candidates = createCandidatesQuery(projection.state, projection.journal)({ since: start, until })
  expect(candidates.map(({ transactionId, topic, was }) => [transactionId, topic, was])).toEqual([
    ['shop/ussd/a/b', 'stuck', 'pending'],
  ])
})
