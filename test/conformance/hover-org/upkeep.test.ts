import { expect, it } from 'vitest'
import { startPrefixProxy } from '../../fakes/prefix-proxy.ts'
import { codeDeadlineMs, type Engine, routes, startEngine } from './engine.ts'

const minutes = 60_000
const failedJob = { event: 'job-state-changed-v2', job_id: 7, state: 'failed' }

const here = async (engine: Engine) => {
  const url = await engine.localUrl()
  return engine.hover.webhooks.rows().filter(row => row.url === url)
}

it('C3 makes room by removing its own unverified webhook, never a stranger’s, and makes no third', async () => {
  const engine = await startEngine()
  engine.hover.webhooks.habits.code = 'never'
  await engine.connect()
  await engine.untilCodeIsDue()
  const [own] = engine.organization()?.webhooks ?? []
  const webhook = { url: await engine.localUrl(), content_type: 'json' }
  await engine.callHover('/api/v2/webhooks', 'POST', { webhook })
  await engine.clock.advance(codeDeadlineMs)
  await engine.untilLink('down')
  engine.hover.webhooks.habits.code = 'after-answer'
  await engine.app().answers['connection.retry'](undefined)
  await engine.untilLink('live')
  const removed = engine.calls(routes.remove).map(({ path }) => path)
  expect([removed, engine.calls(routes.register).length, (await here(engine)).length]).toEqual([
    ...[[`/api/v2/webhooks/${own?.id}`], 3],
    2,
  ])
})

it('C3 stops before a third registration when strangers hold both places and their secrets are hidden', async () => {
  const engine = await startEngine()
  const url = await engine.localUrl()
  const results = [1, 2].map(id => ({ id, url, created_at: null, verified_at: '2026-01-01T00:00:00.000Z' }))
  engine.hover.faults.answer(routes.list, { status: 200, json: { results } })
  await engine.connect()
  await engine.untilLink('down')
  expect([engine.link(), engine.calls(routes.register), engine.calls(routes.remove)]).toMatchObject([
    { problem: { code: 'hover-refused' } },
    [],
    [],
  ])
})

it('C4 follows no redirect with its token', async () => {
  const engine = await startEngine()
  const headers = { location: `${engine.baseUrl}/api/v2/jobs` }
  engine.hover.faults.answer(routes.list, { status: 302, headers })
  await engine.connect()
  await engine.untilLink('down')
  expect([engine.link(), engine.calls('GET /api/v2/jobs')]).toMatchObject([{ problem: { code: 'hover-failed' } }, []])
})

it('C4 says when the sign-in lost its rights while it was live, and recovers on Retry', async () => {
  const engine = await startEngine()
  await engine.goLive()
  engine.hover.webhooks.habits.forbids = true
  await engine.clock.advance(5 * minutes)
  await engine.untilLink('down')
  const during = engine.link()
  engine.hover.webhooks.habits.forbids = false
  await engine.app().answers['connection.retry'](undefined)
  await engine.untilLink('live')
  expect(during).toMatchObject({ problem: { code: 'hover-forbidden', retry: 'user' } })
})

it('C5 stops at once when Hover ignores the page', async () => {
  const engine = await startEngine()
  engine.hover.webhooks.habits.ignoresPage = true
  engine.hover.webhooks.habits.code = 'never'
  for (let index = 0; index < 60; index++)
    await engine.callHover('/api/v2/webhooks', 'POST', { webhook: { url: `https://other.example/${index}` } })
  await engine.connect()
  await engine.until(() => engine.calls(routes.register).length === 61)
  expect(engine.calls(routes.list).length).toBe(2)
})

it('C10 asks a person to connect again when the refresh token is dead', async () => {
  const engine = await startEngine()
  await engine.goLive()
  engine.hover.revokeSignIn()
  await engine.clock.advance(5 * minutes)
  await engine.untilLink('down')
  const during = engine.link()
  await engine.connect()
  await engine.untilLink('live')
  expect(during).toMatchObject({ problem: { code: 'hover-unauthorized', retry: 'user' }, retryAt: null })
})

