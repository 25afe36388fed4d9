import { spawn } from 'node:child_process'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { Desktop } from '../e2e/desktop/desktop.ts'
import { patienceMs } from '../e2e/desktop/waiting.ts'

export interface InstalledApp {
  readonly page: Page
  /** Resolves when it has ended. */
  readonly gone: Promise<void>
  /** Asks it to end as the session does at logout, and waits until it is gone. */
  quit(): Promise<void>
}

/**
 * Starts an installed app as the desktop would.
 *
 * Through Chromium's own port, because the fuses refuse the inspector by which Playwright drives an Electron. Root
 * cannot have Chromium's sandbox.
 */
export const launchInstalled = async (
  executable: string,
  { env }: Pick<Desktop, 'env'>,
  args: readonly string[],
): Promise<InstalledApp> => {
  const isRoot = process.getuid?.() === 0
  const switches = ['--remote-debugging-port=0', ...(isRoot ? ['--no-sandbox'] : [])]
  const child = spawn(executable, [...switches, ...args], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const killWithUs = () => child.kill('SIGKILL')
  process.once('exit', killWithUs)
  const gone = new Promise<void>(done => child.once('exit', () => done()))
  void gone.then(() => process.off('exit', killWithUs))
  const address = await new Promise<string>((found, failed) => {
    let text = ''
    child.once('error', failed)
    child.once('exit', code => failed(new Error(`The installed app ended with ${code}: ${text}`)))
    child.stderr.on('data', chunk => {
      text += chunk
      const [, url] = /DevTools listening on (ws:\S+)/.exec(text) ?? []
      if (url !== undefined) found(url)
    })
  })
  const browser = await chromium.connectOverCDP(address, { timeout: patienceMs })
  return {
    page: await firstPage(browser),
    gone,
    async quit() {
      child.kill('SIGTERM')
      await gone
      await browser.close()
    },
  }
}

const firstPage = async (browser: Browser): Promise<Page> => {
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('The installed app has no browser context')
  context.setDefaultTimeout(patienceMs)
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.waitForSelector('#root > *')
  return page
}
