import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Health } from '../../electron/contract/health.ts'
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

const fail = (uuid: string, action: string) =>
  post(hook, ussdPayload('v03-failed-in-session', { uuid, action_name: action, updated_at: new Date().toISOString() }))
const isAbout = (action: string) => (shown: { readonly summary: string; readonly body: string }) =>
  `${shown.summary} ${shown.body}`.includes(action)
const notifications = ({ links }: Health) => links.find(({ name }) => name === 'notifications')

describe('a desktop whose notification service goes away', () => {
  test('is known to show notices before one was shown', async () => {
    expect(notifications(await app.ask('health.check', { isAfresh: true }))).toMatchObject({ state: 'good' })
  })

  test('is told in the tray, with the repair', async () => {
    await desktop.notifications.stop()
    await fail('missed', 'Pay Rent')
    await desktop.watcher.waitForEntry(({ label }) => label.startsWith('Notifications: Nothing on this desktop shows'))
    // The service is missed when it goes; the notice waits once it is worked out and nobody was there to show it.
    await expect
      .poll(async () => notifications(await app.ask('health.check', { isAfresh: false })))
      .toMatchObject({
        ...{ state: 'broken', code: 'no-notification-service' },
        sentence: expect.stringContaining('one notice waits'),
      })
  })

  test('shows what was missed as soon as it is back', async () => {
    await desktop.notifications.start()
    await desktop.notifications.waitFor(isAbout('Pay Rent'))
    await desktop.watcher.waitForEntry(({ label }) => label === 'Live')
    expect(notifications(await app.ask('health.check', { isAfresh: true }))).toMatchObject({ state: 'good' })
  })

  test('shows it once', async () => {
    await fail('next', 'Buy Airtime')
    await desktop.notifications.waitFor(isAbout('Buy Airtime'))
    expect(desktop.notifications.all().filter(isAbout('Pay Rent')).length).toBe(1)
  })
})
