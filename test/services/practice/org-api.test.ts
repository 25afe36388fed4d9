import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseSignature } from '../../../electron/core/hover-org/hover-signature.ts'
import { sign } from '../../../electron/services/receiving/gates/hover-signing.ts'
import { startPractice } from './setup.ts'

let hover: Awaited<ReturnType<typeof startPractice>>
beforeEach(async () => {
  hover = await startPractice()
})
afterEach(() => hover.stop())

const webhook = (url = hover.hook.url) => ({ webhook: { url, content_type: 'json' } })
const authorize = (redirectUri: string, clientId = hover.client.client_id) =>
  hover.call(
    `/oauth/authorize?${new URLSearchParams({ response_type: 'code', client_id: clientId, redirect_uri: redirectUri, state: 's1' })}`,
  )

describe('GET /oauth/authorize', () => {
  it('redirects at once with a code and the state', async () => {
    const { status, headers } = await authorize('https://a.example/cb')
    expect([status, headers.get('location')]).toEqual([
      302,
      expect.stringMatching(/^https:\/\/a\.example\/cb\?code=[0-9a-f]+&state=s1$/),
    ])
  })

  it('shows a code that works when it is to be copied', async () => {
    const { text } = await authorize('https://hover.to')
    const { status } = await hover.exchange(/<b>([0-9a-f]+)<\/b>/.exec(text)?.[1] ?? '')
    expect(status).toBe(200)
  })

  it.each(['http://a.example/cb', 'javascript:alert(1)', ''])(
    'gives no code for the redirect address %j',
    async uri => {
      expect((await authorize(uri)).status).toBe(400)
    },
  )

  it('gives no code to an unknown client', async () => {
    expect((await authorize('https://hover.to', 'other')).status).toBe(400)
  })
})

describe('POST /oauth/token', () => {
  it('answers as documented', async () => {
    expect((await hover.exchange(hover.practice.authorizeCode())).json).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 7200,
      refresh_token: expect.any(String),
      scope: 'all',
      created_at: hover.clock.ms / 1000,
      owner_id: expect.any(Number),
      owner_type: 'orgs',
    })
  })

  it('takes a code once', async () => {
    const code = hover.practice.authorizeCode()
    await hover.exchange(code)
    expect(await hover.exchange(code)).toMatchObject({ status: 400, json: { error: 'invalid_grant' } })
  })

  it('takes a code for ten minutes', async () => {
    const code = hover.practice.authorizeCode()
    hover.clock.ms += 600_000
    expect((await hover.exchange(code)).status).toBe(400)
  })

  it('takes a refresh token once', async () => {
    const { json } = await hover.exchange(hover.practice.authorizeCode())
    const refresh = () =>
      hover.post('/oauth/token', { grant_type: 'refresh_token', refresh_token: json.refresh_token, ...hover.client })
    expect([(await refresh()).status, (await refresh()).status]).toEqual([200, 400])
  })

  it('refuses a wrong client secret', async () => {
    const terms = { grant_type: 'authorization_code', code: 'c', redirect_uri: 'https://hover.to' }
    const { status } = await hover.post('/oauth/token', { ...terms, ...hover.client, client_secret: 'no' })
    expect(status).toBe(401)
  })

  it('takes a form as well as JSON', async () => {
    const code = hover.practice.authorizeCode()
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: 'https://hover.to',
      ...hover.client,
    })
    expect((await hover.call('/oauth/token', { method: 'POST', body })).status).toBe(200)
  })
})

