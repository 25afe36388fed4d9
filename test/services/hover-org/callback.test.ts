import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createOAuthCallback } from '../../../electron/services/hover-org/oauth-callback.ts'
import type { LogFacts } from '../../../electron/services/log.ts'
import { findHere } from '../../../electron/services/receiving/find-here.ts'
import { createReceiver } from '../../../electron/services/receiving/http/receiver.ts'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import { createHousehold, type Household } from '../household.ts'

let house: Household
beforeEach(async () => {
  house = await createHousehold()
})
afterEach(() => house.stop())

/** An organization whose sign-in comes back to a receiver on this machine, as it would through a tunnel. */
async function start() {
  const { hover, id } = await house.addOrganization()
  house.sources.setRedirect(id, 'callback')
  const connected: string[] = []
  const logged: (readonly [string, LogFacts | undefined])[] = []
  const receiver = createReceiver({
    isHook: () => false,
    handle: async () => ({ status: 200 }),
    find: findHere({
      page: createOAuthCallback({
        organizations: house.organizations,
        connected: sourceId => connected.push(sourceId),
        log: (_, event, facts) => logged.push([event, facts]),
      }),
    }),
    now: house.clock.now,
  })
  const listening = await receiver.listen(0, () => {})
  const base = `http://127.0.0.1:${listening.ok ? listening.port : 0}`
  house.onEnd(receiver.close)
  return {
    ...{ hover, id, base, connected, logged },
    async open() {
      const page = await house.organizations.consent(id, base)
      if (page.kind !== 'open') throw new Error(page.kind)
      return page
    },
    /** What Hover makes of the consent: where the browser is sent. */
    async agree(url: string) {
      return (await fetch(url, { redirect: 'manual' })).headers.get('location') ?? ''
    },
    async visit(url: string, init?: RequestInit) {
      const answer = await fetch(url, init)
      return { status: answer.status, headers: answer.headers, text: await answer.text() }
    },
    isConnected: () => house.vault.get(secretNames.tokens(id)) !== undefined,
  }
}
type Started = Awaited<ReturnType<typeof start>>

const stateOf = (url: string) => new URL(url).searchParams.get('state') ?? ''

