import { expect, it } from 'vitest'
import { routes, startEngine } from './engine.ts'

const minutes = 60_000

it('shows when Hover verified the webhook, and the last error that it noted', async () => {
  const engine = await startEngine()
  await engine.goLive()
  // Refused: the body names another webhook than the signature does.
  await engine.hover.webhooks.deliverEvent({ event: 'job-state-changed-v2', webhook_id: 1, job_id: 7 })
  await engine.clock.advance(5 * minutes)
  await engine.until(() => typeof engine.source()?.hoverView?.lastError === 'string')
  expect(engine.source()?.hoverView).toMatchObject({ verifiedAt: '2026-07-01T12:00:00.000Z', lastError: 'HTTP 401' })
})

it('registers again what somebody deleted at Hover, within five minutes', async () => {
  const engine = await startEngine()
  await engine.goLive()
  const [first] = engine.hover.webhooks.rows()
  engine.hover.webhooks.forget(first?.id ?? 0)
  await engine.clock.advance(5 * minutes)
  await engine.until(() => engine.hover.webhooks.rows()[0]?.verified_at != null)
  await engine.untilLink('live')
  expect([engine.calls(routes.register).length, engine.organization()?.webhooks.length]).toEqual([2, 1])
})

it('stays live while Hover cannot answer a look, and looks again after a minute', async () => {
  const engine = await startEngine()
  await engine.goLive()
  const before = engine.calls(routes.list).length
  engine.hover.faults.answer(routes.list, { status: 503 })
  await engine.clock.advance(5 * minutes)
  await engine.untilLookFailed()
  const during = [engine.link(), engine.calls(routes.list).length]
  await engine.clock.advance(minutes)
  await engine.until(() => engine.calls(routes.list).length === before + 2)
  expect(during).toEqual([{ kind: 'live' }, before + 1])
})

it('changes neither settings nor secrets when a look finds everything as it was', async () => {
  const engine = await startEngine()
  await engine.goLive()
  const before = [JSON.stringify(engine.app().settings()), engine.calls(routes.register).length]
  const listed = engine.calls(routes.list).length
  await engine.clock.advance(5 * minutes)
  await engine.until(() => engine.calls(routes.list).length > listed)
  expect([JSON.stringify(engine.app().settings()), engine.calls(routes.register).length]).toEqual(before)
})
