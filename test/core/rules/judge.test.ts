import { describe, expect, it } from 'vitest'
import { noticeRulesSchema } from '../../../electron/contract/settings/notice-rules.ts'
import type { OfTransaction } from '../../../electron/core/rules/candidate.ts'
import { judgeOf } from '../../../electron/core/rules/judge.ts'

const now = Date.parse('2026-03-02T21:30:00Z')
const hourMs = 3_600_000
const tell = { kind: 'tell', urgency: 'critical', sound: true }
const nightly = {
  ...{ zone: 'UTC', criticalBreaksThrough: true },
  ranges: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '22:00', to: '07:00' }],
}

function failure(of: Partial<OfTransaction> = {}): OfTransaction {
  const subject: OfTransaction['subject'] = {
    ...{
      status: 'failed',
      operator: 'MTN',
      country: 'GH',
      category: null,
      sourceId: 'shop',
      kind: 'ussd',
      title: 'Send Money',
    },
    ...{ environment: 'production', flags: [], isResolved: false, providerId: 'a', startedAt: now, searchText: '' },
  }
  return {
    id: 'n',
    at: now,
    topic: 'status',
    subject,
    transactionId: 'shop/ussd/a',
    was: null,
    amounts: [],
    lateMs: 0,
    ...of,
  }
}

function judged(drafts: readonly object[], candidate: OfTransaction, more: object = {}) {
  const rules = drafts.map((draft, place) => ({ id: `r${place}`, name: 'A rule', action: tell, ...draft }))
  return judgeOf(noticeRulesSchema.parse({ version: 1, rules, ...more }), [])(candidate)
}

describe('rules', () => {
  it('are asked in their order: an exception stands above what it excepts', () => {
    const exception = { when: 'operator:MTN', action: { kind: 'silent' } }
    expect(judged([exception, {}], failure())).toEqual({ kind: 'silent', ruleId: 'r0' })
    expect(judged([{}, exception], failure())).toMatchObject({ kind: 'now', ruleId: 'r0' })
  })

  it('that are off decide nothing', () => {
    expect(judged([{ isOn: false }], failure())).toEqual({ kind: 'silent', ruleId: null })
  })

  it('silence an amount only when each reading of it fits, and tell when one does', () => {
    const range = { when: 'amount:100..2000' }
    const read = (amounts: readonly string[]) => failure({ amounts })
    const silent = { ...range, action: { kind: 'silent' } }
    expect(judged([silent], read(['1500', '1.500'])).ruleId).toBeNull()
    expect(judged([silent], read(['1500'])).ruleId).toBe('r0')
    expect(judged([range], read(['1500', '1.500'])).ruleId).toBe('r0')
    expect(judged([range], read([])).ruleId).toBeNull()
  })

  it('that are snoozed still decide, so that no later one tells', () => {
    const snoozes = [{ scope: { kind: 'rule', ruleId: 'r0' }, until: new Date(now + 60_000).toISOString() }]
    const hold = { reason: 'snooze', until: now + 60_000 }
    expect(judged([{}, {}], failure(), { snoozes })).toMatchObject({ kind: 'held', ruleId: 'r0', hold })
    expect(judged([{}], failure({ at: now + 60_000 }), { snoozes }).kind).toBe('now')
  })

  it('hold back what is snoozed into the quiet hours until both are over', () => {
    const snoozes = [{ scope: { kind: 'all' }, until: new Date(now + hourMs).toISOString() }]
    const soft = { action: { ...tell, urgency: 'normal' } }
    const hold = { reason: 'snooze', until: Date.parse('2026-03-03T07:00:00Z') }
    expect(judged([soft], failure(), { snoozes, quietHours: nightly })).toMatchObject({ hold })
  })

  it('let what is critical through quiet hours that allow it, and never through a snooze', () => {
    const late = failure({ at: now + hourMs })
    const strict = { ...nightly, criticalBreaksThrough: false }
    const snoozes = [{ scope: { kind: 'all' }, until: new Date(now + 2 * hourMs).toISOString() }]
    expect(judged([{}], late, { quietHours: nightly }).kind).toBe('now')
    expect(judged([{}], late, { quietHours: strict }).kind).toBe('held')
    expect(judged([{}], late, { quietHours: nightly, snoozes }).kind).toBe('held')
  })

  it('may have quiet hours of their own, or none', () => {
    const soft = { action: { ...tell, urgency: 'normal' } }
    const late = failure({ at: now + hourMs })
    expect(judged([{ ...soft, quietHours: { kind: 'none' } }], late, { quietHours: nightly }).kind).toBe('now')
    expect(judged([{ ...soft, quietHours: { kind: 'own', hours: nightly } }], late).kind).toBe('held')
  })
})
