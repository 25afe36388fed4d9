import type { ElectronApplication } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root } from '../../electron/runtime/checkout.ts'
import { makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'
import { launchElectron } from './desktop/electron-under-test.ts'

let data: ReturnType<typeof makeDataDir>
let desktop: Desktop
let electron: ElectronApplication | null

beforeEach(async () => {
  data = makeDataDir()
  desktop = await startDesktop({ keyring: false })
  electron = null
})

afterEach(async () => {
  const process = electron?.process()
  const gone = new Promise(resolve => process?.once('exit', resolve))
  await electron?.evaluate(({ app }) => app.quit()).catch(() => undefined)
  if (process !== undefined) await gone
  await desktop.stop()
  data.remove()
})

const start = async () => {
  electron = await launchElectron(desktop, [root, '--port=0', `--data-dir=${data.dataDir}`, '--hidden'])
  return electron
}

describe('the start at login', () => {
  test('goes into the tray without a window, which comes from there', async () => {
    const hidden = await start()
    await desktop.watcher.waitForEntry(({ label }) => label === 'Open Hover Tray')
    expect(await hidden.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0)
    await desktop.watcher.click('Open Hover Tray')
    const page = await hidden.firstWindow()
    await page.waitForSelector('#root > *')
  })

  test('shows the window where there is no tray to come back from', async () => {
    await desktop.watcher.leave()
    const page = await (await start()).firstWindow()
    await page.waitForSelector('#root > *')
  })
})
