import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { routes, startRegistration, unsigned } from './setup.ts'

let org: Awaited<ReturnType<typeof startRegistration>>
beforeEach(async () => {
  org = await startRegistration(400)
})
afterEach(() => org.stop())

const foreignRow = async (url = org.hook.url) => {
  const made = await org.client.register(url)
  if (!made.ok) throw new Error('not registered')
  return made.value
}
/** Registers and verifies as another tool of the same organization would. */
const foreignVerified = async () => {
  const row = await foreignRow()
  await expect.poll(() => org.hook.received.some(({ json }) => json.webhook_id === row.id)).toBe(true)
  const { code } = org.hook.received.find(({ json }) => json.webhook_id === row.id)?.json ?? {}
  await org.client.verify(String(code))
  return row
}
const rows = () =>
  org.practice.webhooks.rows().map(({ id, url, verified_at }) => ({ id, url, isVerified: verified_at !== null }))

describe('a first registration', () => {
  it('ends live with one verified webhook for the address', async () => {
    const outcome = await org.reconcile()
    expect({ kind: outcome.kind, rows: rows() }).toMatchObject({
      kind: 'live',
      rows: [{ url: org.hook.url, isVerified: true }],
    })
  })

  it('C2 stores the secret first, then the webhook, before the code is verified', async () => {
    await org.reconcile()
    expect(org.steps.slice(0, 6)).toEqual([
      'registering',
      'awaiting-code',
      'saved secret',
      'saved',
      'awaiting-code',
      'verifying',
    ])
  })

  it('remembers the webhook as verified', async () => {
    await org.reconcile()
    expect(org.own()).toMatchObject([{ url: org.hook.url, verified: true }])
  })

  it('R8 takes a code that arrives before the 201, with exactly one PUT', async () => {
    org.practice.webhooks.habits.code = 'before-answer'
    const outcome = await org.reconcile()
    expect({ kind: outcome.kind, puts: org.calls(routes.verify).length }).toEqual({ kind: 'live', puts: 1 })
  })

  it('keeps the secret that Hover signs with', async () => {
    await org.reconcile()
    const [row] = org.practice.webhooks.rows()
    expect(org.secrets.get(row?.id ?? 0)).toBe(row?.hmac_secret)
  })
})

describe('webhooks that are there already', () => {
  it('C3 uses our verified webhook and reads its secret back', async () => {
    await org.reconcile()
    const [row] = org.practice.webhooks.rows()
    org.secrets.clear()
    await org.reconcile()
    expect({ registered: org.calls(routes.register).length, secret: org.secrets.get(row?.id ?? 0) }).toEqual({
      registered: 1,
      secret: row?.hmac_secret,
    })
  })

  it('C3 never registers an address a third time', async () => {
    await foreignRow()
    const verified = await foreignVerified()
    const outcome = await org.reconcile()
    expect({ outcome, registered: org.calls(routes.register).length }).toMatchObject({
      outcome: { kind: 'live', webhookId: verified.id },
      registered: 2,
    })
  })

  it('C3 does not call a webhook its own that somebody else registered', async () => {
    await foreignVerified()
    await org.reconcile()
    expect(org.own()).toEqual([])
  })

  it('C7 asks for a new code when ours is unverified, and takes it from the POST', async () => {
    const row = await foreignRow()
    org.setOwn([{ id: row.id, url: row.url, verified: false }])
    expect(await org.reconcile()).toMatchObject({ kind: 'live', webhookId: row.id })
  })

  it('C7 takes the new code from the answer', async () => {
    org.practice.webhooks.habits.code = 'never'
    org.practice.webhooks.habits.resendAnswersCode = true
    const row = await foreignRow()
    org.setOwn([{ id: row.id, url: row.url, verified: false }])
    expect(await org.reconcile()).toMatchObject({ kind: 'live', webhookId: row.id })
  })
})

