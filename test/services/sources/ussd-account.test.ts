import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AccountSession, signIn } from '../../../electron/services/sources/ussd-account.ts'
import { startPractice } from '../practice/setup.ts'

let hover: Awaited<ReturnType<typeof startPractice>>
beforeEach(async () => {
  hover = await startPractice()
})
afterEach(() => hover.stop())

const limits = { timeoutMs: 5_000, maxAnswerBytes: 100_000 }
const loginRoute = 'POST /api/authenticate'

function join(more: Partial<Parameters<typeof signIn>[0]> = {}, changed: Partial<typeof limits> = {}) {
  const { email, password } = hover.practice.credentials.app
  const login = { baseUrl: hover.url, email, password, ...more }
  return signIn(login, { fetch: globalThis.fetch, now: Date.now, limits: { ...limits, ...changed } })
}
async function session(): Promise<AccountSession> {
  const joined = await join()
  if (!joined.ok) throw new Error(joined.failure)
  return joined.value
}
const appId = () => hover.practice.credentials.app.id

describe('the account of usehover.com', () => {
  it('shows an app that posts nowhere yet', async () => {
    expect(await (await session()).webhook(appId())).toEqual({ ok: true, value: { url: null, secret: null } })
  })

  it('sets the address and shows the secret', async () => {
    const set = await (await session()).setWebhook(appId(), hover.hook.url)
    expect(set).toEqual({ ok: true, value: { url: hover.hook.url, secret: expect.stringMatching(/^[0-9a-f]{32}$/) } })
  })

  it('takes the address away again', async () => {
    const account = await session()
    await account.setWebhook(appId(), hover.hook.url)
    await account.setWebhook(appId(), null)
    expect(await account.webhook(appId())).toMatchObject({ value: { url: null } })
  })

  it('sends its token alone, without Bearer', async () => {
    await (await session()).webhook(appId())
    expect(hover.practice.requests.at(-1)?.headers.authorization).toMatch(/^[0-9a-f]+$/)
  })
})

describe('what goes wrong', () => {
  it('is a wrong login', async () => {
    expect(await join({ password: 'wrong' })).toEqual({ ok: false, failure: 'wrong-login' })
  })

  it('is an app of somebody else', async () => {
    expect(await (await session()).webhook('1')).toEqual({ ok: false, failure: 'no-such-app' })
  })

  it('is an address that Hover does not take', async () => {
    expect(await (await session()).setWebhook(appId(), 'no address')).toEqual({ ok: false, failure: 'refused' })
  })

  it('is a Hover that is not there', async () => {
    await hover.practice.stop()
    expect(await join()).toEqual({ ok: false, failure: 'unreachable' })
  })

  it('is a Hover that never answers', async () => {
    hover.practice.faults.hang(loginRoute)
    expect(await join({}, { timeoutMs: 50 })).toEqual({ ok: false, failure: 'unreachable' })
  })

  it.each<[string, { status: number; html?: string; json?: unknown }, string]>([
    ['an error page', { status: 502, html: '<h1>Bad gateway</h1>' }, 'unreachable'],
    ['a page instead of JSON', { status: 200, html: '<h1>Hello</h1>' }, 'bad-answer'],
    ['an answer without a token', { status: 200, json: {} }, 'bad-answer'],
    ['a token that would begin a header of its own', { status: 200, json: { auth_token: 'a\r\nx: y' } }, 'bad-answer'],
    ['an answer without end', { status: 200, json: { auth_token: 'a'.repeat(200_000) } }, 'bad-answer'],
  ])('is %s', async (_, answer, failure) => {
    hover.practice.faults.answer(loginRoute, answer)
    expect(await join()).toEqual({ ok: false, failure })
  })

  it('is a redirect, which the password and the token do not follow', async () => {
    const headers = { location: hover.hook.url }
    hover.practice.faults.answer(loginRoute, { status: 307, headers })
    const login = await join()
    const account = await session()
    hover.practice.faults.answer('GET /api/apps/:id', { status: 307, headers })
    const shown = await account.webhook(appId())
    expect([login, shown, hover.hook.received.length]).toEqual([
      { ok: false, failure: 'bad-answer' },
      { ok: false, failure: 'bad-answer' },
      0,
    ])
  })
})
