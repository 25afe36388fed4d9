import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { authorizeUrl, type Tokens } from '../../../electron/services/hover-org/oauth.ts'
import { routes, startOrganization } from './setup.ts'

let org: Awaited<ReturnType<typeof startOrganization>>
beforeEach(async () => {
  org = await startOrganization()
})
afterEach(() => org.practice.stop())

const expireAccess = () => {
  org.clock.ms += 7_200_000
}

describe('authorizeUrl', () => {
  const consent = { baseUrl: 'https://hover.to', clientId: 'id 1', redirectUri: 'https://a.example/cb', state: 's&1' }

  it('C11 names response type, client, redirect address and state', () => {
    const url = new URL(authorizeUrl(consent) ?? '')
    expect([url.origin, url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
      'https://hover.to',
      '/oauth/authorize',
      { response_type: 'code', client_id: 'id 1', redirect_uri: 'https://a.example/cb', state: 's&1' },
    ])
  })

  it('C11 refuses a redirect address without https', () => {
    expect(authorizeUrl({ ...consent, redirectUri: 'http://a.example/cb' })).toBeNull()
  })

  it('C11 refuses a redirect address on this machine for the real Hover', () => {
    expect(authorizeUrl({ ...consent, redirectUri: 'http://127.0.0.1:5/cb' })).toBeNull()
  })

  it('takes a redirect address on this machine for a Hover on this machine', () => {
    expect(authorizeUrl({ ...consent, baseUrl: org.baseUrl, redirectUri: 'http://127.0.0.1:5/cb' })).not.toBeNull()
  })

  it('refuses what is no address', () => {
    expect(authorizeUrl({ ...consent, redirectUri: 'cb' })).toBeNull()
  })
})

describe('exchange', () => {
  it('C10 sends the documented fields', async () => {
    const { body } = org.calls(routes.token)[0] ?? { body: '{}' }
    expect(JSON.parse(body)).toEqual({
      grant_type: 'authorization_code',
      code: expect.any(String),
      redirect_uri: 'https://hover.to',
      client_id: org.practice.credentials.org.clientId,
      client_secret: org.practice.credentials.org.clientSecret,
    })
  })

  it('asks to connect again for a code that was used before', async () => {
    const code = org.practice.authorizeCode()
    await org.oauth.exchange(code, 'https://hover.to')
    expect(await org.oauth.exchange(code, 'https://hover.to')).toMatchObject({
      failure: { kind: 'unauthorized', retryable: false },
    })
  })

  it('says that it may be tried again when Hover is in trouble', async () => {
    org.practice.faults.answer(routes.token, { status: 502, html: '<h1>Bad gateway' })
    expect(await org.oauth.exchange('c', 'https://hover.to')).toMatchObject({
      failure: { kind: 'server', retryable: true },
    })
  })
})

describe('a new token', () => {
  const answerNext = (more: object) =>
    org.practice.faults.answer(routes.token, { status: 200, json: { access_token: 'new', ...more } })

  it.each([
    ['no time', 0],
    ['a time that is a text', '7200'],
    ['null', null],
    ['more time than a date can hold', 1e300],
  ])('is kept when its life is %s', async (_, expires_in) => {
    answerNext({ refresh_token: 'next', expires_in })
    await org.oauth.exchange('c', 'https://hover.to')
    const until = new Date(org.clock.ms + 7_200_000).toISOString()
    expect(org.saved.at(-1)).toEqual({ accessToken: 'new', refreshToken: 'next', expiresAt: until })
  })

  it('goes with the refresh token that was sent when none comes with it', async () => {
    const before = org.saved.at(-1)?.refreshToken
    expireAccess()
    answerNext({})
    await org.oauth.accessToken(null)
    expect(org.saved.at(-1)).toMatchObject({ accessToken: 'new', refreshToken: before })
  })

  it('serves until it expires when no refresh token ever came; then a person has to connect again', async () => {
    answerNext({})
    const answer = await org.oauth.exchange('c', 'https://hover.to')
    org.clock.ms += 7_199_999
    const before = await org.oauth.accessToken(null)
    org.clock.ms += 1
    expect([answer.ok, before, await org.oauth.accessToken(null)]).toEqual([
      ...[true, { ok: true, value: 'new' }],
      expect.objectContaining({ failure: expect.objectContaining({ kind: 'unauthorized' }) }),
    ])
  })
})