describe('what Hover sees of the webhook', () => {
  it('is told with the outcome: when it was verified, and its last error', async () => {
    await org.reconcile()
    const [row] = org.practice.webhooks.rows()
    const listed = { ...row, last_error: 'POST https://a.example/hook/s3cret: 503' }
    org.practice.faults.answer(routes.list, { status: 200, json: { results: [listed] } })
    expect(await org.reconcile()).toMatchObject({
      view: { verifiedAt: row?.verified_at, lastError: 'POST https://a.example/… 503' },
    })
  })

  it('is registered again after somebody deleted it at Hover', async () => {
    const first = await org.reconcile()
    org.practice.webhooks.forget(first.kind === 'live' ? first.webhookId : 0)
    const second = await org.reconcile()
    expect([second.kind, org.own().length, rows().length]).toEqual(['live', 1, 1])
  })
})

describe('when the address changes', () => {
  it('removes the older webhook only after the new one is verified', async () => {
    await org.reconcile()
    await org.reconcile(`${org.hook.url}-new`)
    const order = org.practice.requests.flatMap(({ route }) =>
      route === routes.verify || route === routes.remove ? [route] : [],
    )
    expect({ order, rows: rows() }).toMatchObject({
      order: [routes.verify, routes.verify, routes.remove],
      rows: [{ url: `${org.hook.url}-new`, isVerified: true }],
    })
  })

  it('forgets the secret of the older webhook', async () => {
    const first = await org.reconcile()
    await org.reconcile(`${org.hook.url}-new`)
    expect(first.kind === 'live' && org.secrets.has(first.webhookId)).toBe(false)
  })

  it('leaves the webhooks of others alone', async () => {
    const other = await foreignRow('https://other.example/hook')
    await org.reconcile()
    await org.reconcile(`${org.hook.url}-new`)
    expect(rows().some(({ id }) => id === other.id)).toBe(true)
  })

  it('is live although the older one could not be removed, and says so', async () => {
    await org.reconcile()
    org.practice.faults.answer(routes.remove, { status: 500 })
    expect(await org.reconcile(`${org.hook.url}-new`)).toMatchObject({ kind: 'live', leftBehind: { kind: 'server' } })
  })

  it('removes it at the next time', async () => {
    await org.reconcile()
    org.practice.faults.answer(routes.remove, { status: 500 })
    await org.reconcile(`${org.hook.url}-new`)
    await org.reconcile(`${org.hook.url}-new`)
    expect(rows()).toHaveLength(1)
  })
})

describe('when an answer is lost', () => {
  it('C9 adopts the webhook when the 201 was lost', async () => {
    org.practice.faults.loseAnswer(routes.register)
    const outcome = await org.reconcile()
    expect({ kind: outcome.kind, own: org.own(), registered: org.calls(routes.register).length }).toMatchObject({
      kind: 'live',
      own: [{ url: org.hook.url, verified: true }],
      registered: 1,
    })
  })

  it('C9 adopts it at the next reconciliation when the list failed too', async () => {
    org.practice.faults.loseAnswer(routes.register)
    org.practice.webhooks.habits.resendAnswersCode = true
    const listOnce = { status: 200, json: { results: [] } }
    org.practice.faults.answer(routes.list, listOnce)
    org.practice.faults.answer(routes.list, { status: 500 })
    const first = await org.reconcile()
    const second = await org.reconcile()
    expect({ first: first.kind, second: second.kind, registered: org.calls(routes.register).length }).toEqual({
      first: 'failed',
      second: 'live',
      registered: 1,
    })
  })

  it('C9 adopts it when Hover lists it only later', async () => {
    org.practice.faults.loseAnswer(routes.register)
    const notYet = { status: 200, json: { results: [] } }
    for (let times = 0; times < 2; times++) org.practice.faults.answer(routes.list, notYet)
    const first = await org.reconcile()
    const second = await org.reconcile()
    expect({ first: first.kind, second: second.kind, registered: org.calls(routes.register).length }).toEqual({
      first: 'failed',
      second: 'live',
      registered: 1,
    })
  })

  describe('and Hover’s list is far behind', () => {
    const late = async (registrations: readonly ('loses' | 'answers')[]) => {
      for (const one of registrations) if (one === 'loses') org.practice.faults.loseAnswer(routes.register)
      const notYet = { status: 200, json: { results: [] } }
      // The list before each registration, and the one after an answer that was lost.
      const lists = registrations.flatMap(way => (way === 'loses' ? [way, way] : [way]))
      for (const _ of lists) org.practice.faults.answer(routes.list, notYet)
      const outcomes = []
      for (const _ of registrations) outcomes.push((await org.reconcile()).kind)
      return outcomes
    }

    it('C9 cleans up the webhook of the first registration, whose second was answered', async () => {
      const outcomes = await late(['loses', 'answers'])
      const last = await org.reconcile()
      expect([outcomes[0], last.kind, rows().length, org.own().length, org.pending()]).toEqual([
        ...['failed', 'live', 1, 1, null],
      ])
    })

    it('C9 waits for both where both answers were lost', async () => {
      await late(['loses', 'loses'])
      org.practice.webhooks.habits.resendAnswersCode = true
      const [first] = org.practice.webhooks.rows()
      org.practice.faults.answer(routes.list, { status: 200, json: { results: [first] } })
      await org.reconcile()
      expect([rows().length, org.own().length, org.pending()]).toEqual([1, 1, null])
    })
  })

  it('C9 does not adopt a webhook that was there before', async () => {
    const before = await foreignRow()
    org.practice.faults.answer(routes.register, { status: 500 })
    const outcome = await org.reconcile()
    expect({ kind: outcome.kind, owned: org.registration.owns(before.id) }).toEqual({ kind: 'failed', owned: false })
  })

  it('is live when only the answer to the verification was lost', async () => {
    org.practice.faults.loseAnswer(routes.verify)
    const first = await org.reconcile()
    const second = await org.reconcile()
    expect([first.kind, second.kind]).toEqual(['failed', 'live'])
  })
})

