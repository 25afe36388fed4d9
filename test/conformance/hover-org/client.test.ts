import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import { vaultFileName } from '../../../electron/services/secrets/vault.ts'
import { codeDeadlineMs, type Engine, routes, startEngine } from './engine.ts'

const verifiedRows = ({ hover }: Engine) =>
  hover.webhooks.rows().map(({ url, verified_at }) => [url, verified_at !== null] as const)

it('C1 registers with one POST: url and content type nested under webhook, a Bearer, and nothing beside', async () => {
  const engine = await startEngine()
  await engine.goLive()
  const sent = engine.calls(routes.register).map(({ body, headers }) => [JSON.parse(body), headers.authorization])
  expect(sent).toEqual([
    [{ webhook: { url: await engine.localUrl(), content_type: 'json' } }, expect.stringMatching(/^Bearer \w+$/)],
  ])
})

it('C2 keeps id and secret of the 201 before any other step', async () => {
  const engine = await startEngine()
  engine.hover.webhooks.habits.code = 'never'
  await engine.connect()
  await engine.until(() => engine.organization()?.webhooks.length === 1)
  const [row] = engine.hover.webhooks.rows()
  const kept = (await engine.openVaultAgain()).get(secretNames.webhookSecret(engine.id, row?.id ?? 0))
  expect([engine.organization()?.webhooks[0]?.id, kept, engine.calls(routes.verify)]).toEqual([
    row?.id,
    row?.hmac_secret,
    [],
  ])
})

it('C2 never logs the secret, nor keeps it readable', async () => {
  const engine = await startEngine()
  await engine.goLive()
  const secret = engine.hover.webhooks.rows()[0]?.hmac_secret ?? ''
  const written = [...engine.log, readFileSync(join(engine.dataDir, vaultFileName), 'utf8')].join('\n')
  expect([secret.length, written.includes(secret)]).toEqual([88, false])
})

it('C3 makes no third registration of its address: uses the verified row and reads the secret from it', async () => {
  const engine = await startEngine()
  const webhook = { url: await engine.localUrl(), content_type: 'json' }
  engine.hover.webhooks.habits.code = 'never'
  for (let times = 0; times < 2; times++) await engine.callHover('/api/v2/webhooks', 'POST', { webhook })
  const [, second] = engine.hover.webhooks.rows()
  engine.hover.webhooks.habits.resendAnswersCode = true
  const resent = await engine.callHover(`/api/v2/webhooks/${second?.id}/request_verification`, 'POST')
  const { code } = (await resent.json()) as { code: string }
  await engine.callHover(`/api/v2/webhooks/${code}/verify`, 'PUT')
  await engine.goLive()
  const secret = (await engine.openVaultAgain()).get(secretNames.webhookSecret(engine.id, second?.id ?? 0))
  expect([engine.calls(routes.register).length, secret]).toEqual([2, second?.hmac_secret])
})

it.each([
  [422, 'hover-refused', { json: { error: { url: 'taken' } } }],
  [422, 'hover-refused', {}],
  [422, 'hover-refused', { html: '<h1>no</h1>' }],
  [403, 'hover-forbidden', { json: { error: 'no' } }],
  [403, 'hover-forbidden', {}],
  [403, 'hover-forbidden', { html: '<h1>no</h1>' }],
  [500, 'hover-failed', { html: '<h1>oops</h1>' }],
])('C4 takes %i for %s, whatever the body (%j)', async (status, code, body) => {
  const engine = await startEngine()
  engine.hover.faults.answer(routes.register, { status, ...body })
  await engine.connect()
  await engine.untilLink('down')
  expect(engine.link()).toMatchObject({ kind: 'down', problem: { code } })
})

it('C4 answers one 401 with one refresh and one repeat', async () => {
  const engine = await startEngine()
  engine.hover.faults.answer(routes.register, { status: 401 })
  await engine.goLive()
  const refreshes = engine.calls(routes.token).filter(({ body }) => body.includes('"refresh_token"'))
  expect([engine.calls(routes.register).length, refreshes.length]).toEqual([2, 1])
})

it('C4 stops after the second 401, and asks a person', async () => {
  const engine = await startEngine()
  for (let times = 0; times < 5; times++) engine.hover.faults.answer(routes.register, { status: 401, html: '<p>' })
  await engine.connect()
  await engine.untilLink('down')
  await engine.clock.advance(3_600_000)
  expect([engine.link(), engine.calls(routes.register).length]).toMatchObject([
    { problem: { code: 'hover-unauthorized', retry: 'user' }, retryAt: null },
    2,
  ])
})

it('C5 reads every page of the list by its number', async () => {
  const engine = await startEngine()
  engine.hover.webhooks.habits.code = 'never'
  for (let index = 0; index < 60; index++)
    await engine.callHover('/api/v2/webhooks', 'POST', { webhook: { url: `https://other.example/${index}` } })
  engine.hover.webhooks.habits.code = 'after-answer'
  await engine.goLive()
  const pages = engine.calls(routes.list).map(({ path }) => path)
  expect(pages.slice(0, 3)).toEqual([1, 2, 3].map(page => `/api/v2/webhooks?page=${page}`))
})

