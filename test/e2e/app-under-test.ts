import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import type { AppState } from '../../electron/contract/bridge/app-state.ts'
import type { Answers, Asking, Bridge, QuestionName, Reply } from '../../electron/contract/bridge/ipc.ts'
import { root } from '../../electron/runtime/checkout.ts'
import type { Desktop } from './desktop/desktop.ts'
import { launchElectron } from './desktop/electron-under-test.ts'
import { patienceMs } from './desktop/waiting.ts'

/** The built app in a real Electron, with a data folder of its own. */
export interface AppUnderTest {
  readonly electron: ElectronApplication
  readonly page: Page
  readonly dataDir: string
  /** Asks as the window does, through the bridge. Fails with the sentence when the reply is a failure. */
  ask<Q extends QuestionName>(question: Q, input: Asking<Q>): Promise<Answers[Q]>
  /** Resolves when the state of the app satisfies this. */
  until(fits: (state: AppState) => boolean): Promise<AppState>
  /** Quits it as a person would. */
  quit(): Promise<void>
  kill(): Promise<void>
}

export function makeDataDir(): { readonly dataDir: string; readonly remove: () => void } {
  const dataDir = mkdtempSync(join(tmpdir(), 'hover-tray-e2e-'))
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }) }
}

export async function launchApp(desktop: Desktop, dataDir: string, ...args: readonly string[]): Promise<AppUnderTest> {
  const electron = await launchElectron(desktop, [root, '--port=0', `--data-dir=${dataDir}`, ...args])
  const page = await electron.firstWindow({ timeout: patienceMs })
  await page.waitForSelector('#root > *')

  async function ask<Q extends QuestionName>(question: Q, input: Asking<Q>): Promise<Answers[Q]> {
    const reply = await page.evaluate(
      ([asked, given]) => (window as unknown as { app: Bridge }).app.ask(asked as QuestionName, given as never),
      [question, input] as const,
    )
    // The page hands back plain data; its type is the contract's.
    const typed = reply as Reply<Answers[Q]>
    if (!typed.ok) throw new Error(`${question}: ${typed.failure.sentence}`)
    return typed.value
  }

  return {
    electron,
    page,
    dataDir,
    ask,
    async until(fits) {
      const end = performance.now() + patienceMs
      while (performance.now() < end) {
        const state = await ask('app.state', undefined)
        if (fits(state)) return state
        await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 50)))
      }
      throw new Error(`The app did not get there: ${JSON.stringify(await ask('app.state', undefined), null, 2)}`)
    },
    async quit() {
      const gone = new Promise(resolve => electron.process().once('exit', resolve))
      await electron.evaluate(({ app }) => app.quit()).catch(() => undefined)
      await gone
    },
    async kill() {
      const gone = new Promise(resolve => electron.process().once('exit', resolve))
      electron.process().kill('SIGKILL')
      await gone
    },
  }
}

/** What the source's hook is called on this machine. */
export async function localUrlOf(app: AppUnderTest, sourceId: string): Promise<string> {
  const urlIn = (state: AppState) => state.connection.sources.find(source => source.sourceId === sourceId)?.localUrl
  const state = await app.until(now => typeof urlIn(now) === 'string')
  return urlIn(state) ?? ''
}
