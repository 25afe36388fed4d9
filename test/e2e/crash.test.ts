import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchApp, localUrlOf, makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'
import { post, ussdPayload } from './ussd-delivery.ts'

const data = makeDataDir()
let desktop: Desktop

beforeAll(async () => {
  desktop = await startDesktop()
  const engine = spawn('node', [join(import.meta.dirname, 'silent-engine.ts'), data.dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const status = await post(
    await firstLine(engine),
    ussdPayload('v03-failed-in-session', { updated_at: new Date().toISOString() }),
  )
  expect(status).toBe(200)
  const gone = new Promise(resolve => engine.once('exit', resolve))
  engine.kill('SIGKILL')
  await gone
})

afterAll(async () => {
  await desktop?.stop()
  data.remove()
})

async function firstLine(engine: ChildProcess): Promise<string> {
  if (engine.stdout === null) throw new Error('The engine has no output')
  for await (const line of createInterface(engine.stdout)) return line
  throw new Error('The engine ended without a word')
}

const failure = ({ summary }: { readonly summary: string }) => summary === 'Send Money failed'

describe('kill -9 after the 200 and before the notification', () => {
  test('the notification comes with the next start', async () => {
    const app = await launchApp(desktop, data.dataDir)
    await desktop.notifications.waitFor(failure)
    await app.quit()
    expect(desktop.notifications.all().filter(failure)).toHaveLength(1)
  })

  test('and never again', async () => {
    const app = await launchApp(desktop, data.dataDir)
    await app.page.getByRole('row', { name: /Send Money/ }).waitFor()
    await app.quit()
    expect(desktop.notifications.all().filter(failure)).toHaveLength(1)
  })
})

describe('a polite signal', () => {
  test('stops the app after everything is written', async () => {
    const app = await launchApp(desktop, data.dataDir)
    const gone = new Promise(resolve => app.electron.process().once('exit', resolve))
    app.electron.process().kill('SIGTERM')
    expect(await gone).toBe(0)
    const log = readFileSync(join(data.dataDir, 'logs', 'hover-tray.log'), 'utf8')
    expect(log.trimEnd().split('\n').at(-1)).toContain('"event":"stopped"')
  })
})

describe('kill -9 of the whole app', () => {
  test('loses nothing that was answered with 200', async () => {
    const app = await launchApp(desktop, data.dataDir)
    const { id } = await app.ask('sources.add', { kind: 'ussd-app', name: 'Kill', secret: 'a-secret-of-its-own' })
    const payload = { meta: { secret: 'a-secret-of-its-own' }, data: { id: 'kept', attributes: { status: 'failed' } } }
    expect(await post(await localUrlOf(app, id), payload)).toBe(200)
    await app.kill()
    const again = await launchApp(desktop, data.dataDir)
    // It may not have been projected before the kill; then the next start does it, beside opening its window.
    const rows = async () => (await again.ask('transactions.page', { sourceId: id })).rows
    await expect.poll(rows).toMatchObject([{ providerId: 'kept', status: 'failed' }])
    await again.quit()
  })
})
