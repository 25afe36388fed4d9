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

const fail = (uuid: string, action: string) =>
  post(hook, ussdPayload('v03-failed-in-session', { uuid, action_name: action, updated_at: new Date().toISOString() }))
const labelOf = (action: string) => `Failed: ${action} (low-balance)`
const menu = async () => (await desktop.watcher.menu()).map(({ label }) => label)
const iconNow = async () => (await desktop.watcher.item())?.icon?.toString('base64')
const isVisible = () =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false)
const hide = () => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())

/** A menu that is drawn anew has other ids: it is read until it stays the same. */
const menuAtRest = async (before?: string): Promise<Awaited<ReturnType<typeof desktop.watcher.menu>>> => {
  const entries = await desktop.watcher.menu()
  const text = JSON.stringify(entries)
  return text === before ? entries : menuAtRest(text)
}

/** Clicks an entry of the menu behind another one. */
const clickWithin = async (parent: string, label: string) => {
  await desktop.watcher.waitForEntry(entry => entry.label === parent)
  const entries = await menuAtRest()
  const from = entries.findIndex(entry => entry.label === parent)
  const found = entries.slice(from + 1).find(entry => entry.label === label && entry.depth > 0)
  if (found === undefined) throw new Error(`There is no ${parent} > ${label}`)
  await desktop.watcher.clickId(found.id)
}

describe('the menu of the tray', () => {
  test('has its parts in their order, and Quit last', async () => {
    await desktop.watcher.waitForEntry(({ label }) => label === 'Live')
    const top = (await desktop.watcher.menu()).filter(({ depth }) => depth === 0)
    expect(top.map(({ label, type }) => (type === 'separator' ? '-' : label))).toEqual([
      ...['Live', 'No failed transactions, 0 pending', '-', 'Open Hover Tray', '-'],
      ...['Snooze notifications', 'Copy local address', '-', 'Settings…', 'Check for updates…', 'Help', '-', 'Quit'],
    ])
  })

  test('copies the address', async () => {
    await desktop.watcher.click('Copy local address')
    const clipboard = () => app.electron.evaluate(electron => electron.clipboard.readText())
    await expect.poll(clipboard).toBe(hook)
  })

  test('leads to the settings, from a hidden window too', async () => {
    await hide()
    await desktop.watcher.click('Settings…')
    await app.page.getByRole('heading', { name: 'Settings', exact: true }).waitFor()
    await expect.poll(isVisible).toBe(true)
  })

  test('leads to help', async () => {
    await clickWithin('Help', 'Keyboard shortcuts')
    await app.page.getByRole('dialog', { name: /shortcuts/i }).waitFor()
    await app.page.keyboard.press('Escape')
  })
})

describe('a failure in the tray', () => {
  test('is counted in the icon until somebody acknowledges it', async () => {
    const calm = await iconNow()
    await fail('first', 'Pay Rent')
    await desktop.watcher.waitForEntry(({ label }) => label === labelOf('Pay Rent'))
    await expect.poll(iconNow).not.toBe(calm)
    await clickWithin(labelOf('Pay Rent'), 'Acknowledge')
    await expect.poll(menu).not.toContain(labelOf('Pay Rent'))
    await expect.poll(iconNow).toBe(calm)
  })

  test('opens its transaction, and is seen then', async () => {
    await fail('second', 'Top Up')
    await desktop.watcher.waitForEntry(({ label }) => label === labelOf('Top Up'))
    await clickWithin(labelOf('Top Up'), 'Open')
    await app.page.getByRole('heading', { name: /Top Up/ }).waitFor()
    await expect.poll(menu).not.toContain(labelOf('Top Up'))
  })

  test('is gone from the tray when it is acknowledged on the desktop', async () => {
    await fail('third', 'Pay Water')
    const { id } = await desktop.notifications.waitFor(({ summary }) => summary.includes('Pay Water'))
    await desktop.watcher.waitForEntry(({ label }) => label === labelOf('Pay Water'))
    desktop.notifications.click(id, 'acknowledge')
    await expect.poll(menu).not.toContain(labelOf('Pay Water'))
  })

  test('is acknowledged with all others', async () => {
    await fail('fourth', 'Pay Power')
    await fail('fifth', 'Pay Fuel')
    await desktop.watcher.click('Acknowledge all 2')
    await expect.poll(async () => (await menu()).filter(label => label.startsWith('Failed:'))).toEqual([])
  })

  test('stays acknowledged after a restart', async () => {
    await fail('sixth', 'Pay School')
    await desktop.watcher.waitForEntry(({ label }) => label === labelOf('Pay School'))
    await app.quit()
    app = await launchApp(desktop, data.dataDir)
    await desktop.watcher.waitForEntry(({ label }) => label === labelOf('Pay School'))
    expect((await menu()).filter(label => label.startsWith('Failed:'))).toEqual([labelOf('Pay School')])
  })
})

describe('a snooze from the tray', () => {
  test('shows in the icon and ends where it began', async () => {
    const before = await iconNow()
    await clickWithin('Snooze notifications', 'For 1 hour')
    await desktop.watcher.waitForEntry(({ label }) => /^Notifications are snoozed until \d/.test(label))
    await expect.poll(iconNow).not.toBe(before)
    await desktop.watcher.click('Resume notifications')
    await desktop.watcher.waitForEntry(({ label }) => label === 'Snooze notifications')
    await expect.poll(async () => (await app.ask('app.state', undefined)).settings.noticeRules.snoozes).toEqual([])
  })
})

describe('a panel that is started anew', () => {
  test('gets the icon and its menu again', async () => {
    await desktop.watcher.leave()
    await desktop.watcher.comeBack()
    await desktop.watcher.waitForEntry(({ label }) => label === 'Open Hover Tray')
  })

  test('that does not come back brings a hidden window to where it can be found', async () => {
    await hide()
    await desktop.watcher.leave()
    const isFound = () =>
      app.electron.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows()
        return window?.isVisible() === true || window?.isMinimized() === true
      })
    await expect.poll(isFound).toBe(true)
  })

  test('that is not there makes closing the window minimise it', async () => {
    // No window manager runs here that could do it: that it is asked for is what can be seen.
    const did = await app.electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      if (window === undefined) return null
      const asked: string[] = []
      window.show()
      window.minimize = () => void asked.push('minimise')
      window.hide = () => void asked.push('hide')
      window.close()
      return asked
    })
    expect(did).toEqual(['minimise'])
  })
})