it('C5 stops when a page repeats', async () => {
  const engine = await startEngine()
  const json = { pagination: { total_pages: 99 }, results: [{ id: 1, url: 'https://other.example/' }] }
  for (let times = 0; times < 3; times++) engine.hover.faults.answer(routes.list, { status: 200, json })
  await engine.connect()
  await engine.until(() => engine.calls(routes.register).length === 1)
  expect(engine.calls(routes.list).length).toBe(2)
})

it('C6 verifies with PUT and the code in the path, and takes the empty 200 for success', async () => {
  const engine = await startEngine()
  await engine.goLive()
  expect(engine.calls(routes.verify).map(({ method, path, headers }) => [method, path, headers.authorization])).toEqual(
    [['PUT', expect.stringMatching(/^\/api\/v2\/webhooks\/[0-9a-f-]{36}\/verify$/), expect.stringMatching(/^Bearer /)]],
  )
})

it('C6 verifies without a token when there is none to be had', async () => {
  const engine = await startEngine()
  engine.hover.faults.answer(routes.list, { status: 403 })
  await engine.connect()
  await engine.untilLink('down')
  // Seconds before the token counts as old, so that it is old when the code comes.
  await engine.clock.advance(7_125_000)
  engine.hover.webhooks.habits.code = 'never'
  await engine.app().answers['connection.retry'](undefined)
  await engine.until(() => engine.organization()?.webhooks.length === 1)
  await engine.clock.advance(16_000)
  engine.hover.webhooks.habits.code = 'after-answer'
  const [row] = engine.hover.webhooks.rows()
  const token = await engine.hoverToken()
  for (let times = 0; times < 3; times++) engine.hover.faults.answer(routes.token, { status: 500 })
  await engine.callHover(`/api/v2/webhooks/${row?.id}/request_verification`, 'POST', undefined, token)
  await engine.untilLink('live')
  const [call] = engine.calls(routes.verify)
  expect([call?.headers.authorization, verifiedRows(engine).map(([, isVerified]) => isVerified)]).toEqual([
    undefined,
    [true],
  ])
})

it.each([
  ['a new POST', false],
  ['the answer', true],
] as const)('C7 asks for a new code when none came, and takes it from %s', async (_, answersCode) => {
  const engine = await startEngine()
  engine.hover.webhooks.habits.code = 'never'
  await engine.connect()
  await engine.untilCodeIsDue()
  await engine.clock.advance(codeDeadlineMs)
  await engine.untilLink('down')
  engine.hover.webhooks.habits.code = 'after-answer'
  engine.hover.webhooks.habits.resendAnswersCode = answersCode
  await engine.clock.advance(1_000)
  await engine.untilLink('live')
  expect([engine.calls(routes.register).length, engine.calls(routes.resend).length, verifiedRows(engine)]).toEqual([
    ...[1, 1],
    [[await engine.localUrl(), true]],
  ])
})

it('C7 is not harmed by the code that comes a second time', async () => {
  const engine = await startEngine()
  await engine.goLive()
  const code = engine.calls(routes.verify)[0]?.path.split('/')[4]
  const again = { event: 'webhook-verification-code', webhook_id: engine.hover.webhooks.rows()[0]?.id, code }
  const status = await engine.post(JSON.stringify(again), { 'content-type': 'application/json' })
  expect([status, engine.link()?.kind, engine.calls(routes.verify).length]).toEqual([401, 'live', 1])
})

it.each([
  [204, {}],
  [200, { json: { id: 1 } }],
  [404, { json: { error: 'Not found.' } }],
])('C8 takes %i to a DELETE for deleted', async (status, body) => {
  const engine = await startEngine()
  await engine.goLive()
  const [own] = engine.organization()?.webhooks ?? []
  engine.hover.faults.answer(routes.remove, { status, ...body })
  const removed = await engine.app().answers['sources.remove']({ id: engine.id })
  const vault = await engine.openVaultAgain()
  expect([
    removed.ok,
    engine.calls(routes.remove).map(({ path }) => path),
    vault.get(secretNames.webhookSecret(engine.id, own?.id ?? 0)),
  ]).toEqual([true, [`/api/v2/webhooks/${own?.id}`], undefined])
})

it('C9 finds the webhook in the list when the 201 was lost', async () => {
  const engine = await startEngine()
  engine.hover.faults.loseAnswer(routes.register)
  await engine.goLive()
  expect([engine.calls(routes.register).length, verifiedRows(engine)]).toEqual([1, [[await engine.localUrl(), true]]])
})

it('C10 exchanges the code with the documented fields', async () => {
  const engine = await startEngine()
  await engine.goLive()
  expect(JSON.parse(engine.calls(routes.token)[0]?.body ?? '{}')).toEqual({
    grant_type: 'authorization_code',
    code: expect.any(String),
    redirect_uri: 'https://hover.to',
    client_id: engine.hover.credentials.org.clientId,
    client_secret: engine.hover.credentials.org.clientSecret,
  })
})

