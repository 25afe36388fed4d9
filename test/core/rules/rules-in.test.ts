import { describe, expect, it } from 'vitest'
import { keptNoticeRulesSchema } from '../../../electron/contract/settings/notice-rules.ts'
import { notificationSettingsSchema } from '../../../electron/contract/settings/settings.ts'
import { rulesOf } from '../../../electron/core/rules/default-rules.ts'
import { namesSources, rulesIn, switched } from '../../../electron/core/rules/rules-in.ts'

const notifications = notificationSettingsSchema.parse({})
const made = rulesOf(notifications)
const silent = { kind: 'silent' } as const
const kept = (changed: Readonly<Record<string, unknown>>) => keptNoticeRulesSchema.parse(changed)
const own = (when: string) => kept({ rules: [{ id: 'a', name: 'A', when, action: silent }] })

describe('the rules that hold', () => {
  it('are those of the switches where a person made none', () => {
    expect(rulesIn({ notifications, noticeRules: kept({}) })).toEqual({ rules: made, faults: [] })
  })

  it('are a person’s own', () => {
    const { rules } = rulesIn({ notifications, noticeRules: own('status:failed') })
    expect(rules.rules.map(({ id }) => id)).toEqual(['a'])
  })

  it('are those of the switches when one’s own cannot be understood, because half of them could keep silent', () => {
    const { rules, faults } = rulesIn({ notifications, noticeRules: own('status:broken') })
    expect([rules, faults]).toEqual([made, [expect.stringContaining('Rule “A”')]])
  })

  it('pass over the snooze of a rule that is gone', () => {
    const snoozes = [{ scope: { kind: 'rule', ruleId: 'gone' }, until: '2026-03-01T00:00:00Z' }]
    expect(rulesIn({ notifications, noticeRules: kept({ snoozes }) })).toEqual({ rules: made, faults: [] })
  })

  it.each([
    ['source:Shop', true],
    ['-source:Shop status:failed', true],
    ['status:failed source', false],
  ])('know whether a condition such as %s names a source', (when, expected) => {
    expect(namesSources(rulesIn({ notifications, noticeRules: own(when) }).rules)).toBe(expected)
  })
})

describe('a switch that is turned', () => {
  it('turns the rule that it stands for, and no other', () => {
    const mine = kept({ rules: [...made.rules, { id: 'mine', name: 'Mine', when: '', action: silent }] })
    const { rules } = switched(mine, { before: notifications, after: { ...notifications, failed: false } })
    const changed = rules?.filter((rule, place) => rule.isOn !== mine.rules?.[place]?.isOn).map(({ id }) => id)
    expect(changed).toEqual(['failed', 'models', 'model-doubts'])
  })

  it('leaves a rule as a person switched it by itself', () => {
    const mine = kept({ rules: made.rules.map(rule => (rule.id === 'failed' ? { ...rule, isOn: false } : rule)) })
    const { rules } = switched(mine, { before: notifications, after: { ...notifications, awayReport: true } })
    expect(rules).toEqual(mine.rules)
  })

  it('makes no rules of one’s own', () => {
    expect(switched(kept({}), { before: notifications, after: notifications }).rules).toBeNull()
  })
})
