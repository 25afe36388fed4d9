import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AppState } from '../../electron/contract/bridge/app-state.ts'
import { storeFolder } from '../../electron/services/folder/data-folder.ts'
import { createJournalReading } from '../../electron/services/store/journal/file/journal-reading.ts'
import { openJournal } from '../../electron/services/store/journal/file/open-journal.ts'
import { addApp, type Running, run, serve } from '../cli/cli-kit.ts'
import { placeOf } from '../services/store/store-kit.ts'
import { type AppUnderTest, launchApp, makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'
import type { ShownNotification } from './desktop/notification-server.ts'
import { post, practiceSecret, ussdPayload } from './ussd-delivery.ts'

const [ofEngine, ofDesktop] = [makeDataDir(), makeDataDir()]
const ends: (() => void | Promise<void>)[] = []
const onEnd = (end: () => void | Promise<void>) => void ends.push(end)
let desktop: Desktop
let app: AppUnderTest
let engine: Awaited<ReturnType<typeof startHost>>
let token: string

/** The engine of the team, as it runs on a small host. `port`: of the API. */
async function startHost(port: number) {
  const running: Running & { readonly line: { readonly sources: readonly { readonly localUrl: string }[] } } =
    await serve(ofEngine.dataDir, ['--api', String(port)], onEnd)
  const said = await running.untilSaid(/api +listening on 127\.0\.0\.1:\d+(?=\n)/)
  return { ...running, hook: running.line.sources[0]?.localUrl ?? '', port: Number(said.split(':').at(-1)) }
}

beforeAll(async () => {
  await addApp(ofEngine.dataDir, 'Shop', practiceSecret)
  token = (await run(ofEngine.dataDir, ['api', 'token'])).stdout.trim()
  engine = await startHost(0)
  desktop = await startDesktop()
  app = await launchApp(desktop, ofDesktop.dataDir)
})

afterAll(async () => {
  await app?.quit()
  await desktop?.stop()
  for (const end of ends) await end()
  for (const { remove } of [ofEngine, ofDesktop]) remove()
})

const fail = (uuid: string, action: string) => {
  const at = new Date().toISOString()
  const parts = { uuid, action_name: action, initiated_at: at, updated_at: at }
  return post(engine.hook, ussdPayload('v03-failed-in-session', parts))
}
const isAbout =
  (action: string) =>
  ({ summary }: ShownNotification): boolean =>
    summary.includes(action)
const linkIs =
  (kind: 'here' | 'away') =>
  ({ engine: shown }: AppState): boolean =>
    shown.kind === 'remote' && shown.link.kind === kind

/** Who acknowledged notices, by the journal of an engine that has ended. */
function acknowledgedBy(): readonly (string | undefined)[] {
  const journal = openJournal(placeOf(join(ofEngine.dataDir, storeFolder)))
  const acts = createJournalReading(journal).after(0, 1000)
  journal.close()
  return acts.flatMap(entry =>
    entry.kind === 'act' && entry.act?.kind === 'notice-acknowledged' ? [entry.act.by] : [],
  )
}

test('shows the engine of the team in the same window, and stops its own', async () => {
  await app.until(({ connection }) => connection.receiver.kind === 'listening')
  await app.ask('engine.attach', { address: `http://127.0.0.1:${engine.port}`, name: 'Amina', token })
  const state = await app.until(linkIs('here'))
  expect([state.settings.sources.map(({ name }) => name), state.settings.engine.kind]).toEqual([['Shop'], 'remote'])
  await app.page.getByRole('button', { name: `Engine at 127.0.0.1:${engine.port}` }).waitFor()
})

test('a delivery to the engine is a row here, and a notification of this desktop', async () => {
  await fail('rent', 'Pay Rent')
  await app.page.getByRole('row', { name: /Pay Rent/ }).waitFor()
  const { actions } = await desktop.notifications.waitFor(isAbout('Pay Rent'))
  expect(actions).toContain('acknowledge')
})

test('acknowledging the notification takes it off, and out of the tray', async () => {
  const { id } = await desktop.notifications.waitFor(isAbout('Pay Rent'))
  await desktop.watcher.waitForEntry(({ label }) => label.startsWith('Failed: Pay Rent'))
  desktop.notifications.click(id, 'acknowledge')
  await desktop.notifications.waitUntilClosed(id)
  // The desktop takes it away at once; the engine is told meanwhile.
  const states = async () => (await app.ask('notices.list', undefined)).map(({ state }) => state)
  await expect.poll(states).toEqual(['acknowledged'])
})

test('says that the engine is away when it is killed, and keeps what is on the screen', async () => {
  engine.signal('SIGKILL')
  await engine.ended
  await app.until(linkIs('away'))
  await app.page.getByText(/What you see is as it was/).waitFor()
  expect(await app.page.getByRole('row', { name: /Pay Rent/ }).count()).toBe(1)
  expect(acknowledgedBy()).toEqual(['api: Amina'])
})

test('is back by itself when the engine is, and tells of what failed then, once', async () => {
  engine = await startHost(engine.port)
  await app.until(linkIs('here'))
  await fail('gas', 'Pay Gas')
  await app.page.getByRole('row', { name: /Pay Gas/ }).waitFor()
  await desktop.notifications.waitFor(isAbout('Pay Gas'))
  expect(desktop.notifications.all().filter(isAbout('Pay Rent'))).toHaveLength(1)
})

test('shows the engine again after a restart of the desktop, and tells nobody twice', async () => {
  await app.quit()
  app = await launchApp(desktop, ofDesktop.dataDir)
  await app.until(linkIs('here'))
  await fail('water', 'Pay Water')
  await desktop.notifications.waitFor(isAbout('Pay Water'))
  expect(desktop.notifications.all().filter(isAbout('Pay Gas'))).toHaveLength(1)
})

test('goes back to its own engine, with its own data', async () => {
  await app.ask('engine.detach', undefined)
  const state = await app.until(({ engine: shown, connection }) => {
    return shown.kind === 'own' && connection.receiver.kind === 'listening'
  })
  expect([state.settings.sources, state.counts.failed]).toEqual([[], 0])
})