it('C10 refreshes once, and keeps the new refresh token before the first call with the new access token', async () => {
  const engine = await startEngine()
  await engine.goLive()
  const name = secretNames.tokens(engine.id)
  const before = JSON.parse((await engine.openVaultAgain()).get(name) ?? '{}')
  const listed = engine.calls(routes.list).length
  // Past the token's life without the looks in between: one look, which has to refresh and then hangs in its call.
  engine.hover.faults.hang(routes.list)
  const skipped = engine.clock.now() + 7_200_000
  engine.clock.now = () => skipped
  await engine.clock.advance(300_000)
  await engine.until(() => engine.calls(routes.list).length > listed)
  const after = JSON.parse((await engine.openVaultAgain()).get(name) ?? '{}')
  const refreshes = engine.calls(routes.token).filter(({ body }) => body.includes('"grant_type":"refresh_token"'))
  expect([refreshes.map(({ body }) => JSON.parse(body).refresh_token), after.refreshToken]).toEqual([
    [before.refreshToken],
    expect.not.stringMatching(before.refreshToken),
  ])
})

const callback = { organization: { redirectUri: 'callback' } }

it('C11 opens the consent page with response type, client, redirect address and state', async () => {
  const engine = await startEngine(callback)
  const base = new URL(await engine.localUrl()).origin
  await engine.app().answers['sources.authorize']({ id: engine.id })
  const page = new URL(engine.opened[0] ?? '')
  expect([page.origin, page.pathname, Object.fromEntries(page.searchParams)]).toEqual([
    engine.baseUrl,
    '/oauth/authorize',
    {
      response_type: 'code',
      client_id: engine.hover.credentials.org.clientId,
      redirect_uri: `${base}/oauth/callback`,
      state: expect.stringMatching(/^[\w-]{43}$/),
    },
  ])
})

it('C11 goes live by itself once Hover sends the browser back, and logs no code', async () => {
  const engine = await startEngine(callback)
  await engine.localUrl()
  await engine.app().answers['sources.authorize']({ id: engine.id })
  const page = await fetch(engine.opened[0] ?? '')
  const text = await page.text()
  await engine.untilLink('live')
  const code = new URL(page.url).searchParams.get('code') ?? 'none'
  expect([text.includes('You can close this page'), engine.log.join('\n').includes(code)]).toEqual([true, false])
})

it('C11 checks the state on return', async () => {
  const engine = await startEngine(callback)
  const base = new URL(await engine.localUrl()).origin
  await engine.app().answers['sources.authorize']({ id: engine.id })
  const { status } = await fetch(`${base}/oauth/callback?code=${engine.hover.authorizeCode()}&state=guessed`)
  expect([status, engine.calls(routes.token)]).toEqual([400, []])
})

it('C11 refuses a redirect address without https for the real Hover', async () => {
  const engine = await startEngine({
    organization: { baseUrl: 'https://hover.to', redirectUri: 'http://127.0.0.1:9/callback' },
  })
  expect(await engine.app().answers['sources.authorize']({ id: engine.id })).toMatchObject({
    failure: { code: 'refused' },
  })
})

it('C12 waits after 429 as long as Retry-After says, and then succeeds', async () => {
  const engine = await startEngine()
  engine.hover.faults.answer(routes.list, { status: 429, headers: { 'retry-after': '7' } })
  await engine.connect()
  await engine.untilLink('down')
  await engine.clock.advance(6_999)
  const early = engine.calls(routes.list).length
  await engine.clock.advance(1)
  await engine.untilLink('live')
  expect(early).toBe(1)
})

it('C12 makes no call before Retry-After is over, also when a person presses Retry', async () => {
  const engine = await startEngine()
  engine.hover.faults.answer(routes.list, { status: 429, headers: { 'retry-after': '7' } })
  await engine.connect()
  await engine.untilLink('down')
  const before = engine.hover.requests.length
  await engine.app().answers['connection.retry'](undefined)
  await engine.untilLink('down')
  expect(engine.hover.requests.length).toBe(before)
})

it('C12 backs off from 429 without Retry-After', async () => {
  const engine = await startEngine()
  for (let times = 0; times < 100; times++) engine.hover.faults.answer(routes.list, { status: 429 })
  await engine.connect()
  await engine.untilLink('down')
  for (let second = 0; second < 60; second++) {
    await engine.clock.advance(1_000)
    await engine.untilLink('down')
  }
  expect(engine.calls(routes.list).length).toBeLessThanOrEqual(12)
})

it('C12 lets no more than 120 calls through in a minute, whatever a person presses', async () => {
  const engine = await startEngine()
  for (let times = 0; times < 200; times++) engine.hover.faults.answer(routes.list, { status: 500 })
  await engine.connect()
  for (let times = 0; times < 150; times++) {
    await engine.untilLink('down')
    await engine.app().answers['connection.retry'](undefined)
  }
  await engine.untilLink('down')
  expect([engine.hover.requests.length, engine.link()]).toMatchObject([
    120,
    { problem: { code: 'hover-rate-limited' } },
  ])
})