describe('after a run that was killed while it registered', () => {
  const killed = async () => {
    org.practice.faults.withholdAnswer(routes.register)
    const abandoned = org.reconcile()
    await expect.poll(() => org.practice.webhooks.rows().length).toBe(1)
    org.restart()
    return { abandoned, pending: org.pending() }
  }

  it('C9 the address and the time were kept before Hover was called', async () => {
    const { pending } = await killed()
    expect(pending).toEqual({ url: org.hook.url, startedAt: '2026-07-01T12:00:00.000Z', before: [], calls: 1 })
  })

  it('C9 takes the webhook that Hover made, and registers no other', async () => {
    await killed()
    const outcome = await org.reconcile()
    expect({ kind: outcome.kind, registered: org.calls(routes.register).length, pending: org.pending() }).toEqual({
      kind: 'live',
      registered: 1,
      pending: null,
    })
  })

  it.each([
    ['made before', { created_at: '2026-07-01T11:59:59.999Z' }],
    ['made at an unknown time', { created_at: null }],
    ['for another address', { url: 'https://other.example/hook', created_at: '2026-07-01T12:00:01.000Z' }],
  ])('C9 leaves a webhook alone that was %s', async (_, row) => {
    org.setPending({ url: org.hook.url, startedAt: '2026-07-01T12:00:00.000Z', before: null, calls: 1 })
    const listed = { status: 200, json: { results: [{ id: 7, url: org.hook.url, hmac_secret: 'x', ...row }] } }
    org.practice.faults.answer(routes.list, listed)
    org.practice.faults.answer(routes.register, { status: 403 })
    await org.reconcile()
    expect(org.own()).toEqual([])
  })

  it.each([
    ['was not listed before, though Hover’s clock is behind', { id: 7, created_at: '2026-07-01T11:50:00.000Z' }, true],
    ['was listed before', { id: 6, created_at: '2026-07-01T12:00:01.000Z' }, false],
    ['was made days later', { id: 7, created_at: '2026-07-04T12:00:00.000Z' }, false],
  ])('C9 knows a webhook that %s by the list of before', async (_, row, isOurs) => {
    org.setPending({ url: org.hook.url, startedAt: '2026-07-01T12:00:00.000Z', before: [6], calls: 1 })
    const listed = { status: 200, json: { results: [{ url: org.hook.url, hmac_secret: 'x', ...row }] } }
    org.practice.faults.answer(routes.list, listed)
    org.practice.faults.answer(routes.register, { status: 403 })
    org.practice.faults.answer(routes.resend, { status: 403 })
    await org.reconcile()
    expect(org.own().map(({ id }) => id)).toEqual(isOurs ? [row.id] : [])
  })

  it('C9 removes it once another address is wanted', async () => {
    await killed()
    await org.reconcile(`${org.hook.url}-new`)
    expect(rows()).toMatchObject([{ url: `${org.hook.url}-new`, isVerified: true }])
  })

  it.each([403, 422, 429])('forgets the registration when Hover answered %i', async status => {
    org.practice.faults.answer(routes.register, { status })
    await org.reconcile()
    expect(org.pending()).toBeNull()
  })
})

