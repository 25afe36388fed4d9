import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import { startHook } from '../../fakes/hook.ts'
import { createHousehold, type Household } from '../household.ts'
import { unsigned } from './setup.ts'

let house: Household
beforeEach(async () => {
  house = await createHousehold()
})
afterEach(() => house.stop())

/** An organization that is signed in, with a hook that hands Hover's codes over. */
async function connected() {
  const { hover, id } = await house.addOrganization()
  const joined = await house.organizations.connect(id, hover.authorizeCode('https://hover.to'))
  if (!joined.ok) throw new Error(joined.failure.kind)
  const hook = await startHook(({ json }) => {
    house.organizations.onCode(id, unsigned(Number(json.webhook_id), String(json.code)))
  })
  house.onEnd(hook.stop)
  const steps: string[] = []
  const register = (signal = new AbortController().signal) =>
    house.organizations.register({ sourceId: id, url: hook.url, signal, announce: step => steps.push(step) })
  return { hover, id, hook, steps, register }
}

const webhooksOf = (id: string) => {
  const source = house.sources.find(id)
  return source?.kind === 'hover-org' ? source.webhooks : []
}

describe('an organization', () => {
  it('that was never connected says so', async () => {
    const { id } = await house.addOrganization()
    const attempt = { sourceId: id, url: 'https://a.example/hook', signal: new AbortController().signal, announce() {} }
    expect(await house.organizations.register(attempt)).toEqual({ kind: 'not-ready', code: 'needs-connecting' })
  })

  it.each([
    ['sign-in-unreadable', ['tokens']],
    ['secret-unreadable', ['clientSecret']],
    ['secret-unreadable', ['clientSecret', 'tokens']],
  ] as const)('says %s when these cannot be decrypted: %j', async (code, names) => {
    const { id } = await house.addOrganization()
    house.vault.unreadable = () => new Set(names.map(name => secretNames[name](id)))
    const attempt = { sourceId: id, url: 'https://a.example/hook', signal: new AbortController().signal, announce() {} }
    expect(await house.organizations.register(attempt)).toEqual({ kind: 'not-ready', code })
  })

  it('whose client secret is gone says so, before it asks for a consent that could not be used', async () => {
    const { id } = await house.addOrganization()
    await house.vault.remove(secretNames.clientSecret(id))
    const attempt = { sourceId: id, url: 'https://a.example/hook', signal: new AbortController().signal, announce() {} }
    expect(await house.organizations.register(attempt)).toEqual({ kind: 'not-ready', code: 'needs-secret' })
  })

  it('is registered and verified, step by step, and remembers its webhook', async () => {
    const { id, hook, steps, register } = await connected()
    const outcome = await register()
    expect([outcome, [...new Set(steps)], webhooksOf(id)]).toEqual([
      {
        ...{ kind: 'live', webhookId: expect.any(Number), leftBehind: null },
        view: { verifiedAt: '2026-07-01T12:00:00.000Z', lastError: null },
      },
      ['registering', 'awaiting-code', 'verifying'],
      [{ id: outcome.kind === 'live' ? outcome.webhookId : 0, url: hook.url, verified: true }],
    ])
  })

  it('keeps tokens and webhook secrets in the vault, encrypted, where a later start finds them', async () => {
    const { id, register } = await connected()
    const outcome = await register()
    const webhookId = outcome.kind === 'live' ? outcome.webhookId : 0
    const again = await house.openAgain()
    const names = [secretNames.tokens(id), secretNames.webhookSecret(id, webhookId)]
    expect(names.map(name => again.get(name) !== undefined)).toEqual([true, true])
  })

  it('takes no code outside a registration', async () => {
    const { id } = await connected()
    expect(house.organizations.onCode(id, unsigned(1, '11111111-2222-4333-8444-555555555555'))).toBe(false)
  })

  it('takes no code for a source that does not exist', () => {
    expect(house.organizations.onCode('nobody', unsigned(1, '11111111-2222-4333-8444-555555555555'))).toBe(false)
  })

  it('withdraws the webhook at Hover', async () => {
    const { hover, id, register } = await connected()
    await register()
    await house.organizations.withdraw(id, new AbortController().signal)
    expect(hover.requests.filter(({ route }) => route === 'DELETE /api/v2/webhooks/:id')).toHaveLength(1)
  })

  it('withdraws a webhook whose registration Hover has not answered yet', async () => {
    const { hover, id, hook, register } = await connected()
    hover.faults.withholdAnswer('POST /api/v2/webhooks')
    void register()
    await expect.poll(() => hover.webhooks.rows().some(({ url }) => url === hook.url)).toBe(true)
    await house.organizations.withdraw(id, new AbortController().signal)
    expect(hover.webhooks.rows()).toEqual([])
  })

  it('is not connected by a wrong code', async () => {
    const { id } = await house.addOrganization()
    const joined = await house.organizations.connect(id, 'wrong')
    expect([joined.ok, house.vault.get(secretNames.tokens(id))]).toEqual([false, undefined])
  })

  it('has a consent page with its client id and redirect address', async () => {
    const { hover, id } = await house.addOrganization()
    const page = await house.organizations.consent(id, null)
    const url = new URL(page.kind === 'open' ? page.url : '')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: hover.credentials.org.clientId,
      redirect_uri: 'https://hover.to',
      response_type: 'code',
    })
  })

  it('uses a client secret that was entered anew', async () => {
    const { hover, id } = await house.addOrganization()
    const right = house.vault.get(secretNames.clientSecret(id)) ?? ''
    await house.vault.set(secretNames.clientSecret(id), 'wrong')
    const first = await house.organizations.connect(id, hover.authorizeCode('https://hover.to'))
    await house.vault.set(secretNames.clientSecret(id), right)
    const second = await house.organizations.connect(id, hover.authorizeCode('https://hover.to'))
    expect([first.ok, second.ok]).toEqual([false, true])
  })
})
