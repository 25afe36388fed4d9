import { describe, expect, it } from 'vitest'
import { noticeRulesSchema } from '../../../electron/contract/settings/notice-rules.ts'
import { holdAnew, quietUntil } from '../../../electron/core/rules/hold-anew.ts'

const at = Date.parse('2026-03-05T23:30:00Z')
const [soon, morning, noon] = [at + 600_000, Date.parse('2026-03-06T06:00:00Z'), Date.parse('2026-03-06T12:00:00Z')]
const hours = { zone: 'UTC', ranges: [{ days: ['thu'], from: '22:00', to: '06:00' }] }
const rule = (id: string, quietHours: object) => ({ id, name: id, action: { kind: 'silent' }, quietHours })
const rulesWith = (changed: object) => noticeRulesSchema.parse({ version: 1, rules: [], ...changed })
const snoozed = { cause: 'snooze', until: soon, ruleId: 'r', urgency: 'normal' } as const
const quiet = { cause: 'quiet-hours', until: morning, ruleId: 'r', urgency: 'normal' } as const
const snooze = (scope: object, until = noon) => ({ scope, until: new Date(until).toISOString() })

describe('what is held when the rules change', () => {
  it.each<[string, object, number]>([
    ['everything is snoozed still', { snoozes: [snooze({ kind: 'all' })] }, soon],
    [
      'its rule is snoozed still',
      { rules: [rule('r', { kind: 'none' })], snoozes: [snooze({ kind: 'rule', ruleId: 'r' })] },
      soon,
    ],
    ['an operator is snoozed still', { snoozes: [snooze({ kind: 'operator', operator: 'MTN' })] }, soon],
    [
      'another rule is snoozed',
      { rules: [rule('x', { kind: 'none' })], snoozes: [snooze({ kind: 'rule', ruleId: 'x' })] },
      at,
    ],
    ['the snooze is over', { snoozes: [snooze({ kind: 'all' }, at)] }, at],
    ['it is quiet, but never for longer than before', { quietHours: hours }, soon],
  ])('after a snooze waits for the right time when %s', (_, changed, until) => {
    expect(holdAnew(rulesWith(changed), snoozed, at).until).toBe(until)
  })

  it.each<[string, object, number]>([
    ['the hours are the same', { quietHours: hours }, morning],
    ['there are none any more', {}, at],
    ['its rule has none any more', { quietHours: hours, rules: [rule('r', { kind: 'none' })] }, at],
    ['its rule has its own', { rules: [rule('r', { kind: 'own', hours })] }, morning],
  ])('in quiet hours waits for the right time when %s', (_, changed, until) => {
    expect(holdAnew(rulesWith(changed), quiet, at).until).toBe(until)
  })

  it('is told when it is critical and that breaks through now', () => {
    const urgent = { ...quiet, urgency: 'critical' } as const
    expect(holdAnew(rulesWith({ quietHours: hours }), urgent, at).until).toBe(at)
  })
})

describe('the time until which a told notice may not disturb', () => {
  const of = { ruleId: 'r', urgency: 'normal' } as const
  it.each<[string, object, number | null]>([
    ['none where it is loud', {}, null],
    ['the end of the quiet hours', { quietHours: hours }, morning],
    ['the end of a snooze', { snoozes: [snooze({ kind: 'all' }, soon)] }, soon],
    [
      'the end of the quiet hours into which it is snoozed',
      { quietHours: hours, snoozes: [snooze({ kind: 'all' }, soon)] },
      morning,
    ],
    [
      'none where another rule is snoozed',
      { rules: [rule('x', { kind: 'none' })], snoozes: [snooze({ kind: 'rule', ruleId: 'x' })] },
      null,
    ],
  ])('is %s', (_, changed, until) => {
    expect(quietUntil(rulesWith(changed), of, at)).toBe(until)
  })
})
