import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { storeFolder } from '../../../electron/services/folder/data-folder.ts'
import { settle } from '../../fakes/clock.ts'
import { startApi } from '../api/api-kit.ts'
import { attach, failed, startWire, uuidsTold } from './attached-kit.ts'

test('shows the transactions of an engine elsewhere, and what comes to it', async () => {
  const engine = await startApi()
  await engine.receive({ uuid: 'a', status: 'succeeded' })
  const desktop = await attach({ address: `http://127.0.0.1:${engine.port}` })
  await desktop.untilHere()
  const page = await desktop.app.answers['transactions.page']({ after: null, limit: 100 })
  await engine.receive({ uuid: 'b', status: 'succeeded' })
  await desktop.until(() => uuidsTold(desktop.news).includes('b'))
  expect(page.ok && page.value.rows.map(row => row.providerId)).toEqual(['a'])
})

test('tells of a failure on its own desktop, and the engine journals who sees to it', async () => {
  const engine = await startApi()
  const desktop = await attach({ address: `http://127.0.0.1:${engine.port}` })
  await desktop.untilHere()
  await engine.receive(failed('a'))
  await desktop.until(() => desktop.shown.length > 0)
  const [notice] = desktop.shown
  if (notice === undefined) throw new Error('Nothing was told.')
  desktop.press(notice, { kind: 'acted', action: 'acknowledge' })
  await desktop.until(() => desktop.closed.length > 0)
  expect([notice.status, desktop.closed]).toEqual(['failed', [notice.id]])
})