it('C10 asks a person to connect again when the answer with the new tokens was lost', async () => {
  const engine = await startEngine()
  await engine.goLive()
  engine.hover.expireAccess()
  engine.hover.faults.loseAnswer(routes.token)
  await engine.clock.advance(5 * minutes)
  // Whoever asks Hover next finds it out: the look at its list, or the catch-up, which then leaves nothing to look for.
  await engine.until(() => engine.source()?.hoverView?.look.kind === 'failed' || engine.link()?.kind === 'down')
  await engine.app().answers['connection.retry'](undefined)
  await engine.untilLink('down')
  expect(engine.link()).toMatchObject({ problem: { code: 'hover-unauthorized', retry: 'user' }, retryAt: null })
})

it.each([
  ['an HTTP date', 'Wed, 01 Jul 2026 12:00:09 GMT', 9_000],
  ['more than an hour', '86400', 3_600_000],
])('C12 waits after 429 until the Retry-After that is %s', async (_, header, waitMs) => {
  const engine = await startEngine()
  engine.hover.faults.answer(routes.list, { status: 429, headers: { 'retry-after': header } })
  await engine.connect()
  await engine.untilLink('down')
  const link = engine.link()
  const retryAt = link?.kind === 'down' ? Date.parse(link.retryAt ?? '') : 0
  const early = engine.calls(routes.list).length
  await engine.clock.advance(waitMs)
  await engine.untilLink('live')
  expect([retryAt - Date.parse('2026-07-01T12:00:00.000Z'), early]).toEqual([waitMs, 1])
})

it('C12 counts the calls of all sources of one integration together', async () => {
  const engine = await startEngine()
  await engine.goLive()
  const more = {
    ...{ kind: 'hover-org' as const, name: 'More', ...engine.hover.credentials.org, baseUrl: engine.baseUrl },
    redirectUri: 'https://hover.to',
  }
  const added = await engine.app().answers['sources.add'](more)
  const id = added.ok ? added.value.id : ''
  for (let times = 0; times < 400; times++) engine.hover.faults.answer(routes.list, { status: 500 })
  await engine.app().answers['sources.connect']({ id, code: engine.hover.authorizeCode() })
  const second = () =>
    engine
      .app()
      .connection()
      .sources.find(({ sourceId }) => sourceId === id)?.state
  for (let times = 0; times < 150; times++) {
    await engine.until(() => second()?.kind === 'down')
    await engine.app().answers['connection.retry'](undefined)
  }
  await engine.until(() => second()?.kind === 'down')
  expect([engine.hover.requests.length, second()]).toMatchObject([120, { problem: { code: 'hover-rate-limited' } }])
})

it('registers again what somebody deleted at Hover, at once when a person presses Retry', async () => {
  const engine = await startEngine()
  await engine.goLive()
  const [first] = engine.hover.webhooks.rows()
  engine.hover.webhooks.forget(first?.id ?? 0)
  await engine.app().answers['connection.retry'](undefined)
  await engine.until(() => engine.hover.webhooks.rows()[0]?.verified_at != null)
  await engine.untilLink('live')
  expect([engine.calls(routes.register).length, engine.organization()?.webhooks.length]).toEqual([2, 1])
})

it('verifies again what Hover does not call verified any more', async () => {
  const engine = await startEngine()
  await engine.goLive()
  const id = engine.hover.webhooks.rows()[0]?.id ?? 0
  engine.hover.webhooks.unverify(id)
  await engine.clock.advance(5 * minutes)
  await engine.until(() => engine.hover.webhooks.rows()[0]?.verified_at !== null)
  await engine.untilLink('live')
  expect([engine.calls(routes.register).length, engine.hover.webhooks.rows().map(row => row.id)]).toEqual([1, [id]])
})

