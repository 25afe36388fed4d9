import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHook } from '../../fakes/hook.ts'
import { type AppUnderTest, launchApp, localUrlOf, makeDataDir } from '../app-under-test.ts'
import { type Desktop, startDesktop } from '../desktop/desktop.ts'
import { post, practiceSecret, ussdPayload } from '../ussd-delivery.ts'
import { focused, tabTo } from './focus.ts'

const data = makeDataDir()
let desktop: Desktop
let app: AppUnderTest
let channel: Awaited<ReturnType<typeof startHook>>

beforeAll(async () => {
  desktop = await startDesktop()
  channel = await startHook()
  app = await launchApp(desktop, data.dataDir)
  const { id } = await app.ask('sources.add', { kind: 'ussd-app', name: 'Shop', secret: practiceSecret })
  const hook = await localUrlOf(app, id)
  const at = new Date().toISOString()
  const failed = { uuid: 'one', action_name: 'Send Money', initiated_at: at, updated_at: at }
  expect(await post(hook, ussdPayload('v03-failed-in-session', failed))).toBe(200)
  expect(await post(hook, { data: { type: 'ping' }, meta: { secret: practiceSecret } })).toBe(200)
  await app.page.getByRole('row', { name: /Send Money/ }).waitFor()
})

afterAll(async () => {
  await app?.quit()
  await desktop?.stop()
  await channel?.stop()
  data.remove()
})

const press = (key: string) => app.page.keyboard.press(key)
const type = (text: string) => app.page.keyboard.type(text)
/** Goes somewhere by its name, as a person does who knows no keys. */
const byPalette = async (name: string) => {
  await press('Control+k')
  await app.page.getByRole('combobox', { name: 'Command palette' }).waitFor()
  await type(name)
  await press('Enter')
}

/** A form opens when it knows what there is; then its first field has the focus. */
const untilAsked = () => expect.poll(() => focused(app.page)).toMatch(/^input: Name/)

describe('with the keyboard alone, a person', () => {
  test('writes a rule, and sees what it would have sent', async () => {
    await byPalette('rules of notices')
    await app.page.getByRole('heading', { name: 'Rules of notices' }).waitFor()
    await tabTo(app.page, /^button: Add rule/)
    await press('Enter')
    await untilAsked()
    await type('Money')
    await tabTo(app.page, /^select: Condition 1$/)
    await type('Action')
    await tabTo(app.page, /^input: Condition 1: value/)
    await type('Send Money')
    await app.page.getByText('This rule decided 1 time.').waitFor()
    await tabTo(app.page, /^button: Save the rule/)
    await press('Enter')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    const { rules, isOwn } = await app.ask('rules.get', undefined)
    expect([isOwn, rules.rules[0]]).toMatchObject([true, { name: 'Money', when: 'action:"Send Money"' }])
  })

  test('puts it into another place', async () => {
    await app.page.getByRole('button', { name: 'Money', exact: true }).focus()
    await press('Alt+ArrowDown')
    await expect
      .poll(async () => (await app.ask('rules.get', undefined)).rules.rules.map(({ name }) => name).indexOf('Money'))
      .toBe(1)
    await expect.poll(() => focused(app.page)).toBe('button: Money')
  })

  test('adds a channel and sends a test through it, and the window forgets its address', async () => {
    await tabTo(app.page, /^button: Add channel/)
    await press('Enter')
    await untilAsked()
    await type('Night shift')
    await tabTo(app.page, /^input: Address/)
    await type(channel.url)
    await press('Enter')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    await tabTo(app.page, /^button: Send a test to Night shift/)
    await press('Enter')
    await app.page.getByText('It was accepted there. Look whether it arrived.').waitFor()
    expect(channel.received).toHaveLength(1)
    expect(await app.page.content()).not.toContain(channel.url)
  })

  test('is told honestly when the channel refuses a test', async () => {
    channel.answer(403)
    await app.page.getByRole('button', { name: 'Send a test to Night shift' }).focus()
    await press('Enter')
    await app.page.getByText(/^It was refused there/).waitFor()
  })

  test('snoozes all notices, sees until when, and resumes them', async () => {
    await press('s')
    await expect.poll(() => focused(app.page)).toMatch(/^menuitem: For 1 hour/)
    await press('Enter')
    await app.page.getByRole('button', { name: /^Snoozed until/ }).waitFor()
    await app.until(({ settings }) => settings.noticeRules.snoozes.length === 1)
    await byPalette('resume notices')
    await app.page.getByRole('button', { name: 'Notices are on' }).waitFor()
    await app.until(({ settings }) => settings.noticeRules.snoozes.length === 0)
  })

  test('reads the report of a shift, and goes from a line of it to its list', async () => {
    await byPalette('report')
    await app.page.getByRole('heading', { name: 'Report', exact: true }).waitFor()
    await tabTo(app.page, /^button: 1 failed/)
    await press('Enter')
    await app.page.getByRole('row', { name: /Send Money/ }).waitFor()
  })

  test('opens what is in the quarantine', async () => {
    await byPalette('quarantine')
    await tabTo(app.page, /^button: .*Delivery/)
    await press('Enter')
    expect(await app.page.getByLabel('What it says').innerText()).toContain('ping')
  })
})