describe('C11 the sign-in through the own address', () => {
  let app: Started
  beforeEach(async () => {
    app = await start()
  })

  it('asks Hover to come back to the callback, with a state', async () => {
    const { url, returns } = await app.open()
    const { redirect_uri, state } = Object.fromEntries(new URL(url).searchParams)
    expect([returns, redirect_uri, state]).toEqual([
      'callback',
      `${app.base}/oauth/callback`,
      expect.stringMatching(/^.{43}$/),
    ])
  })

  it('connects the organization, and says that the page can be closed', async () => {
    const { status, text } = await app.visit(await app.agree((await app.open()).url))
    expect([status, text.includes('You can close this page'), app.isConnected(), app.connected]).toEqual([
      ...[200, true, true],
      [app.id],
    ])
  })

  it('repeats the redirect address of the consent in the exchange', async () => {
    await app.visit(await app.agree((await app.open()).url))
    const exchange = app.hover.requests.find(({ route }) => route === 'POST /oauth/token')
    expect(JSON.parse(exchange?.body ?? '{}').redirect_uri).toBe(`${app.base}/oauth/callback`)
  })

  it('logs the outcome, and never the code or the state', async () => {
    const location = await app.agree((await app.open()).url)
    await app.visit(location)
    expect(app.logged).toEqual([['oauth-callback', { outcome: 'connected' }]])
  })

  it('shows a page that loads nothing, is kept nowhere and tells nobody its address', async () => {
    const { headers } = await app.visit(await app.agree((await app.open()).url))
    expect(['content-security-policy', 'cache-control', 'referrer-policy'].map(name => headers.get(name))).toEqual([
      "default-src 'none'; frame-ancestors 'none'",
      'no-store',
      'no-referrer',
    ])
  })

  it('has no callback page while no consent is open', async () => {
    expect((await app.visit(`${app.base}/oauth/callback?code=a&state=b`)).status).toBe(404)
  })

  it('answers nothing but GET', async () => {
    const location = await app.agree((await app.open()).url)
    expect([(await app.visit(location, { method: 'POST' })).status, app.isConnected()]).toEqual([404, false])
  })

  it('takes a state once', async () => {
    const location = await app.agree((await app.open()).url)
    await app.visit(location)
    expect((await app.visit(location)).status).toBe(404)
  })

  it('takes a state once, also when it comes twice at the same moment', async () => {
    const { searchParams } = new URL(await app.agree((await app.open()).url))
    const redirect = { state: searchParams.get('state') ?? '', code: searchParams.get('code') }
    await Promise.all([house.organizations.finish(redirect), house.organizations.finish(redirect)])
    expect(app.hover.requests.filter(({ route }) => route === 'POST /oauth/token')).toHaveLength(1)
  })

  it('takes a state for ten minutes', async () => {
    const location = await app.agree((await app.open()).url)
    await house.clock.advance(600_000)
    expect([(await app.visit(location)).status, app.isConnected()]).toEqual([404, false])
  })

  it.each([
    ['another state', (url: string) => url.replace(/state=[^&]+/, 'state=guessed')],
    ['no state', (url: string) => url.replace(/&state=[^&]+/, '')],
  ])('login CSRF: refuses %s, asks Hover nothing, and still takes the right one', async (_, change) => {
    const location = await app.agree((await app.open()).url)
    const refused = await app.visit(change(location))
    const calls = app.hover.requests.filter(({ route }) => route === 'POST /oauth/token').length
    const right = await app.visit(location)
    expect([refused.status, calls, right.status]).toEqual([400, 0, 200])
  })

  it('takes only the state of the latest consent of an organization', async () => {
    const first = await app.agree((await app.open()).url)
    await app.open()
    expect([(await app.visit(first)).status, app.isConnected()]).toEqual([400, false])
  })

  it('says so when nobody agreed, and waits no longer', async () => {
    const { url } = await app.open()
    const refused = `${app.base}/oauth/callback?error=access_denied&state=${stateOf(url)}`
    const pages = [await app.visit(refused), await app.visit(refused)]
    expect(pages.map(({ status }) => status)).toEqual([200, 404])
  })

  it('says so when Hover does not accept the code', async () => {
    const { url } = await app.open()
    const { status } = await app.visit(`${app.base}/oauth/callback?code=wrong&state=${stateOf(url)}`)
    expect([status, app.isConnected()]).toEqual([400, false])
  })

  it('never writes into the page what came in the address', async () => {
    const { url } = await app.open()
    const planted = encodeURIComponent('<script>planted</script>')
    const { text } = await app.visit(
      `${app.base}/oauth/callback?error=${planted}&error_description=${planted}&state=${stateOf(url)}`,
    )
    expect(text).not.toContain('planted')
  })

  it('also takes a code that a person copied from the address bar', async () => {
    const location = await app.agree((await app.open()).url)
    const joined = await house.organizations.connect(app.id, new URL(location).searchParams.get('code') ?? '')
    expect([joined.ok, house.organizations.isConsentExpected()]).toEqual([true, false])
  })

  it('is expected by the next start too', async () => {
    await app.open()
    expect((await house.openAgain()).get(secretNames.consent(app.id))).toBeDefined()
  })

  it('cannot begin without a public address', async () => {
    expect(await house.organizations.consent(app.id, null)).toEqual({ kind: 'needs-public-url' })
  })
})

it('C11 plain http through a tunnel is refused before Hover is asked', async () => {
  const added = await house.sources.add({
    ...{ kind: 'hover-org', name: 'Homes', clientId: 'c', clientSecret: 's', baseUrl: 'https://hover.to' },
    redirectUri: 'callback',
  })
  const id = added.ok ? added.value.id : ''
  expect(await house.organizations.consent(id, 'http://plain.example')).toEqual({ kind: 'needs-public-url' })
})