describe('POST /api/v2/webhooks', () => {
  it('answers 201 with the webhook at the top level', async () => {
    const { status, json } = await hover.post('/api/v2/webhooks', webhook(), await hover.bearer())
    expect({ status, json }).toEqual({
      status: 201,
      json: {
        id: expect.any(Number),
        owner_type: 'Org',
        owner_id: expect.any(Number),
        url: hover.hook.url,
        created_at: '2026-07-01T12:00:00.000Z',
        updated_at: '2026-07-01T12:00:00.000Z',
        verified_at: null,
        hmac_secret: expect.stringMatching(/^[A-Za-z0-9+/]{86}==$/),
        last_error: null,
        content_type: 'json',
      },
    })
  })

  it('answers 422 to a flat body', async () => {
    const { status } = await hover.post('/api/v2/webhooks', { url: hover.hook.url }, await hover.bearer())
    expect(status).toBe(422)
  })

  it('answers 422 to the third registration of a URL', async () => {
    const token = await hover.bearer()
    const statuses: number[] = []
    for (let times = 0; times < 3; times++)
      statuses.push((await hover.post('/api/v2/webhooks', webhook(), token)).status)
    expect(statuses).toEqual([201, 201, 422])
  })

  it('answers 401 without a token', async () => {
    expect((await hover.post('/api/v2/webhooks', webhook())).status).toBe(401)
  })

  it('answers 401 to a token that is two hours old', async () => {
    const token = await hover.bearer()
    hover.clock.ms += 7_200_000
    expect((await hover.post('/api/v2/webhooks', webhook(), token)).status).toBe(401)
  })

  it('sends the code to the URL', async () => {
    const { json } = await hover.post('/api/v2/webhooks', webhook(), await hover.bearer())
    await expect
      .poll(() => hover.hook.received.map(request => request.json))
      .toEqual([
        { event: 'webhook-verification-code', webhook_id: json.id, code: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      ])
  })

  it('sends the code before the answer when told to', async () => {
    hover.practice.webhooks.habits.code = 'before-answer'
    await hover.post('/api/v2/webhooks', webhook(), await hover.bearer())
    expect(hover.hook.received).toHaveLength(1)
  })

  it('never sends anything off this machine', async () => {
    const token = await hover.bearer()
    await hover.post('/api/v2/webhooks', webhook('https://receiver.example/hook'), token)
    await expect.poll(() => hover.practice.webhooks.rows()[0]?.last_error).toBe('not-local')
  })
})

describe('the other webhook calls', () => {
  it('lists 25 a page', async () => {
    const token = await hover.bearer()
    hover.practice.webhooks.habits.code = 'never'
    for (let index = 0; index < 26; index++)
      await hover.post('/api/v2/webhooks', webhook(`${hover.hook.url}/${index}`), token)
    const { json } = await hover.call('/api/v2/webhooks?page=2&per_page=100', { token })
    expect([json.pagination, json.results.length]).toEqual([{ current_page: 2, total_pages: 2, total: 26 }, 1])
  })

  it('verifies with an empty 200 and without a token', async () => {
    await hover.post('/api/v2/webhooks', webhook(), await hover.bearer())
    await expect.poll(() => hover.hook.received.length).toBe(1)
    const code = hover.hook.received[0]?.json.code
    const { status, text } = await hover.call(`/api/v2/webhooks/${code}/verify`, { method: 'PUT' })
    expect([status, text, hover.practice.webhooks.rows()[0]?.verified_at]).toEqual([
      200,
      '',
      '2026-07-01T12:00:00.000Z',
    ])
  })

  it('answers 404 to a code that it never gave', async () => {
    expect((await hover.call('/api/v2/webhooks/abc/verify', { method: 'PUT' })).status).toBe(404)
  })

  it('deletes with 204, then 404', async () => {
    const { id } = await hover.connectHook()
    const remove = async () =>
      (await hover.call(`/api/v2/webhooks/${id}`, { method: 'DELETE', token: await hover.bearer() })).status
    expect([await remove(), await remove()]).toEqual([204, 404])
  })
})

describe('event deliveries', () => {
  it('are signed over the bytes, the path and the date as sent', async () => {
    const row = await hover.connectHook()
    await hover.practice.play('job-failed')
    const event = hover.hook.received[1]
    if (event === undefined) throw new Error('nothing came')
    const { headers, body, path } = event
    const signature = sign({
      secret: row.hmac_secret,
      contentType: headers['content-type'] ?? '',
      body,
      path,
      date: headers.date ?? '',
      algorithm: 'sha256',
    })
    expect(parseSignature('sha256', String(headers['hover-signature-256']))).toEqual({ webhookId: row.id, signature })
  })

  it('do not reach a webhook that is not verified', async () => {
    await hover.post('/api/v2/webhooks', webhook(), await hover.bearer())
    await hover.practice.play('job-failed')
    expect(hover.hook.received.map(({ json }) => json.event)).not.toContain('job-state-changed-v2')
  })

  it('leave the receiver’s refusal in last_error', async () => {
    await hover.connectHook()
    hover.hook.answer(401)
    await hover.practice.play('job-failed')
    expect(hover.practice.webhooks.rows()[0]?.last_error).toBe('HTTP 401')
  })

  it('leave the job as they told it', async () => {
    await hover.connectHook()
    await hover.practice.play('job-cancelled')
    const id = hover.hook.received.at(-1)?.json.job_id
    const { json } = await hover.call(`/api/v2/jobs/${id}`, { token: await hover.bearer() })
    expect(json).toMatchObject({ id, state: 'cancelled', external_identifier: 'claim-2042' })
  })

  it('go to the local address behind a tunnel', async () => {
    const tunnelled = await startPractice({
      deliverTo: url => url.replace('https://x.tunnel.example', hover.hook.origin),
    })
    const token = await tunnelled.bearer()
    await tunnelled.post('/api/v2/webhooks', webhook('https://x.tunnel.example/hook/a1b2'), token)
    await expect.poll(() => hover.hook.received.map(({ path }) => path)).toEqual(['/hook/a1b2'])
    await tunnelled.stop()
  })
})
