import { join } from 'node:path'
import type { ElectronApplication } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desktop, startDesktop } from './desktop.ts'
import { launchElectron } from './electron-under-test.ts'

let desktop: Desktop
let app: ElectronApplication

beforeAll(async () => {
  desktop = await startDesktop()
  app = await launchElectron(desktop, [join(import.meta.dirname, 'fixture-app')])
})

afterAll(async () => {
  await app?.close()
  await desktop?.stop()
})

const evaluate = (expression: string): Promise<unknown> =>
  app.evaluate((_, code) => new Function(`return ${code}`)() as unknown, expression)

describe('the desktop for tests, with a real Electron', () => {
  test('receives a notification outside the app', async () => {
    const notification = await desktop.notifications.waitFor(({ summary }) => summary === 'Failed')
    expect(notification).toMatchObject({ appName: 'desktop-fixture', urgency: 2, replacesId: 0 })
  })

  test('clicks a notification, and the click arrives in the app', async () => {
    const { id } = await desktop.notifications.waitFor(({ summary }) => summary === 'Failed')
    desktop.notifications.click(id)
    await desktop.watcher.waitForEntry(({ label }) => label === 'Opened 1')
    expect(await evaluate('globalThis.seen.notificationClicks')).toBe(1)
  })

  test('receives notifications again after the service was away', async () => {
    await desktop.notifications.stop()
    await desktop.notifications.start()
    await evaluate("globalThis.notify('Second')")
    expect((await desktop.notifications.waitFor(({ summary }) => summary === 'Second')).urgency).not.toBe(2)
  })

  test('shows the tray item with its icon and tooltip', async () => {
    const item = await desktop.watcher.waitForItem()
    expect(item).toMatchObject({ tooltip: 'Nothing to do', status: 'Active' })
    expect(item.icon?.length).toBeGreaterThan(0)
  })

  test('reads the tray menu', async () => {
    const entries = await desktop.watcher.menu()
    expect(entries.slice(1).map(({ label, enabled, type }) => ({ label, enabled, type }))).toEqual([
      { label: '', enabled: true, type: 'separator' },
      { label: 'Not now', enabled: false, type: 'standard' },
    ])
  })

  test('clicks a tray entry, and sees the menu that the app makes of it', async () => {
    const [entry] = await desktop.watcher.menu()
    await desktop.watcher.click(entry?.label ?? '')
    await desktop.watcher.waitForEntry(({ label }) => label === 'Clicked 1')
    expect(await evaluate('globalThis.seen.menuClicks')).toBe(1)
  })

  test('keeps secrets in a real keyring', async () => {
    expect(await evaluate('globalThis.encrypted()')).toEqual({
      isAvailable: true,
      backend: 'gnome_libsecret',
      roundTrip: 'a secret',
    })
  })
})
