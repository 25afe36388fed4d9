import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptNoticeRulesSchema } from '../../../electron/contract/settings/notice-rules.ts'
import { createRuleAnswers } from '../../../electron/services/answering/rule-answers.ts'
import { createHousehold, type Household } from '../household.ts'

let house: Household
beforeEach(async () => {
  house = await createHousehold()
})
afterEach(() => house.stop())

const setup = (acknowledged: string[] = []) =>
  createRuleAnswers({
    ...{ settings: house.settings, vault: house.vault, now: house.clock.now, newId: () => 'id' },
    store: { notices: async () => [], rehearsal: () => Promise.reject(new Error('not asked')) },
    acts: {
      acknowledge: async ids => {
        acknowledged.push(...ids)
        return { ok: true, value: null }
      },
    },
  })
const kept = (changed: Readonly<Record<string, unknown>>) =>
  keptNoticeRulesSchema.omit({ snoozes: true }).parse(changed)
const mine = { id: 'mine', name: 'Mine', when: 'status:failed', action: { kind: 'silent' } }
const until = (ms: number) => new Date(house.clock.now() + ms).toISOString()

describe('what the window asks about rules', () => {
  it('answers with those of the switches until a person makes some', async () => {
    const answers = setup()
    const before = await answers['rules.get'](undefined)
    await answers['rules.set'](kept({ rules: [mine] }))
    const after = await answers['rules.get'](undefined)
    expect([before, after]).toMatchObject([
      { value: { isOwn: false, faults: [] } },
      { value: { isOwn: true, faults: [], rules: { rules: [{ id: 'mine' }] } } },
    ])
  })

  it('says part by part what each rule asks for', async () => {
    const answers = setup()
    await answers['rules.set'](kept({ rules: [mine] }))
    expect(await answers['rules.get'](undefined)).toMatchObject({
      value: { conditions: [[{ key: 'status', value: 'failed', isNegated: false }]] },
    })
  })

  it('refuses rules that cannot be understood, with what is wrong, and keeps those there are', async () => {
    const reply = await setup()['rules.set'](kept({ rules: [{ ...mine, when: 'status:broken' }] }))
    expect([reply, house.settings.get().noticeRules.rules]).toMatchObject([
      { ok: false, failure: { code: 'refused', sentence: expect.stringContaining('Rule “Mine”') } },
      null,
    ])
  })

  it('says what is wrong with a condition, and where', async () => {
    const reply = await setup()['rules.check']({ when: 'status:broken' })
    expect(reply).toMatchObject({ ok: true, value: [{ start: 0 }] })
  })

  it('keeps one snooze for each scope, and none that is over', async () => {
    const answers = setup()
    await answers['notices.snooze']({ scope: { kind: 'operator', operator: 'MTN' }, until: until(60_000) })
    await answers['notices.snooze']({ scope: { kind: 'all' }, until: until(120_000) })
    await house.clock.advance(90_000)
    await answers['notices.snooze']({ scope: { kind: 'all' }, until: until(300_000) })
    expect(house.settings.get().noticeRules.snoozes).toEqual([{ scope: { kind: 'all' }, until: until(300_000) }])
  })

  it('refuses to snooze until a time that is over', async () => {
    const reply = await setup()['notices.snooze']({ scope: { kind: 'all' }, until: until(0) })
    expect(reply).toMatchObject({ ok: false, failure: { code: 'refused' } })
  })

  it('ends the snooze of a scope', async () => {
    const answers = setup()
    await answers['notices.snooze']({ scope: { kind: 'all' }, until: until(60_000) })
    await answers['notices.resume']({ scope: { kind: 'all' } })
    expect(house.settings.get().noticeRules.snoozes).toEqual([])
  })

  it('keeps the snoozes when rules are set', async () => {
    const answers = setup()
    await answers['notices.snooze']({ scope: { kind: 'all' }, until: until(60_000) })
    await answers['rules.set'](kept({ rules: [mine] }))
    expect(house.settings.get().noticeRules.snoozes).toHaveLength(1)
  })
})