it('renews a webhook: another secret, the one before is gone, and it stays live throughout', async () => {
  const engine = await startEngine()
  await engine.goLive()
  const [before] = await here(engine)
  const states: unknown[] = []
  const stop = engine.app().onNews(told => {
    if (told.kind === 'connection') states.push(...told.connection.sources.map(({ state }) => state.kind))
  })
  const renewed = await engine.app().answers['sources.renew-webhook']({ id: engine.id })
  stop()
  const [after, ...more] = await here(engine)
  expect([renewed.ok, more, after?.id === before?.id, after?.hmac_secret === before?.hmac_secret]).toEqual([
    ...[true, [], false],
    false,
  ])
  expect([new Set(states), engine.link()?.kind]).toEqual([new Set(states.length > 0 ? ['live'] : []), 'live'])
})

it('lets in what either webhook signs while one is renewed, keeps all of it, and tells once', async () => {
  const engine = await startEngine()
  await engine.goLive()
  // The one before stays at Hover for now, so that both deliver each event.
  engine.hover.faults.answer(routes.remove, { status: 500 })
  const renewed = await engine.app().answers['sources.renew-webhook']({ id: engine.id })
  const deliveries = await engine.hover.webhooks.deliverEvent(failedJob)
  await engine.until(async () => (await engine.rows())[0]?.duplicates === 1)
  await engine.until(() => engine.notices.length > 0)
  await engine.clock.advance(minutes)
  await engine.until(async () => (await here(engine)).length === 1)
  expect([renewed, deliveries.map(({ kind, ...rest }) => [kind, rest]), engine.notices.length]).toMatchObject([
    { ok: false, failure: { code: 'unavailable', sentence: expect.stringMatching(/new webhook is in use/) } },
    [
      ['answered', { status: 200 }],
      ['answered', { status: 200 }],
    ],
    1,
  ])
})

it('lets in what the removed webhook signed before, for 15 minutes', async () => {
  const engine = await startEngine()
  await engine.goLive()
  const [before] = await here(engine)
  if (before === undefined) throw new Error('nothing was registered')
  await engine.app().answers['sources.renew-webhook']({ id: engine.id })
  const postOld = () => engine.post(...engine.signedBy(before, failedJob))
  const soon = await postOld()
  await engine.clock.advance(15 * minutes)
  expect([soon, await postOld()]).toEqual([200, 401])
})

it('keeps the webhook in use, and says so, when it cannot be renewed', async () => {
  const engine = await startEngine()
  await engine.goLive()
  const before = await here(engine)
  engine.hover.faults.answer(routes.register, { status: 422, html: '<h1>no</h1>' })
  const renewed = await engine.app().answers['sources.renew-webhook']({ id: engine.id })
  expect([renewed, await here(engine), engine.link()?.kind]).toMatchObject([
    {
      ok: false,
      failure: { sentence: expect.stringMatching(/^The webhook was not renewed; the one before stays in use/) },
    },
    before,
    'live',
  ])
})

it('checks the path that Hover called when the public address has a base path that a proxy cuts off', async () => {
  const proxy = await startPrefixProxy('/base')
  const engine = await startEngine({ settings: { tunnel: { kind: 'manual', url: `${proxy.origin}/base` } } })
  proxy.leadTo(await engine.localUrl())
  await engine.goLive()
  const delivered = await engine.hover.webhooks.deliverEvent(failedJob)
  expect([engine.hover.webhooks.rows()[0]?.url, delivered]).toEqual([
    `${proxy.origin}/base/hooks/hover`,
    [{ kind: 'answered', status: 200 }],
  ])
})

it('does not renew what is not live', async () => {
  const engine = await startEngine()
  expect(await engine.app().answers['sources.renew-webhook']({ id: engine.id })).toMatchObject({
    failure: { code: 'refused' },
  })
})
