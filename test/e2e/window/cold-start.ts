import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { root } from '../../../electron/runtime/checkout.ts'
import { runtimeEnv } from '../../../electron/runtime/prepare.ts'
import { windowUrl } from '../../../electron/shell/window/page-address.ts'
import { type Background, startBackground } from '../desktop/background.ts'
import type { Desktop } from '../desktop/desktop.ts'
import { electronUnderTest } from '../desktop/electron-under-test.ts'
import { patienceMs } from '../desktop/waiting.ts'

export interface Started {
  /** From the start of the process until rows were drawn, in milliseconds. */
  readonly rowsMs: number
  /** From the start of the process until a key moved the place in the list. */
  readonly keyMs: number
}

/**
 * Starts the app as a person does and looks on from outside, through Chromium's debugging port. Playwright's own launch
 * holds the app back until it is attached, so it cannot tell how long a start takes; looking late makes these times
 * longer, never shorter.
 */
export async function startCold(desktop: Desktop, dataDir: string): Promise<Started> {
  const runtime = await electronUnderTest()
  // Chromium's switches come before the folder of the app.
  const options = ['--remote-debugging-port=0', '--no-sandbox', root, '--port=0', `--data-dir=${dataDir}`]
  const begun = now()
  const app = startBackground(runtime.executable, options, {
    env: runtimeEnv(runtime, desktop.env),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    const page = await attach(await pageAddress(await debuggingPort(app)))
    const rowsAt = await page.whenDrawn('[role=row][aria-selected]')
    const keyAt = await page.whenObeyed('ArrowDown', '[role=row][data-cursor]')
    return { rowsMs: rowsAt - begun, keyMs: keyAt - begun }
  } finally {
    await app.stop()
  }
}

/** Milliseconds since 1970, finer than Date.now(), and by the same clock as in the page. */
export function now(): number {
  return performance.timeOrigin + performance.now()
}

/** Chromium says on its standard error where it can be looked at. */
function debuggingPort({ child }: Background): Promise<string> {
  return new Promise((done, failed) => {
    let text = ''
    child.once('exit', code => failed(new Error(`The app ended with code ${code}: ${text}`)))
    child.stderr?.on('data', chunk => {
      text += chunk
      const [, port] = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(text) ?? []
      if (port !== undefined) done(port)
    })
  })
}

const targetsSchema = z.array(z.object({ url: z.string(), webSocketDebuggerUrl: z.string() }))

/**
 * The app's window, as soon as there is one. A question that comes too early is never answered, so it is asked again, each
 * time with more patience: a slow machine may need longer for an answer than the first question is waited for.
 */
async function pageAddress(port: string): Promise<string> {
  const end = now() + patienceMs
  for (let limitMs = 100; now() < end; limitMs = Math.min(1_000, limitMs + 10)) {
    const address = await listedWindow(port, limitMs)
    if (address !== null) return address
    await pause(5)
  }
  throw new Error('The app opened no window')
}

async function listedWindow(port: string, limitMs: number): Promise<string | null> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`, { signal: AbortSignal.timeout(limitMs) })
    const targets = targetsSchema.parse(await answer.json())
    return targets.find(({ url }) => url === windowUrl)?.webSocketDebuggerUrl ?? null
  } catch (error) {
    if (error instanceof z.ZodError) throw error
    return null
  }
}

const replySchema = z.object({
  id: z.number().optional(),
  result: z.object({ result: z.object({ value: z.number().optional() }).optional() }).optional(),
})

/** Calls a method of the Chrome DevTools Protocol; hands back the number that an evaluation gave, if it gave one. */
type Call = (method: string, params: object) => Promise<number | undefined>

async function openSession(address: string): Promise<Call> {
  const socket = new WebSocket(address)
  await new Promise((done, failed) => {
    socket.addEventListener('open', done)
    socket.addEventListener('error', failed)
  })
  let last = 0
  let limitMs = 250
  return async (method, params) => {
    const id = ++last
    const reply = new Promise<number | undefined>(done => {
      const onMessage = ({ data }: MessageEvent) => {
        const told = replySchema.parse(JSON.parse(String(data)))
        if (told.id !== id) return
        socket.removeEventListener('message', onMessage)
        done(told.result?.result?.value)
      }
      socket.addEventListener('message', onMessage)
    })
    socket.send(JSON.stringify({ id, method, params }))
    // The page with which a window begins takes its questions along when it goes; one that is only slow answers in the end.
    const answered = await Promise.race([reply.then(value => ({ value })), pause(limitMs, null)])
    if (answered === null) limitMs = Math.min(2_000, limitMs + 50)
    return answered?.value
  }
}

async function attach(address: string) {
  const call = await openSession(address)
  const seenAt = (selector: string): Promise<number | undefined> => {
    const isThere = `document.querySelector(${JSON.stringify(selector)}) !== null`
    const expression = `${isThere} ? performance.timeOrigin + performance.now() : undefined`
    return call('Runtime.evaluate', { expression, returnByValue: true })
  }
  const press = async (key: 'ArrowDown'): Promise<void> => {
    const event = { key, code: key, windowsVirtualKeyCode: 40 }
    await call('Input.dispatchKeyEvent', { type: 'keyDown', ...event })
    await call('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  }
  /** When something was seen to be there that fits the selector, in milliseconds since 1970. */
  const whenDrawn = async (selector: string, beforeLook: () => Promise<void> = async () => {}): Promise<number> => {
    for (const end = now() + patienceMs; now() < end; ) {
      await beforeLook()
      const at = await seenAt(selector)
      if (at !== undefined) return at
      await pause(5)
    }
    throw new Error(`Nothing was drawn for ${selector}`)
  }
  return {
    whenDrawn: (selector: string) => whenDrawn(selector),
    /** The same after a key, which is pressed until it is obeyed. */
    whenObeyed: (key: 'ArrowDown', selector: string) => whenDrawn(selector, () => press(key)),
  }
}