describe('when the code does not come', () => {
  beforeEach(() => {
    org.practice.webhooks.habits.code = 'never'
  })
  const untilWaiting = () => expect.poll(() => org.steps.filter(step => step === 'awaiting-code').length).toBe(2)

  it('ends with code-never-came after its time', async () => {
    const outcome = org.reconcile()
    await untilWaiting()
    org.expire()
    expect(await outcome).toMatchObject({ kind: 'code-never-came' })
  })

  it('ends as soon as it is aborted', async () => {
    const abort = new AbortController()
    const outcome = org.reconcile(org.hook.url, abort.signal)
    await untilWaiting()
    abort.abort()
    expect(await outcome).toEqual({ kind: 'aborted' })
  })

  it('waits on after a code that Hover refuses, and takes the real one', async () => {
    const outcome = org.reconcile()
    await untilWaiting()
    const id = org.own()[0]?.id ?? 0
    org.registration.onCode(unsigned(id, 'a-guess'))
    await expect.poll(() => org.calls(routes.verify).length).toBe(1)
    org.practice.webhooks.habits.code = 'after-answer'
    await org.client.requestVerification(id)
    expect(await outcome).toMatchObject({ kind: 'live', webhookId: id })
  })

  it('R9 does not verify a code for a webhook that is not ours', async () => {
    const outcome = org.reconcile()
    await untilWaiting()
    const verdict = org.registration.onCode(unsigned(1, '11111111-2222-4333-8444-555555555555'))
    org.expire()
    await outcome
    expect({ verdict, puts: org.calls(routes.verify).length }).toEqual({ verdict: 'not-ours', puts: 0 })
  })
})

describe('codes outside a registration', () => {
  it('R10 are refused before anything was registered', () => {
    expect(org.registration.onCode(unsigned(1, 'abc'))).toBe('not-ours')
  })

  it('R10 are refused for a webhook that is verified already', async () => {
    const outcome = await org.reconcile()
    expect(outcome.kind === 'live' && org.registration.onCode(unsigned(outcome.webhookId, 'abc'))).toBe('not-ours')
  })
})

describe('failures', () => {
  it.each([
    [routes.list, 'list'],
    [routes.register, 'register'],
    [routes.verify, 'verify'],
  ] as const)('%s names the step %s', async (route, step) => {
    // Twice: the answer to a code is tried once without a token too.
    for (let times = 0; times < 2; times++) org.practice.faults.answer(route, { status: 403 })
    expect(await org.reconcile()).toMatchObject({ kind: 'failed', step, failure: { kind: 'forbidden' } })
  })

  it('does nothing for a signal that is aborted already', async () => {
    const before = org.practice.requests.length
    const outcome = await org.reconcile(org.hook.url, AbortSignal.abort())
    expect({ outcome, calls: org.practice.requests.length - before }).toEqual({
      outcome: { kind: 'aborted' },
      calls: 0,
    })
  })

  it('makes one webhook when it is asked twice at once', async () => {
    await Promise.all([org.reconcile(), org.reconcile()])
    expect(rows()).toHaveLength(1)
  })
})

describe('withdraw', () => {
  it('removes what is ours and nothing else', async () => {
    const other = await foreignRow('https://other.example/hook')
    await org.reconcile()
    await org.registration.withdraw(new AbortController().signal)
    expect(rows().map(({ id }) => id)).toEqual([other.id])
  })

  it('removes what Hover has made of a registration that is not answered yet', async () => {
    await foreignRow()
    org.setPending({ url: org.hook.url, startedAt: '2026-07-01T12:00:00.000Z', before: [], calls: 1 })
    await org.registration.withdraw(new AbortController().signal)
    expect(rows()).toEqual([])
  })
})