test('comes back after the network was cut, and tells once of what failed meanwhile', async () => {
  const engine = await startApi()
  const wire = await startWire(engine.port)
  const desktop = await attach({ address: wire.address })
  await desktop.untilHere()
  wire.cut()
  await desktop.untilAway()
  for (const uuid of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await engine.receive(failed(uuid))
  wire.mend(engine.port)
  await desktop.untilHere()
  await desktop.until(() => desktop.shown.length > 0)
  expect(desktop.shown.map(({ title }) => title)).toEqual(['Send Money: 7 failed'])
})

test('tells each notice once, also over a restart of the desktop', async () => {
  const engine = await startApi()
  const address = `http://127.0.0.1:${engine.port}`
  const before = await attach({ address })
  await before.untilHere()
  await engine.receive(failed('a'))
  await before.until(() => before.shown.length > 0)
  await before.stop()
  await engine.receive(failed('b', 'Pay Rent'))
  const after = await attach({ address, dataDir: before.dataDir })
  await after.until(() => after.shown.length > 0)
  expect(after.shown.map(({ transactionId }) => transactionId)).toEqual([expect.stringMatching(/\/b$/)])
})

test('tells a desktop that is new to the engine nothing of before', async () => {
  const engine = await startApi()
  await engine.receive(failed('a'))
  while ((await engine.app.notices())[0]?.state !== 'shown') await settle()
  const desktop = await attach({ address: `http://127.0.0.1:${engine.port}` })
  await desktop.untilHere()
  await engine.receive(failed('b', 'Pay Rent'))
  await desktop.until(() => desktop.shown.length > 0)
  await desktop.until(async () => (await desktop.app.failures.list()).length === 2)
  expect(desktop.shown.map(({ transactionId }) => transactionId?.slice(-2))).toEqual(['/b'])
})

test('each of two desktops tells, and what one acknowledges goes from the screen of the other', async () => {
  const engine = await startApi()
  const address = `http://127.0.0.1:${engine.port}`
  const [one, other] = [await attach({ address }), await attach({ address })]
  await Promise.all([one.untilHere(), other.untilHere()])
  await engine.receive(failed('a'))
  await Promise.all([one, other].map(desktop => desktop.until(() => desktop.shown.length > 0)))
  const [notice] = one.shown
  if (notice !== undefined) one.press(notice, { kind: 'acted', action: 'acknowledge' })
  await other.until(() => other.closed.length > 0)
  await other.until(async () => (await other.app.failures.list()).length === 0)
  expect(other.closed).toEqual([notice?.id])
})

test('what somebody acknowledges while the engine is away, it knows when it is back', async () => {
  const engine = await startApi()
  const wire = await startWire(engine.port)
  const desktop = await attach({ address: wire.address })
  await desktop.untilHere()
  await engine.receive(failed('a'))
  await desktop.until(() => desktop.shown.length > 0)
  wire.cut()
  await desktop.untilAway()
  const [notice] = desktop.shown
  if (notice !== undefined) desktop.press(notice, { kind: 'acted', action: 'acknowledge' })
  wire.mend(engine.port)
  await desktop.until(() => desktop.closed.length > 0)
  const [record] = await engine.app.notices()
  expect([record?.state, desktop.shown.length]).toEqual(['acknowledged', 1])
})

test('a desktop that is snoozed is told at the end, and the others at once', async () => {
  const engine = await startApi()
  const address = `http://127.0.0.1:${engine.port}`
  const [quiet, other] = [await attach({ address }), await attach({ address })]
  await Promise.all([quiet.untilHere(), other.untilHere()])
  const all = { scope: { kind: 'all' } } as const
  await quiet.app.answers['notices.snooze']({ ...all, until: null })
  await engine.receive(failed('a'))
  await other.until(() => other.shown.length > 0)
  const during = quiet.shown.length
  await quiet.app.answers['notices.resume'](all)
  await quiet.until(() => quiet.shown.length > 0)
  expect([during, quiet.shown.length, engine.app.settings().noticeRules.snoozes]).toEqual([0, 1, []])
})

test('says so when the token is replaced, and goes on with the new one', async () => {
  const engine = await startApi()
  const desktop = await attach({ address: `http://127.0.0.1:${engine.port}` })
  await desktop.untilHere()
  engine.setToken('another-token-of-more-than-thirty-two-characters')
  desktop.app.kick()
  await desktop.untilAway()
  const away = await desktop.link()
  await desktop.setToken('another-token-of-more-than-thirty-two-characters')
  await desktop.untilHere()
  expect(away).toMatchObject({ problem: { code: 'token-refused' } })
})

test('while the engine is away a question is answered at once, with why', async () => {
  const engine = await startApi()
  const wire = await startWire(engine.port)
  const desktop = await attach({ address: wire.address })
  await desktop.untilHere()
  wire.cut()
  await desktop.untilAway()
  const { answers } = desktop.app
  const page = await answers['transactions.page']({ after: null, limit: 100 })
  const health = await answers['health.check']({ isAfresh: false })
  expect(page).toMatchObject({
    ok: false,
    failure: { code: 'unavailable', sentence: expect.stringMatching(/^The engine cannot be reached/) },
  })
  expect(health.ok && health.value.broken).toBe('engine')
})

test.each([
  ['sources.add', { kind: 'ussd-app', name: 'Kiosk', secret: 'x' }],
  ['tunnel.set', { tunnel: { kind: 'loopback' } }],
  ['transactions.reveal', { id: 'a' }],
  ['quarantine.content', { seq: 1, reveal: true }],
  ['notices.snooze', { scope: { kind: 'operator', operator: 'MTN' }, until: null }],
  ['data.backup', undefined],
] as const)('%s is refused with where it is done', async (question, input) => {
  const engine = await startApi()
  const desktop = await attach({ address: `http://127.0.0.1:${engine.port}` })
  await desktop.untilHere()
  // Each question with an input of its own.
  const reply = await desktop.app.answers[question](input as never)
  expect(reply).toMatchObject({ ok: false, failure: { code: 'refused', sentence: expect.stringMatching(/engine/) } })
  expect(engine.app.settings().sources.length).toBe(1)
})

test('leaves the data of the own engine alone', async () => {
  const engine = await startApi()
  const own = await startApi()
  await own.app.stop()
  const files = () =>
    readdirSync(join(own.dataDir, storeFolder)).map(name => [
      name,
      statSync(join(own.dataDir, storeFolder, name)).mtimeMs,
    ])
  const before = files()
  const desktop = await attach({ address: `http://127.0.0.1:${engine.port}`, dataDir: own.dataDir })
  await desktop.untilHere()
  await engine.receive(failed('a'))
  await desktop.until(() => desktop.shown.length > 0)
  await desktop.stop()
  expect(files()).toEqual(before)
})
