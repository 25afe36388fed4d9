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
  org = await startOrganization(2_000)
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
    expect(await registered()).toEqual({
      id: 41001,
      url,
      createdAt: null,
      verifiedAt: null,
      hmacSecret: 's3cret',
      lastError: '{"any":"thing"}',
    })
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

  it('C5 reads all pages where their number is a text', async () => {
    for (const [index, id] of ['7', '8'].entries()) {
      const json = { pagination: { current_page: `${index + 1}`, total_pages: '2' }, results: [{ id, url }] }
      org.practice.faults.answer(routes.list, { status: 200, json })
    }
    expect(await org.client.list()).toMatchObject({ value: [{ id: 7 }, { id: 8 }] })
  })

  it.each([
    ['a secret that is empty', { hmac_secret: '' }],
    ['a secret that is hidden', { hmac_secret: '********9JXg==' }],
    ['a time that is a number', { created_at: 1_782_907_200 }],
  ])('keeps a row with %s', async (_, odd) => {
    org.practice.faults.answer(routes.list, { status: 200, json: { results: [{ id: 7, url, ...odd }] } })
    expect(await org.client.list()).toMatchObject({ value: [{ id: 7, hmacSecret: null, createdAt: null }] })
  })

  it('reads an answer that begins with a byte order mark', async () => {
    const html = `\ufeff${JSON.stringify({ results: rows(7, 1) })}`
    org.practice.faults.answer(routes.list, { status: 200, html })
    expect(await org.client.list()).toMatchObject({ value: [{ id: 7 }] })
  })

  it('leaves out a row that it cannot read', async () => {
    org.practice.faults.answer(routes.list, { status: 200, json: { results: [null, { id: 'x' }, ...rows(7, 1)] } })
    expect(await org.client.list()).toMatchObject({ value: [{ id: 7 }] })
  })
})

describe('jobs', () => {
  it('C5 reads them page by page, and says which page is the last', async () => {
    for (let index = 1; index <= 60; index++) org.practice.jobs.create(index, `Job ${index}`, null)
    const pages = [await org.client.jobsPage(1), await org.client.jobsPage(2), await org.client.jobsPage(3)]
    expect(pages.map(page => page.ok && [page.value.rows.length, page.value.rows[0]?.id, page.value.isLast])).toEqual([
      [25, 1, false],
      [25, 26, false],
      [10, 51, true],
    ])
  })

  it('C5 follows the number of the next page where no total is told', async () => {
    const answers = [
      { pagination: { current_page: 1, next_page: 2 }, results: [{ id: 1, state: 'working' }] },
      { pagination: { current_page: 2, next_page: null }, results: [{ id: 2, state: 'working' }] },
    ]
    for (const json of answers) org.practice.faults.answer(routes.jobs, { status: 200, json })
    const pages = [await org.client.jobsPage(1), await org.client.jobsPage(2)]
    expect(pages.map(page => page.ok && page.value.isLast)).toEqual([false, true])
  })

  it('R14 shows one with the states of its models beside its own', async () => {
    org.practice.jobs.create(7, '12 Sample Street', 'claim-1')
    org.practice.jobs.setState(7, 'completed')
    org.practice.jobs.setModelState(7, 71, 'failed', 'Too few photos')
    expect(await org.client.showJob(7)).toEqual({
      ok: true,
      value: {
        id: 7,
        state: 'completed',
        externalIdentifier: 'claim-1',
        failureReason: null,
        createdAt: '2026-07-01T12:00:00.000Z',
        updatedAt: '2026-07-01T12:00:00.000Z',
        models: [{ id: 71, state: 'failed', failureReason: 'Too few photos' }],
      },
    })
  })

  it('R20 tells the state of a job of which no event came', async () => {
    org.practice.jobs.create(7, '12 Sample Street', null)
    org.practice.jobs.setState(7, 'failed')
    expect(await org.client.jobsPage(1)).toMatchObject({ value: { rows: [{ id: 7, state: 'failed' }] } })
  })

  it('tells of a job that is not there', async () => {
    expect(await org.client.showJob(1)).toMatchObject({ failure: { kind: 'refused', status: 404 } })
  })
})

describe('the pace', () => {
  const many = (count: number) => Promise.all(Array.from({ length: count }, () => org.client.list()))

  it('C12 lets no more than 120 calls of an integration through in a minute', async () => {
    const answers = await many(130)
    // The 120 include the exchange of the code for tokens.
    expect([answers.filter(({ ok }) => ok).length, org.calls(routes.list).length]).toEqual([119, 119])
  })

  it('C12 says how long the next call has to wait', async () => {
    await many(60)
    org.clock.ms += 20_000
    await many(60)
    expect(await org.client.list()).toMatchObject({
      failure: { kind: 'rate-limited', status: null, retryable: true, retryAfterMs: 40_000 },
    })
  })

  it('C12 lets calls through again once the minute is over', async () => {
    await many(130)
    org.clock.ms += 60_000
    expect(await org.client.list()).toMatchObject({ ok: true })
  })

  it('C12 makes no call before the time that Hover asked for', async () => {
    org.practice.faults.answer(routes.list, { status: 429, headers: { 'retry-after': '7' } })
    await org.client.list()
    org.clock.ms += 6_000
    expect([await org.client.list(), org.calls(routes.list).length]).toMatchObject([
      { failure: { kind: 'rate-limited', retryAfterMs: 1_000 } },
      1,
    ])
  })

  it('C12 waits an hour at most, whatever Hover asks for', async () => {
    org.practice.faults.answer(routes.list, { status: 429, headers: { 'retry-after': '999999' } })
    expect(await org.client.list()).toMatchObject({ failure: { retryAfterMs: 3_600_000 } })
  })

  it('is not held up by a clock that was set back', async () => {
    await many(130)
    org.clock.ms -= 3_600_000
    expect(await org.client.list()).toMatchObject({ ok: true })
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

  it.each([401, 403])('is tried once without the token when Hover answers %i to it', async status => {
    for (let times = 0; times < (status === 401 ? 2 : 1); times++) org.practice.faults.answer(routes.verify, { status })
    org.practice.faults.answer(routes.verify, { status: 200 })
    const answer = await org.client.verify('abc-1')
    const sent = org.calls(routes.verify).map(({ headers }) => headers.authorization !== undefined)
    expect([answer.ok, sent.at(-2), sent.at(-1)]).toEqual([true, true, false])
  })

  it('failed with what Hover answered to the token when it answers the same without', async () => {
    for (let times = 0; times < 9; times++) org.practice.faults.answer(routes.verify, { status: 403 })
    const answer = await org.client.verify('abc-1')
    expect([answer, org.calls(routes.verify).length]).toEqual([fail('forbidden', { status: 403 }), 2])
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
