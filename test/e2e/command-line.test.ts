import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../../electron/runtime/checkout.ts'
import { type AppUnderTest, launchApp, localUrlOf, makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'
import { post, practiceSecret, ussdPayload } from './ussd-delivery.ts'

const data = makeDataDir()
let desktop: Desktop
let app: AppUnderTest

beforeAll(async () => {
  desktop = await startDesktop()
  await hoverTray(['sources', 'add', 'ussd-app', '--name', 'Before', '--secret-stdin'], 'the-secret-before-the-start')
  app = await launchApp(desktop, data.dataDir)
})

afterAll(async () => {
  await app?.quit()
  await desktop?.stop()
  data.remove()
})

async function hoverTray(args: readonly string[], input: string): Promise<void> {
  const command = spawn('node', [join(root, 'electron/bin/hover-tray.js'), '--data-dir', data.dataDir, ...args], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  command.stdin.end(input)
  const code = await new Promise(resolve => command.once('exit', resolve))
  expect(code).toBe(0)
}

async function sourceNamed(name: string): Promise<string> {
  const found = (sources: readonly { readonly name: string; readonly sourceId: string }[]) =>
    sources.find(source => source.name === name)
  const { connection } = await app.until(state => found(state.connection.sources) !== undefined)
  return localUrlOf(app, found(connection.sources)?.sourceId ?? '')
}

test('a source that the command line added before the start takes deliveries', async () => {
  const payload = {
    ...(ussdPayload('v03-failed-in-session') as object),
    meta: { secret: 'the-secret-before-the-start' },
  }
  expect(await post(await sourceNamed('Before'), payload)).toBe(200)
})

test('a source that the command line adds while the app runs takes deliveries', async () => {
  await hoverTray(['sources', 'add', 'ussd-app', '--name', 'During', '--secret-stdin'], practiceSecret)
  expect(await post(await sourceNamed('During'), ussdPayload('v03-failed-in-session', { uuid: 'during' }))).toBe(200)
})
