import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHoverClient } from '../../../electron/services/hover-org/client.ts'
import { fail } from '../../../electron/services/hover-org/result.ts'
import { startHook } from '../../fakes/hook.ts'
import { routes, startOrganization } from './setup.ts'

const url = 'https://receiver.example/hook/a1b2'
let org: Awaited<ReturnType<typeof startOrganization>>
beforeEach(async () => {
  org = await startOrganization(500)
})
afterEach(() => org.practice.stop())

const registered = async (at = url) => {
  const answer = await org.client.register(at)
  if (!answer.ok) throw new Error(`not registered: ${answer.failure.kind}`)
  return answer.value
}

describe('register', () => {
  it('C1 sends one POST with the URL and the content type nested under webhook', async () => {
    await registered()
    expect(org.calls(routes.register).map(({ body }) => JSON.parse(body))).toEqual([
      { webhook: { url, content_type: 'json' } },
    ])
  })

  it('C1 sends the access token', async () => {
    await registered()
    expect(org.calls(routes.register)[0]?.headers.authorization).toBe(`Bearer ${org.saved[0]?.accessToken}`)
  })

  it('C2 reads the id and the secret, and ignores keys that it does not know', async () => {
    org.practice.faults.answer(routes.register, {
      status: 201,
      json: { id: 41001, url, verified_at: null, hmac_secret: 's3cret', last_error: { any: 'thing' }, new_key: 1 },
    })
    expect(await registered()).toEqual({ id: 41001, url, verifiedAt: null, hmacSecret: 's3cret' })
  })

  it('C2 reads a body that is wrapped in webhook', async () => {
    org.practice.faults.answer(routes.register, { status: 201, json: { webhook: { id: '41001', url } } })
    expect(await registered()).toMatchObject({ id: 41001 })
  })

  it('reports a success that it cannot read as a bad answer', async () => {
    org.practice.faults.answer(routes.register, { status: 201, html: '<p>hello' })
    expect(await org.client.register(url)).toMatchObject({ ok: false, failure: { kind: 'bad-answer' } })
  })
})

describe('failures', () => {
  it.each([
    [403, 'forbidden', false],
    [404, 'refused', false],
    [408, 'server', true],
    [422, 'refused', false],
    [429, 'rate-limited', true],
    [500, 'server', true],
    [503, 'server', true],
  ] as const)('C4 tells %i as %s, whatever the body', async (status, kind, retryable) => {
    org.practice.faults.answer(routes.register, { status, html: '<h1>no' })
    expect(await org.client.register(url)).toMatchObject({ ok: false, failure: { kind, status, retryable } })
  })

  it('C4 answers 401 with one refresh and one repeat', async () => {
    org.practice.faults.answer(routes.register, { status: 401 })
    expect(await org.client.register(url)).toMatchObject({ ok: true })
  })

  it('C4 stops after the second 401', async () => {
    for (let times = 0; times < 3; times++) org.practice.faults.answer(routes.register, { status: 401 })
    await org.client.register(url)
    expect(org.calls(routes.register)).toHaveLength(2)
  })

  it('C12 tells how long Hover wants to be left alone', async () => {
    org.practice.faults.answer(routes.list, { status: 429, headers: { 'retry-after': '7' } })
    expect(await org.client.list()).toMatchObject({ failure: { kind: 'rate-limited', retryAfterMs: 7000 } })
  })

  it('C12 reads a Retry-After that is a date', async () => {
    org.practice.faults.answer(routes.list, {
      status: 503,
      headers: { 'retry-after': 'Wed, 01 Jul 2026 12:00:30 GMT' },
    })
    expect(await org.client.list()).toMatchObject({ failure: { retryAfterMs: 30_000 } })
  })

  it('gives up on an answer that never comes', async () => {
    org.practice.faults.hang(routes.list)
    expect(await org.client.list()).toMatchObject({ failure: { kind: 'unreachable', retryable: true } })
  })

  it('tells an unreachable Hover', async () => {
    const hook = await startHook()
    await hook.stop()
    const client = createHoverClient({ ...org.common, baseUrl: hook.origin, accessToken: org.oauth.accessToken })
    expect(await client.list()).toMatchObject({ failure: { kind: 'unreachable', status: null } })
  })

  it('never follows a redirect, so the token stays with Hover', async () => {
    let stolen = 0
    const thief = createServer((_, response) => {
      stolen += 1
      response.end()
    })
    await new Promise<void>(resolve => thief.listen(0, '127.0.0.1', resolve))
    const location = `http://127.0.0.1:${(thief.address() as AddressInfo).port}/`
    org.practice.faults.answer(routes.list, { status: 307, headers: { location } })
    const answer = await org.client.list()
    await new Promise(resolve => thief.close(resolve))
    expect({ stolen, answer }).toMatchObject({ stolen: 0, answer: { failure: { kind: 'bad-answer', status: 307 } } })
  })
})

