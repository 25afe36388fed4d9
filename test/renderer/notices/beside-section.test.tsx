// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { keptNoticeRulesSchema } from '../../../electron/contract/settings/notice-rules.ts'
import { rulesOf } from '../../../electron/core/rules/default-rules.ts'
import { anAppState } from '../../fakes/bridge.ts'
import { click, renderApp } from '../render-app.tsx'

const { settings } = anAppState()
const usual = rulesOf(settings.notifications).rules
const unusualName = 'Unusual silence or failures'
const awayName = 'What happened while you were away'

async function openSettings(rules: typeof usual | null) {
  const noticeRules = keptNoticeRulesSchema.parse({ rules })
  const fake = await renderApp({ app: { settings: { ...settings, noticeRules } } })
  await click('Settings')
  return fake
}

async function openPage(rules: typeof usual | null) {
  const fake = await openSettings(rules)
  await click('Open the rules')
  return fake
}

const beside = () => within(screen.getByRole('region', { name: 'Beside single transactions' }))
const switchOf = (name: string) => beside().getByRole<HTMLInputElement>('switch', { name })

describe('what is told beside single transactions', () => {
  it.each([
    ['unusual', unusualName, false],
    ['awayReport', awayName, true],
  ] as const)('has a switch for %s on the page of the rules', async (key, name, wished) => {
    const fake = await openPage(null)
    switchOf(name).click()
    expect(fake.inputsOf('notifications.set')).toEqual([{ ...settings.notifications, [key]: wished }])
  })

  it('is as its own rule says, where the rules are a person’s own', async () => {
    const fake = await openPage(usual.map(rule => (rule.id === 'unusual' ? { ...rule, isOn: false } : rule)))
    expect(switchOf(unusualName).checked).toBe(false)
    switchOf(unusualName).click()
    expect(fake.inputsOf('rules.set')).toMatchObject([{ rules: usual }])
  })

  it('cannot be switched where no rule is for it', async () => {
    await openPage(usual.filter(({ id }) => id !== 'unusual'))
    expect(switchOf(unusualName).disabled).toBe(true)
    expect(beside().getByText(/^Your rules have none for this/)).toBeTruthy()
  })

  it('leaves the report of an absence in the settings, which no rule decides', async () => {
    const fake = await openSettings(usual)
    screen.getByRole('switch', { name: awayName }).click()
    expect(fake.inputsOf('notifications.set')).toMatchObject([{ awayReport: true }])
  })
})
