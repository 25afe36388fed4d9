import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../electron/runtime/checkout.ts'
import { type AppUnderTest, launchApp, localUrlOf, makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'
import { electronUnderTest } from './desktop/electron-under-test.ts'
import { post, ussdPayload } from './ussd-delivery.ts'

const planted = { secret: 'planted-secret-of-the-shop', pin: '739154', token: 'planted-ngrok-authtoken' }
const data = makeDataDir()
let desktop: Desktop
let app: AppUnderTest
let stranger: Server

beforeAll(async () => {
  desktop = await startDesktop()
  app = await launchApp(desktop, data.dataDir)
  stranger = createServer((_request, response) => response.end('<h1>stranger</h1>'))
  await new Promise<void>(resolve => stranger.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  await app?.quit()
  stranger?.close()
  await desktop?.stop()
  data.remove()
})

const strangerUrl = () => `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`
const inPage = (expression: string) => app.page.evaluate(expression)

describe('a page that shows what strangers sent', () => {
  test('has no Node', async () => {
    expect(await inPage('[typeof require, typeof process, typeof module]')).toEqual([
      'undefined',
      'undefined',
      'undefined',
    ])
  })

  test('has a bridge of two methods and nothing else', async () => {
    expect(await inPage('Object.keys(window.app).sort()')).toEqual(['ask', 'onNews'])
  })

  test('runs no script that was put into it', async () => {
    await inPage(
      `document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.injected = 1' }))`,
    )
    expect(await inPage('window.injected')).toBeUndefined()
  })

  test('reaches no other server', async () => {
    expect(await inPage(`fetch(${JSON.stringify(strangerUrl())}).then(() => 'reached', () => 'refused')`)).toBe(
      'refused',
    )
  })

  test('cannot be led away', async () => {
    await inPage(`{ location.href = ${JSON.stringify(strangerUrl())} }`).catch(() => undefined)
    expect(await inPage('location.href')).toBe('app://window/index.html')
  })

  test('opens no second window', async () => {
    expect(await inPage(`window.open(${JSON.stringify(strangerUrl())}) === null`)).toBe(true)
    expect(app.electron.windows()).toHaveLength(1)
  })

  test('is given no permission', async () => {
    const asked = `new Promise(resolve => navigator.geolocation.getCurrentPosition(() => resolve('given'), error => resolve(error.code)))`
    expect(await inPage(asked)).toBe(1)
  })

  test('cannot read files outside of its folder', async () => {
    expect(
      await inPage(`fetch('app://window/%2e%2e/%2e%2e/package.json').then(answer => answer.status, () => 'refused')`),
    ).toBe(404)
  })

  test('is refused a question that is not in the contract, or not as the contract says', async () => {
    expect(await inPage(`window.app.ask('toString', undefined)`)).toMatchObject({
      ok: false,
      failure: { code: 'invalid-input' },
    })
    expect(await inPage(`window.app.ask('transactions.page', { limit: 1e9 })`)).toMatchObject({ ok: false })
  })
})

describe('secrets', () => {
  test('are nowhere in the data folder, and neither is a PIN that came in a delivery', async () => {
    const { id } = await app.ask('sources.add', { kind: 'ussd-app', name: 'Shop', secret: planted.secret })
    await app.ask('tunnel.set', { tunnel: { kind: 'loopback' }, authtoken: planted.token })
    const payload = {
      ...(ussdPayload('v08-leaked-pin', {
        input_extras: { pin: planted.pin },
        values_entered: ['1', planted.pin],
      }) as object),
      meta: { secret: planted.secret },
    }
    expect(await post(await localUrlOf(app, id), payload)).toBe(200)
    await app.until(({ counts }) => counts.pending === 1)
    const found = Object.entries(planted).filter(([, value]) =>
      filesOf(data.dataDir).some(file => readFileSync(file).includes(value)),
    )
    expect(found).toEqual([])
  })

  test('do not come back to the window', async () => {
    const state = JSON.stringify(await app.ask('app.state', undefined))
    expect(Object.values(planted).filter(value => state.includes(value))).toEqual([])
  })

  test('are said to last only until the end where the desktop has no keyring', async () => {
    const bare = await startDesktop({ keyring: false })
    const own = makeDataDir()
    const other = await launchApp(bare, own.dataDir)
    const { secretsAreKept } = await other.ask('app.state', undefined)
    await other.quit()
    await bare.stop()
    own.remove()
    expect(secretsAreKept).toBe(false)
  })
})

test('a second launch leaves before it touches the data, and the first one goes on', async () => {
  const { executable } = await electronUnderTest()
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const second = spawn(executable, [...sandbox, root, '--port=0', `--data-dir=${data.dataDir}`], {
    env: desktop.env,
    stdio: 'ignore',
  })
  expect(await new Promise(resolve => second.once('exit', resolve))).toBe(0)
  expect(await app.ask('app.state', undefined)).toMatchObject({ dataDir: data.dataDir })
})

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(file => statSync(file, { throwIfNoEntry: false })?.isFile() === true)
}
