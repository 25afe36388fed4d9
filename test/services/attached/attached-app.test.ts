import { expect, test } from 'vitest'
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
