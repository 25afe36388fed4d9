import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ussdAccountSchema } from '../../../electron/contract/settings/new-source.ts'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import { addByAccount } from '../../../electron/services/sources/add-by-account.ts'
import { createHousehold, type Household } from '../household.ts'
import { startPractice } from '../practice/setup.ts'

let house: Household
let hover: Awaited<ReturnType<typeof startPractice>>
beforeEach(async () => {
  house = await createHousehold()
  hover = await startPractice()
})
afterEach(async () => {
  await hover.stop()
  await house.stop()
})

const appRoute = '/api/apps/:id'
const base = 'https://tray.example'

function add(more: Readonly<Record<string, unknown>> = {}, publicBase: string | null = base) {
  const { id, email, password } = hover.practice.credentials.app
  const account = ussdAccountSchema.parse({ name: 'Shop', appId: id, email, password, baseUrl: hover.url, ...more })
  const { sources, clock } = house
  return addByAccount(account, { sources, publicBase: () => publicBase, fetch: globalThis.fetch, now: clock.now })
}

/** What the dashboard of Hover shows. */
async function shownAtHover() {
  const { email, password } = hover.practice.credentials.app
  const { json } = await hover.post('/api/authenticate', { email, password })
  const shown = await hover.call(`/api/apps/${hover.practice.credentials.app.id}`, { token: json.auth_token })
  return shown.json.data.attributes as { readonly webhook_url: string | null; readonly webhook_secret: string | null }
}
const keptHere = () => [house.sources.list(), house.vault.names()]

/** A Hover whose answer to a change shows the address alone; the secret stands in the app's page. */
async function startShyHover(secret: string) {
  let webhook_url: string | null = null
  const server = createServer(async (request, response) => {
    const body = await text(request)
    if (request.method === 'PATCH') webhook_url = JSON.parse(body).app.webhook_url
    const webhook_secret = request.method === 'GET' && webhook_url !== null ? secret : null
    const app = { data: { attributes: { webhook_url, webhook_secret } } }
    response.end(JSON.stringify(request.method === 'POST' ? { auth_token: 'token' } : app))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}

describe('adding an app by its account', () => {
  it('sets an address of its own at Hover and keeps the secret that Hover gave', async () => {
    const added = await add()
    if (!added.ok) throw new Error(added.failure.sentence)
    const { id, hookPath } = added.value
    expect(await shownAtHover()).toMatchObject({
      webhook_url: `${base}${hookPath}`,
      webhook_secret: house.vault.get(secretNames.ussdSecret(id)),
    })
  })

  it('adds the source under the name that was given', async () => {
    await add()
    expect(house.sources.list()).toMatchObject([{ kind: 'ussd-app', name: 'Shop', practice: false }])
  })

  it('reads the secret from the app’s page where the answer to the change does not hold it', async () => {
    const { url, stop } = await startShyHover('secret-of-the-page')
    const added = await add({ baseUrl: url })
    await stop()
    const id = added.ok ? added.value.id : ''
    expect(house.vault.get(secretNames.ussdSecret(id))).toBe('secret-of-the-page')
  })

  it('keeps email, password and token nowhere', async () => {
    await add()
    const { email, password } = hover.practice.credentials.app
    const token = hover.practice.requests.find(({ headers }) => headers.authorization !== undefined)?.headers
      .authorization
    const files = readdirSync(house.folder, { recursive: true, encoding: 'utf8' }).map(name => join(house.folder, name))
    const written = files
      .filter(file => statSync(file).isFile())
      .map(file => readFileSync(file, 'latin1'))
      .join('\n')
    const vaultNames = house.vault.names().map(name => house.vault.get(name))
    expect([token, email, password].map(planted => typeof planted === 'string' && written.includes(planted))).toEqual([
      false,
      false,
      false,
    ])
    expect(vaultNames.filter(value => value === email || value === password || value === token)).toEqual([])
  })

  it('accepts an address of this machine for a Hover on this machine', async () => {
    expect(await add({}, 'http://127.0.0.1:47470')).toMatchObject({ ok: true })
  })
})

describe('before Hover is asked, it is refused', () => {
  it.each<[string, Readonly<Record<string, unknown>>, string | null]>([
    ['without a public address', {}, null],
    [
      'with an address of this machine for a Hover on the internet',
      { baseUrl: 'https://hover.example' },
      'http://127.0.0.1:1',
    ],
    ['with a Hover that would get the password in plain', { baseUrl: 'http://hover.example' }, base],
  ])('%s', async (_, more, publicBase) => {
    expect([await add(more, publicBase), hover.practice.requests.length]).toMatchObject([
      { ok: false, failure: { code: 'refused' } },
      0,
    ])
  })
})

describe('an app that posts elsewhere already', () => {
  beforeEach(() => {
    hover.practice.setAppWebhook('https://shop.example/hidden-path', 'its-secret')
  })

  it('is left alone, with a sentence that names the host and not the path', async () => {
    const added = await add()
    const sentence = added.ok ? '' : added.failure.sentence
    expect([sentence.includes('shop.example'), sentence.includes('hidden-path')]).toEqual([true, false])
    expect(await shownAtHover()).toMatchObject({ webhook_url: 'https://shop.example/hidden-path' })
  })

  it('is taken over when that was asked for', async () => {
    const added = await add({ replace: true })
    expect([added.ok, (await shownAtHover()).webhook_url?.startsWith(base)]).toEqual([true, true])
  })

  it('gets its address back when it cannot be finished', async () => {
    hover.practice.faults.answer(`PATCH ${appRoute}`, { status: 200, json: {} })
    const added = await add({ replace: true })
    expect([added.ok, await shownAtHover(), keptHere()]).toMatchObject([
      false,
      { webhook_url: 'https://shop.example/hidden-path' },
      [[], []],
    ])
  })
})

describe('refused half way, nothing is left behind', () => {
  it.each<[string, () => void]>([
    ['the login', () => hover.practice.faults.answer('POST /api/authenticate', { status: 401, json: {} })],
    ['the look at the app', () => hover.practice.faults.answer(`GET ${appRoute}`, { status: 404, json: {} })],
    ['the change', () => hover.practice.faults.answer(`PATCH ${appRoute}`, { status: 422, json: {} })],
    ['the answer to the change, which Hover had made', () => hover.practice.faults.loseAnswer(`PATCH ${appRoute}`)],
    ['an answer without meaning', () => hover.practice.faults.answer(`PATCH ${appRoute}`, { status: 200, json: 1 })],
  ])('at %s', async (_, breakIt) => {
    breakIt()
    const added = await add()
    expect([added.ok, await shownAtHover(), keptHere()]).toMatchObject([false, { webhook_url: null }, [[], []]])
  })

  it('when the secret cannot be kept', async () => {
    const { clock } = house
    const { id, email, password } = hover.practice.credentials.app
    const account = ussdAccountSchema.parse({ name: 'Shop', appId: id, email, password, baseUrl: hover.url })
    const sources = { add: () => Promise.reject(new Error('disk full')) }
    const deps = { sources, publicBase: () => base, fetch: globalThis.fetch, now: clock.now }
    await expect(addByAccount(account, deps)).rejects.toThrow('disk full')
    expect((await shownAtHover()).webhook_url).toBeNull()
  })

  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    ['a wrong password', { password: 'planted-wrong' }, /^Hover did not accept this email and password/],
    ['an app that is not there', { appId: '1' }, /^Hover knows no such app/],
  ])('and the sentence says why: %s', async (_, more, sentence) => {
    const added = await add(more)
    expect(added).toMatchObject({ failure: { code: 'refused', sentence: expect.stringMatching(sentence) } })
  })
})
