import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AppUnderTest, launchApp, localUrlOf, makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'
import { practiceSecret } from './ussd-delivery.ts'

const data = makeDataDir()
let desktop: Desktop
let app: AppUnderTest

beforeAll(async () => {
  desktop = await startDesktop()
  app = await launchApp(desktop, data.dataDir)
  const { id } = await app.ask('sources.add', { kind: 'ussd-app', name: 'Shop', secret: practiceSecret })
  await localUrlOf(app, id)
})

afterAll(async () => {
  await app?.quit()
  await desktop?.stop()
  data.remove()
})

test('the repair in the tray opens the window at the part of the settings that mends it', async () => {
  await app.ask('notifications.set', { failed: false })
  await desktop.watcher.waitForEntry(({ label }) => label === 'Settings of notifications…')
  await desktop.watcher.click('Settings of notifications…')
  await app.page.getByRole('heading', { name: 'Settings', exact: true }).waitFor()
  expect(await app.page.locator('section:focus h2').innerText()).toBe('Notifications')
})