describe('accessToken', () => {
  it('gives the stored token while it lasts', async () => {
    expect(await org.makeOAuth().accessToken(null)).toEqual({ ok: true, value: org.saved[0]?.accessToken })
  })

  it('asks to connect when there are no tokens', async () => {
    const oauth = org.makeOAuth({ load: async () => null })
    expect(await oauth.accessToken(null)).toMatchObject({ failure: { kind: 'unauthorized' } })
  })

  it('C10 makes one refresh for twenty parallel callers', async () => {
    expireAccess()
    const oauth = org.makeOAuth()
    const before = org.calls(routes.token).length
    const answers = await Promise.all(Array.from({ length: 20 }, () => oauth.accessToken(null)))
    const tokens = new Set(answers.map(answer => answer.ok && answer.value))
    expect({ refreshes: org.calls(routes.token).length - before, tokens: tokens.size }).toEqual({
      refreshes: 1,
      tokens: 1,
    })
  })

  it('C10 makes one refresh when twenty calls had the same token refused', async () => {
    const refused = org.saved[0]?.accessToken ?? ''
    const before = org.calls(routes.token).length
    for (let times = 0; times < 20; times++) await org.oauth.accessToken(refused)
    expect(org.calls(routes.token).length - before).toBe(1)
  })

  it('C10 stores the new refresh token before anybody gets the new access token', async () => {
    expireAccess()
    let release = () => {}
    const saving: Tokens[] = []
    const oauth = org.makeOAuth({
      save: tokens => {
        saving.push(tokens)
        return new Promise<void>(resolve => {
          release = resolve
        })
      },
    })
    let isGiven = false
    const given = oauth.accessToken(null).then(() => {
      isGiven = true
    })
    await expect.poll(() => saving.length).toBe(1)
    const wasGivenBeforeSaved = isGiven
    release()
    await given
    expect({ wasGivenBeforeSaved, isGiven }).toEqual({ wasGivenBeforeSaved: false, isGiven: true })
  })

  const failingSave = () => {
    const kept: Tokens[] = []
    const disk = { isFull: true }
    const save = async (tokens: Tokens) => {
      if (disk.isFull) throw new Error('disk full')
      kept.push(tokens)
    }
    return { kept, disk, save }
  }

  it('C10 saves the new tokens at the next call when the save failed, without burning another refresh token', async () => {
    expireAccess()
    const { kept, disk, save } = failingSave()
    const oauth = org.makeOAuth({ save })
    await expect(oauth.accessToken(null)).rejects.toThrow('disk full')
    disk.isFull = false
    const before = org.calls(routes.token).length
    const answer = await oauth.accessToken(null)
    expect({ calls: org.calls(routes.token).length - before, answer }).toEqual({
      calls: 0,
      answer: { ok: true, value: kept[0]?.accessToken },
    })
  })

  it('C10 burns no refresh token while its successor could not be saved', async () => {
    expireAccess()
    const before = org.calls(routes.token).length
    const oauth = org.makeOAuth({ prepare: () => Promise.reject(new Error('disk full')) })
    await expect(oauth.accessToken(null)).rejects.toThrow('disk full')
    expect(org.calls(routes.token).length - before).toBe(0)
  })

  it('C10 uses the stored token to its very end while nothing can be saved', async () => {
    org.clock.ms += 7_200_000 - 30_000
    const oauth = org.makeOAuth({ prepare: () => Promise.reject(new Error('disk full')) })
    expect(await oauth.accessToken(null)).toEqual({ ok: true, value: org.saved[0]?.accessToken })
  })

  it('C10 does not use a token that Hover refused, also when nothing can be saved', async () => {
    const oauth = org.makeOAuth({ prepare: () => Promise.reject(new Error('disk full')) })
    await expect(oauth.accessToken(org.saved[0]?.accessToken ?? '')).rejects.toThrow('disk full')
  })

  it('C10 prefers a newer sign-in to tokens that could not be saved', async () => {
    expireAccess()
    let stored = org.saved[0] ?? null
    const { save } = failingSave()
    const oauth = org.makeOAuth({ load: async () => stored, reload: async () => stored, save })
    await expect(oauth.accessToken(null)).rejects.toThrow('disk full')
    stored = { accessToken: 'newer', refreshToken: 'newer', expiresAt: '2100-01-01T00:00:00.000Z' }
    const answer = await oauth.accessToken('newer').catch(() => 'rejected')
    expect(answer).toMatchObject({ failure: { kind: 'unauthorized' } })
  })

  it('C10 takes what another process stored when that one exchanged the same refresh token', async () => {
    expireAccess()
    const before = org.saved[0] ?? null
    await org.makeOAuth().accessToken(null)
    const oauth = org.makeOAuth({ load: async () => before, reload: async () => org.saved.at(-1) ?? null })
    expect(await oauth.accessToken(null)).toEqual({ ok: true, value: org.saved.at(-1)?.accessToken })
  })

  it('uses the sign-in that somebody else stored after its own', async () => {
    let stored = org.saved[0] ?? null
    const oauth = org.makeOAuth({ load: async () => stored })
    await oauth.accessToken(null)
    stored = { accessToken: 'newer', refreshToken: 'newer', expiresAt: '2100-01-01T00:00:00.000Z' }
    expect(await oauth.accessToken(null)).toEqual({ ok: true, value: 'newer' })
  })

  it('asks to connect again when the refresh token is dead', async () => {
    expireAccess()
    const stale = org.saved[0] ?? null
    await org.makeOAuth().accessToken(null)
    const oauth = org.makeOAuth({ load: async () => stale, reload: async () => stale })
    expect(await oauth.accessToken(null)).toMatchObject({ failure: { kind: 'unauthorized' } })
  })
})
