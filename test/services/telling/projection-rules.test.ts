import { describe, expect, it } from 'vitest'
import { settingsSchema } from '../../../electron/contract/settings/settings.ts'
import { projectionRulesOf } from '../../../electron/services/telling/projection-rules.ts'

const sources = [{ kind: 'ussd-app', id: 'shop', name: 'Shop', hookPath: '/hook/a' }]
const settings = (noticeRules: object) => settingsSchema.parse({ sources, noticeRules })
const rule = (when: string) => ({ id: 'a', name: 'A', when, action: { kind: 'silent' } })

describe('what is journaled of the rules', () => {
  it('is the switches alone where a person made nothing', () => {
    expect(projectionRulesOf(settings({}))).toEqual({ notifications: settings({}).notifications })
  })

  it('is the same for another ladder and other channels, which decide nothing about what is told', () => {
    const channels = [{ id: 'ops', name: 'Ops', kind: 'ntfy' }]
    expect(projectionRulesOf(settings({ channels, ladder: [] }))).toEqual(projectionRulesOf(settings({})))
  })

  it('is a snooze beside the rules of the switches', () => {
    const snoozes = [{ scope: { kind: 'all' }, until: '2026-03-01T00:00:00Z' }]
    expect(projectionRulesOf(settings({ snoozes })).own?.rules.snoozes).toEqual(snoozes)
  })

  it.each([
    ['source:Shop', [{ id: 'shop', name: 'Shop' }]],
    ['status:failed', []],
  ])('names the sources only for a condition that does, as %s', (when, named) => {
    expect(projectionRulesOf(settings({ rules: [rule(when)] })).own?.sources).toEqual(named)
  })
})