describe('list', () => {
  const rows = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: from + index, url, hmac_secret: 'x' }))

  it('C5 reads all pages by their number', async () => {
    for (let index = 0; index < 60; index++) await registered(`${url}/${index}`)
    const listed = await org.client.list()
    expect(listed.ok && new Set(listed.value.map(row => row.url)).size).toBe(60)
  })

  it('C5 stops when a page repeats', async () => {
    for (let times = 0; times < 5; times++) {
      org.practice.faults.answer(routes.list, {
        status: 200,
        json: { pagination: { current_page: 1, total_pages: 99 }, results: rows(1, 25) },
      })
    }
    await org.client.list()
    expect(org.calls(routes.list)).toHaveLength(2)
  })

  it('leaves out a row that it cannot read', async () => {
    org.practice.faults.answer(routes.list, { status: 200, json: { results: [null, { id: 'x' }, ...rows(7, 1)] } })
    expect(await org.client.list()).toMatchObject({ value: [{ id: 7 }] })
  })
})

describe('verify', () => {
  it('C6 puts the code into the path and takes an empty answer for success', async () => {
    org.practice.faults.answer(routes.verify, { status: 200 })
    const answer = await org.client.verify('11111111-2222-4333-8444-55555555ABCD')
    const call = org.calls(routes.verify)[0]
    expect({ answer, path: call?.path, method: call?.method }).toEqual({
      answer: { ok: true, value: null },
      path: '/api/v2/webhooks/11111111-2222-4333-8444-55555555ABCD/verify',
      method: 'PUT',
    })
  })

  it('C6 works without a token', async () => {
    org.practice.faults.answer(routes.verify, { status: 200 })
    const client = createHoverClient({ ...org.common, accessToken: async () => fail('unauthorized') })
    const answer = await client.verify('abc-1')
    expect({ ok: answer.ok, sent: org.calls(routes.verify)[0]?.headers.authorization }).toEqual({ ok: true })
  })

  it.each(['../jobs/1', 'a/b', '', 'a?b', 'é', 'x'.repeat(129)])('R9 never calls Hover for the code %j', async code => {
    const before = org.practice.requests.length
    const answer = await org.client.verify(code)
    expect({ ok: answer.ok, calls: org.practice.requests.length - before }).toEqual({ ok: false, calls: 0 })
  })
})

describe('requestVerification', () => {
  it('C7 returns the code when the answer holds it', async () => {
    org.practice.webhooks.habits.resendAnswersCode = true
    const { id } = await registered()
    expect(await org.client.requestVerification(id)).toEqual({
      ok: true,
      value: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  it('C7 returns none when the code comes by POST', async () => {
    const { id } = await registered()
    expect(await org.client.requestVerification(id)).toEqual({ ok: true, value: null })
  })
})

describe('remove', () => {
  it('C8 removes the webhook', async () => {
    const { id } = await registered()
    await org.client.remove(id)
    expect(org.practice.webhooks.rows()).toEqual([])
  })

  it.each([
    [200, { id: 1 }],
    [204, undefined],
    [404, { error: 'gone' }],
  ])('C8 takes %i for removed', async (status, json) => {
    org.practice.faults.answer(routes.remove, { status, ...(json === undefined ? {} : { json }) })
    expect(await org.client.remove(1)).toEqual({ ok: true, value: null })
  })
})
