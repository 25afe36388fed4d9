import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { routes, startRegistration } from './setup.ts'

let org: Awaited<ReturnType<typeof startRegistration>>
beforeEach(async () => {
  org = await startRegistration(2_000)
})
afterEach(() => org.stop())

const rows = () => org.practice.webhooks.rows()
const here = () => rows().filter(({ url }) => url === org.hook.url)
const foreignRow = async (url = org.hook.url) => {
  const made = await org.client.register(url)
  if (!made.ok) throw new Error('not registered')
  return made.value
}
const orderOf = (...wanted: readonly string[]) =>
  org.practice.requests.flatMap(({ route }) => (route !== null && wanted.includes(route) ? [route] : []))

describe('renewing a webhook', () => {
  it('ends with one verified webhook whose secret is another', async () => {
    await org.reconcile()
    const [before] = here()
    const outcome = await org.renew()
    const [after, ...more] = here()
    expect([outcome.kind, more, after?.verified_at, after?.hmac_secret === before?.hmac_secret]).toEqual([
      ...['live', [], '2026-07-01T12:00:00.000Z'],
      false,
    ])
  })

  it('removes the one before only after the new one is verified', async () => {
    await org.reconcile()
    await org.renew()
    expect(orderOf(routes.register, routes.verify, routes.remove)).toEqual([
      ...[routes.register, routes.verify],
      ...[routes.register, routes.verify, routes.remove],
    ])
  })

  it('lets what the one before signed in for 15 minutes more, and no longer', async () => {
    await org.reconcile()
    const [before] = here()
    await org.renew()
    const kept = org.retired.get(before?.id ?? 0)?.secret
    org.clock.ms += 900_000
    await org.reconcile()
    expect([kept, org.retired.size]).toEqual([before?.hmac_secret, 0])
  })

  it('makes room by removing an unverified one of ours', async () => {
    await org.reconcile()
    const [used] = here()
    const unused = await foreignRow()
    org.setOwn([...org.own(), { id: unused.id, url: unused.url, verified: false }])
    const outcome = await org.renew()
    expect([outcome.kind, here().some(({ id }) => id === unused.id || id === used?.id)]).toEqual(['live', false])
  })

  it('never makes room by removing a stranger’s', async () => {
    await org.reconcile()
    const foreign = await foreignRow()
    const before = here().map(({ id }) => id)
    const outcome = await org.renew()
    expect([outcome, here().map(({ id }) => id), before.includes(foreign.id)]).toMatchObject([
      { kind: 'failed', step: 'register', failure: { kind: 'refused' } },
      before,
      true,
    ])
  })

  it('leaves the one before in use when the code does not come', async () => {
    await org.reconcile()
    const [before] = here()
    org.practice.webhooks.habits.code = 'never'
    const renewed = org.renew()
    await expect.poll(() => here().length).toBe(2)
    await expect.poll(() => org.own().length).toBe(2)
    org.expire()
    const outcome = await renewed
    await org.reconcile()
    expect([outcome.kind, here().map(({ id }) => id)]).toEqual(['code-never-came', [before?.id]])
  })

  it.each([422, 403, 500])('leaves the one before in use when Hover answers the registration with %i', async status => {
    await org.reconcile()
    const [before] = here()
    org.practice.faults.answer(routes.register, { status, html: '<h1>no</h1>' })
    const outcome = await org.renew()
    expect([outcome.kind, here().map(({ id }) => id)]).toEqual(['failed', [before?.id]])
  })
})

/** What happens before the work that is cut short, and that work. */
const works = {
  'a first registration': { prepare: async () => {}, work: () => org.reconcile(), effects: 10 },
  'a renewal': {
    prepare: async () => void (await org.reconcile()),
    work: () => org.renew(),
    effects: 13,
  },
  'a change of address': {
    prepare: async () => void (await org.reconcile(`${org.hook.url}-old`)),
    work: () => org.reconcile(),
    effects: 13,
  },
  'the replacement of ours that was never verified (C3)': {
    prepare: async () => {
      org.practice.webhooks.habits.code = 'never'
      const made = [await foreignRow(), await foreignRow()]
      org.setOwn(made.map(({ id, url }) => ({ id, url, verified: false })))
      org.practice.webhooks.habits.code = 'after-answer'
    },
    work: () => org.reconcile(),
    effects: 16,
  },
} as const
type WorkName = keyof typeof works
const names = Object.keys(works) as WorkName[]

describe.each(names)('%s that is killed', name => {
  const { prepare, work, effects } = works[name]
  const moments = Array.from({ length: effects }, (_, index) => index + 1).flatMap(effect =>
    (['before', 'after'] as const).map(when => [when, effect] as const),
  )

  it('has as many effects as the table', async () => {
    await prepare()
    org.death.revive()
    await work()
    expect(org.death.count()).toBe(effects)
  })

  it.each(moments)(
    '%s its effect %i is put in order by the next reconciliation, and loses nothing',
    async (when, effect) => {
      const stranger = await foreignRow('https://other.example/hook')
      await prepare()
      const died = org.death.at(effect, when)
      void work()
      await died
      const unprovable = rows().filter(
        ({ id, verified_at }) => verified_at !== null && !org.secrets.has(id) && !org.retired.has(id),
      )
      org.restart()
      const outcome = await org.reconcile()
      const ours = rows().filter(({ id }) => id !== stranger.id)
      expect({
        unprovable,
        kind: outcome.kind,
        ours: ours.map(({ id, url, verified_at }) => [id, url, verified_at !== null]),
        stranger: rows().some(({ id }) => id === stranger.id),
      }).toEqual({
        unprovable: [],
        kind: 'live',
        ours: [[org.own()[0]?.id, org.hook.url, true]],
        stranger: true,
      })
      org.clock.ms += 600_000
      await org.reconcile()
      expect([org.own().length, org.secrets.get(ours[0]?.id ?? 0), org.pending()]).toEqual([
        1,
        ours[0]?.hmac_secret,
        null,
      ])
    },
  )
})
