import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../electron/runtime/checkout.ts'
import { runtimeEnv } from '../../electron/runtime/prepare.ts'
import { type AppUnderTest, launchApp, localUrlOf, makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'
import { electronUnderTest } from './desktop/electron-under-test.ts'
import { post, practiceSecret, ussdPayload } from './ussd-delivery.ts'

const data = makeDataDir()
let desktop: Desktop
let app: AppUnderTest
let transactionId: string

beforeAll(async () => {
  desktop = await startDesktop()
  app = await launchApp(desktop, data.dataDir)
  const { id } = await app.ask('sources.add', { kind: 'ussd-app', name: 'Shop', secret: practiceSecret })
  const hook = await localUrlOf(app, id)
  await post(hook, ussdPayload('v03-failed-in-session', { uuid: 'linked', updated_at: new Date().toISOString() }))
  await app.until(({ counts }) => counts.failed === 1)
  const [row] = (await app.ask('transactions.page', {})).rows
  transactionId = row?.id ?? ''
})

afterAll(async () => {
  await app?.quit()
  await desktop?.stop()
  data.remove()
})

/** Starts the app once more, as the desktop does for a link, and waits until it has left. */
const launchAgain = async (...args: readonly string[]): Promise<unknown> => {
  const runtime = await electronUnderTest()
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const second = spawn(runtime.executable, [...sandbox, root, `--data-dir=${data.dataDir}`, ...args], {
    env: runtimeEnv(runtime, desktop.env),
    stdio: 'ignore',
  })
  return new Promise(resolve => second.once('exit', resolve))
}
const isVisible = () =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false)
const hide = () => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
const close = () => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
const heading = () => app.page.getByRole('heading', { name: 'Send Money' })
const leaveTransaction = () => app.page.keyboard.press('Escape')
const explained = () => desktop.notifications.all().filter(({ summary }) => summary === 'Hover Tray is still running')

describe('a second start', () => {
  test('brings the hidden window of the first', async () => {
    await hide()
    expect(await launchAgain()).toBe(0)
    await expect.poll(isVisible).toBe(true)
  })

  test('at login brings no window', async () => {
    await hide()
    expect(await launchAgain('--hidden')).toBe(0)
    // What was handed over before is done before this.
    expect(await launchAgain('--practice', '--hidden')).toBe(0)
    await app.until(({ settings }) => settings.practice)
    expect(await isVisible()).toBe(false)
    await app.ask('practice.set', { on: false })
  })

  test('with a link opens its transaction', async () => {
    await hide()
    expect(await launchAgain(`hover-tray://transaction/${transactionId}`)).toBe(0)
    await heading().waitFor()
    await expect.poll(isVisible).toBe(true)
    await leaveTransaction()
  })

  test.each([
    'hover-tray://transaction/../../etc/passwd',
    'hover-tray://quit',
    'hover-tray://transaction/shop%20--practice',
    'hover-tray://nonsense --practice --data-dir=/tmp/evil',
  ])('with the hostile link %s only shows the window', async link => {
    await hide()
    expect(await launchAgain(...link.split(' '))).toBe(0)
    await expect.poll(isVisible).toBe(true)
    expect((await app.ask('app.state', undefined)).settings.practice).toBe(false)
    expect(await heading().count()).toBe(0)
  })

  test('with a link to a transaction that is not there leaves the app whole', async () => {
    expect(await launchAgain('hover-tray://transaction/shop/ussd/never')).toBe(0)
    await expect.poll(isVisible).toBe(true)
    expect((await app.ask('app.state', undefined)).counts.failed).toBe(1)
    await leaveTransaction()
  })
})

describe('closing the window', () => {
  test('hides it, and says once that the app goes on', async () => {
    await launchAgain()
    await close()
    await desktop.notifications.waitFor(({ summary }) => summary === 'Hover Tray is still running')
    await app.until(({ settings }) => settings.desktop.closeExplained)
    expect(await isVisible()).toBe(false)
    await launchAgain()
    await expect.poll(isVisible).toBe(true)
    await close()
    await expect.poll(isVisible).toBe(false)
    expect(explained()).toHaveLength(1)
  })

  test('is explained with a button that brings it back', async () => {
    const [shown] = explained()
    expect(shown?.actions).toEqual(['default', 'Open', 'open', 'Open'])
    desktop.notifications.click(shown?.id ?? 0)
    await expect.poll(isVisible).toBe(true)
  })
})

describe('the start at login', () => {
  const file = () => join(desktop.env.XDG_CONFIG_HOME ?? '', 'autostart', 'hover-tray.desktop')

  test('is turned on and off in the settings', async () => {
    await launchAgain()
    expect(await app.ask('desktop.set', { launchAtLogin: true })).toMatchObject({ launchAtLogin: true })
    expect(readFileSync(file(), 'utf8')).toMatch(/^Exec=".+" ".+" "--hidden" "--data-dir=.+"$/m)
    expect(await app.ask('desktop.set', { launchAtLogin: false })).toMatchObject({ launchAtLogin: false })
    expect(existsSync(file())).toBe(false)
  })
})

describe('the shortcut of every program', () => {
  test('is given by the desktop, and to nobody else', async () => {
    const isOurs = (accelerator: string) =>
      app.electron.evaluate(({ globalShortcut }, keys) => globalShortcut.isRegistered(keys), accelerator)
    expect(await app.ask('desktop.set', { shortcut: 'CommandOrControl+Shift+H' })).toMatchObject({
      isShortcutTaken: false,
    })
    expect(await isOurs('CommandOrControl+Shift+H')).toBe(true)
    await app.ask('desktop.set', { shortcut: 'Alt+Shift+H' })
    expect([await isOurs('CommandOrControl+Shift+H'), await isOurs('Alt+Shift+H')]).toEqual([false, true])
  })

  test('that another program has is told, and the one before stays', async () => {
    await app.electron.evaluate(({ globalShortcut }) => globalShortcut.register('CommandOrControl+Alt+H', () => {}))
    await expect(app.ask('desktop.set', { shortcut: 'CommandOrControl+Alt+H' })).rejects.toThrow(
      /Another program has this shortcut/,
    )
    expect((await app.ask('desktop.state', undefined)).shortcut).toBe('Alt+Shift+H')
  })

  test('is there again after a restart', async () => {
    await app.quit()
    app = await launchApp(desktop, data.dataDir)
    expect(await app.ask('desktop.state', undefined)).toMatchObject({ shortcut: 'Alt+Shift+H', isShortcutTaken: false })
  })
})

describe('a start', () => {
  test('with a link opens its transaction', async () => {
    await app.quit()
    app = await launchApp(desktop, data.dataDir, `hover-tray://transaction/${transactionId}`)
    await heading().waitFor()
  })
})

test('closing the window quits where a person wants it so', async () => {
  await app.ask('desktop.set', { closeQuits: true })
  const gone = new Promise(resolve => app.electron.process().once('exit', resolve))
  await close().catch(() => undefined)
  await gone
  app = await launchApp(desktop, data.dataDir)
  await app.ask('desktop.set', { closeQuits: false })
})
