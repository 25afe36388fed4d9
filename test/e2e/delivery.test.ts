import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AppUnderTest, launchApp, localUrlOf, makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'
import { post, practiceSecret, ussdPayload } from './ussd-delivery.ts'

const data = makeDataDir()
let desktop: Desktop
let app: AppUnderTest
let hook: string

beforeAll(async () => {
  desktop = await startDesktop()
  app = await launchApp(desktop, data.dataDir)
  const { id } = await app.ask('sources.add', { kind: 'ussd-app', name: 'Shop', secret: practiceSecret })
  hook = await localUrlOf(app, id)
})

afterAll(async () => {
  await app?.quit()
  await desktop?.stop()
  data.remove()
})

describe('a failed transaction, from the POST to the person', () => {
  test('is answered with 200', async () => {
    expect(await post(hook, ussdPayload('v03-failed-in-session', { updated_at: new Date().toISOString() }))).toBe(200)
  })

  test('is a row in the window, with its status as a word', async () => {
    const row = app.page.getByRole('row', { name: /Send Money/ })
    await row.waitFor()
    expect(await row.innerText()).toMatch(/Failed/)
  })

  test('is told outside of the app, with action, operator and category', async () => {
    const notification = await desktop.notifications.waitFor(({ summary }) => summary === 'Send Money failed')
    expect(notification).toMatchObject({ body: 'Low balance · Safaricom Ltd. · Shop', urgency: 2 })
  })

  test('is told without a number of the customer', async () => {
    const notification = await desktop.notifications.waitFor(({ summary }) => summary === 'Send Money failed')
    expect(`${notification.summary} ${notification.body}`).not.toMatch(/\d{4}/)
  })

  test('stands in the menu of the tray', async () => {
    const entry = await desktop.watcher.waitForEntry(({ label }) => label === 'Failed: Send Money (low-balance)')
    expect(entry.enabled).toBe(true)
  })

  test('changes the icon of the tray', async () => {
    const item = await desktop.watcher.waitForItem(({ tooltip }) => tooltip.includes('1 failed'))
    expect(item.icon?.length).toBeGreaterThan(0)
  })

  test('opens in the window by a click on the notification', async () => {
    const { id } = await desktop.notifications.waitFor(({ summary }) => summary === 'Send Money failed')
    desktop.notifications.click(id)
    await app.page.getByRole('heading', { name: 'Send Money' }).waitFor()
    await app.page.getByText('You have insufficient funds.').first().waitFor()
  })

  test('is told once, however often it is delivered', async () => {
    await post(
      hook,
      ussdPayload('v03-failed-in-session', {
        uuid: 'another',
        action_name: 'Pay Bill',
        updated_at: new Date().toISOString(),
      }),
    )
    const repeated = ussdPayload('v03-failed-in-session', { uuid: 'repeated', updated_at: new Date().toISOString() })
    for (let times = 0; times < 3; times++) expect(await post(hook, repeated)).toBe(200)
    await desktop.notifications.waitFor(({ summary }) => summary === 'Send Money: 2 failed')
    await app.until(({ counts }) => counts.failed === 3)
    // The second of its kind within a minute: the notice of the first takes its own place.
    const told = desktop.notifications.all().filter(({ summary }) => summary.startsWith('Send Money'))
    expect(told.map(({ summary }) => summary)).toEqual(['Send Money failed', 'Send Money: 2 failed'])
  })
})

describe('what is no delivery of Hover', () => {
  test('is refused with 401 when its secret is wrong, and shown nowhere', async () => {
    const payload = ussdPayload('v03-failed-in-session', { uuid: 'forged', action_name: 'Forged' })
    const forged = JSON.stringify(payload).replace(practiceSecret, `${practiceSecret.slice(0, -1)}0`)
    expect(await post(hook, forged)).toBe(401)
    await app.until(({ connection }) => connection.sources.some(source => source.refused === 1))
    expect(await app.page.getByText('Forged').count()).toBe(0)
  })

  test('is refused with 400 when it is not JSON', async () => {
    expect(await post(hook, '{"meta":')).toBe(400)
  })

  test('is kept in quarantine when it proves itself but is odd', async () => {
    expect(await post(hook, { meta: { secret: practiceSecret }, data: [] })).toBe(200)
    await app.page.getByRole('button', { name: /Quarantine/ }).click()
    await app.page.getByText(/has no transaction in it/).waitFor()
  })
})

test('the sample of Hover’s documentation is a debug run, so it is shown and not told', async () => {
  const { id } = await app.ask('sources.add', {
    kind: 'ussd-app',
    name: 'Documented',
    secret: 'bb98a2d7cc8f51037c9c5cd05376ddf5',
  })
  expect(await post(await localUrlOf(app, id), ussdPayload('v00-documented-sample'))).toBe(200)
  // The answer comes when it is on the disk; what it means is worked out a moment later.
  await expect
    .poll(async () => (await app.ask('transactions.page', { sourceId: id })).rows)
    .toMatchObject([{ status: 'failed', category: 'low-balance', environment: 'debug', operator: 'Safaricom Ltd.' }])
  expect(desktop.notifications.all().filter(({ body }) => body.includes('Documented'))).toEqual([])
})
