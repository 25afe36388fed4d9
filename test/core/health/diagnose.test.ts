import { describe, expect, it, test } from 'vitest'
import { linkNames } from '../../../electron/contract/health.ts'
import { diagnose, firstBroken, isSameHealth } from '../../../electron/core/health/diagnose.ts'
import { allBreaks, allPairs, broken } from './breaks.ts'
import { down, factsOf, homes, looked, now, refusals, shop, sound, type World } from './world.ts'

const examine = (world: World) => diagnose(factsOf(world))
const link = (world: World, name: string, sourceId: string | null = null) =>
  examine(world).links.find(one => one.name === name && (sourceId === null || one.sourceId === sourceId))
const states = (world: World) => Object.fromEntries(examine(world).links.map(({ name, state }) => [name, state]))

describe('a sound way from Hover to a person', () => {
  it('is good in every link', () => {
    expect(new Set(examine(sound).links.map(({ state }) => state))).toEqual(new Set(['good']))
  })

  it('has its links in the order of the chain, one for each organization and each source', () => {
    const names = examine(sound).links.map(({ name }) => name)
    const ofOwnEngine = linkNames.filter(name => name !== 'engine')
    expect([names.filter((name, at) => names.indexOf(name) === at), names.length]).toEqual([ofOwnEngine, 9])
  })

  it('names nothing broken', () => {
    expect(examine(sound).broken).toBeNull()
  })
})

describe.each(allBreaks)('when $what', one => {
  const health = examine(broken(one))

  test('the right link is named', () => {
    expect(health.broken).toBe(one.link)
  })

  test('nothing else is blamed', () => {
    expect(health.links.filter(({ state }) => state === 'broken').length).toBe(1)
  })

  test('its code and its repair are told', () => {
    expect(firstBroken(health.links)).toMatchObject({ sourceId: one.sourceId, code: one.code, repair: one.repair })
  })

  test('the cause is a sentence for a person', () => {
    expect(firstBroken(health.links)?.sentence).toMatch(/^(\p{Lu}|ngrok ).{20,}[.\p{L}\p{N}]$/u)
  })
})

describe('of two things that are broken', () => {
  test.each(allPairs.map(pair => [pair.first.what, pair.second.what, pair] as const))(
    'the one that explains the other, or comes first, is named: %s, and %s',
    (_first, _second, { first, second, named }) => {
      expect(examine(broken(first, second)).broken).toBe(named.link)
    },
  )
})

describe('what cannot be judged is not blamed', () => {
  it('while the receiver is down', () => {
    const world = broken(...allBreaks.filter(({ code }) => code === 'port-taken' || code === 'wrong-secret'))
    expect(states(world)).toMatchObject({
      ...{ registration: 'checking', tunnel: 'checking', 'public-address': 'checking', authenticity: 'checking' },
      ...{ receiver: 'broken', database: 'good', rules: 'good' },
    })
  })

  it('while the tunnel is down', () => {
    const world = broken(...allBreaks.filter(({ code }) => code === 'no-network' || code === 'bad-signature'))
    expect(states(world)).toMatchObject({
      ...{ registration: 'checking', tunnel: 'broken', 'public-address': 'checking', authenticity: 'checking' },
      receiver: 'good',
    })
  })

  it('while a tunnel is opened anew because its address leads nowhere', () => {
    const world: World = { ...sound, tunnel: down('address-unreachable'), address: { kind: 'unchecked' } }
    expect(states(world)).toMatchObject({
      ...{ registration: 'checking', tunnel: 'checking', 'public-address': 'broken', authenticity: 'checking' },
    })
  })

  it.each<[string, Partial<World>, string]>([
    ['the tunnel opens', { tunnel: { kind: 'opening' } }, 'tunnel'],
    ['the receiver opens', { receiver: { kind: 'closed' } }, 'receiver'],
    ['the address is looked at', { address: { kind: 'unchecked' } }, 'public-address'],
    ['Hover is asked', { org: { kind: 'registering' } }, 'registration'],
    ['the code is awaited', { org: { kind: 'awaiting-code' } }, 'registration'],
    ['no delivery has come', { acceptedAt: null }, 'authenticity'],
    ['no notice was shown', { reach: { kind: 'unknown' } }, 'notifications'],
    ['much is to be worked out', { database: { ...sound.database, behind: 30_000 } }, 'database'],
  ])('while %s', (_, part, name) => {
    expect([states({ ...sound, ...part })[name], examine({ ...sound, ...part }).broken]).toEqual(['checking', null])
  })

  it('on the word of strangers', () => {
    const strangers = { shop: refusals('no-secret', 500), homes: refusals('no-signature', 500) }
    expect(examine({ ...sound, refusals: strangers }).broken).toBeNull()
  })

  it('for one delivery that is old', () => {
    expect(examine({ ...sound, refusals: { homes: refusals('stale', 1, 7_200_000) } }).broken).toBeNull()
  })
})

describe('what is not needed is unused', () => {
  it('without any source', () => {
    expect(states({ ...sound, sources: [] })).toMatchObject({
      ...{
        registration: 'unused',
        tunnel: 'unused',
        'public-address': 'unused',
        authenticity: 'unused',
        rules: 'unused',
      },
      ...{ receiver: 'good', database: 'good' },
    })
  })

  it('with practice alone, even while the tunnel is down', () => {
    const world: World = { ...sound, sources: [{ ...shop, practice: true }], tunnel: down('no-network') }
    expect([states(world), examine(world).broken]).toMatchObject([
      { registration: 'unused', tunnel: 'unused', 'public-address': 'unused', authenticity: 'good' },
      null,
    ])
  })

  it('for an app whose senders are on this machine', () => {
    const world: World = { ...sound, sources: [shop], choice: 'loopback', address: { kind: 'unchecked' } }
    expect(states(world)).toMatchObject({ tunnel: 'unused', 'public-address': 'unused', authenticity: 'good' })
  })
})

describe('deliveries that another webhook signs', () => {
  const doubled = { ...sound, refusals: { homes: refusals('unknown-webhook', 3) } }

  it('are nobody’s fault while Hover lists ours as verified, and are told', () => {
    expect(link(doubled, 'authenticity', 'homes')).toMatchObject({
      state: 'good',
      sentence: expect.stringContaining('another webhook at Hover'),
    })
  })

  it('hide no refusal of our own webhook’s', () => {
    const both = [...refusals('bad-signature'), ...refusals('unknown-webhook')]
    expect(link({ ...sound, refusals: { homes: both } }, 'authenticity', 'homes')).toMatchObject({
      code: 'bad-signature',
    })
  })

  it.each([
    ['Hover lists ours as not verified', { view: { ...looked, verifiedAt: null, lastError: null } }],
    ['Hover’s list is not known', { view: null }],
  ])('are named when %s', (_, change) => {
    expect(link({ ...doubled, ...change }, 'authenticity', 'homes')).toMatchObject({ code: 'unknown-webhook' })
  })
})

describe('the sentences', () => {
  it('say how far the clock is off, although deliveries come in', () => {
    expect(link({ ...sound, skewMs: -300_000 }, 'authenticity', 'homes')?.sentence).toContain('5 minutes before')
  })

  it('say that little space is left', () => {
    const world = { ...sound, database: { ...sound.database, freeBytes: 500_000_000 } }
    expect(link(world, 'database')).toMatchObject({ state: 'good', sentence: expect.stringContaining('1 GB') })
  })

  it('say for a day how many deliveries found no room, though all is well again', () => {
    const sentenceAt = (until: string) =>
      link({ ...sound, overload: { since: until, until, count: 312 } }, 'database')?.sentence
    expect(sentenceAt('2026-07-01T11:00:00.000Z')).toMatch(/^Deliveries are kept.*1 hour ago.*312 deliveries.*503/)
    expect(sentenceAt('2026-06-30T11:59:00.000Z')).not.toContain('503')
  })

  it('never quote what Hover noted', () => {
    const world = { ...sound, view: { ...looked, verifiedAt: now, lastError: 'planted <b>text</b>' } }
    expect(JSON.stringify(examine(world))).not.toContain('planted')
  })

  it('name each source by its name', () => {
    expect(examine(sound).links.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Registration of Homes', 'Proof of origin of Homes', 'Proof of origin of Shop']),
    )
  })
})

describe('a webhook that cannot be looked at', () => {
  const unseen = (isCertain: boolean): World => ({
    ...sound,
    view: {
      ...looked,
      verifiedAt: now,
      lastError: null,
      look: { kind: 'failed', code: 'hover-rate-limited', isCertain },
    },
  })

  it('is checked again before it counts as broken', () => {
    expect(link(unseen(false), 'registration')?.state).toBe('checking')
  })

  it('still takes deliveries, and the sentence says so', () => {
    const sentences = [unseen(false), unseen(true)].map(world => link(world, 'registration')?.sentence)
    expect(sentences).toEqual([0, 1].map(() => expect.stringContaining('Deliveries are still let in')))
  })

  it('says nothing of deliveries while the public address leads nowhere', () => {
    const address = { ...down('address-unreachable'), at: now }
    expect(link({ ...unseen(true), address }, 'registration')?.sentence).not.toContain('let in')
  })

  it('was last good when Hover was last seen to list it', () => {
    expect(link(sound, 'registration')?.lastGoodAt).toBe(looked.seenAt)
  })

  it('is not called good while Hover has not answered', () => {
    const view = { ...looked, verifiedAt: now, lastError: null, look: { kind: 'waiting' } } as const
    expect(link({ ...sound, view }, 'registration')?.state).toBe('checking')
  })
})

describe('times', () => {
  const before = '2026-06-30T08:00:00.000Z'
  const memory = new Map([
    ['tunnel', { lastGoodAt: before, broken: { code: 'no-network', since: before } }],
    ['authenticity/shop', { lastGoodAt: before, broken: null }],
  ])

  it('tell when a break began, as it is remembered', () => {
    expect(link({ ...sound, memory, tunnel: down('no-network') }, 'tunnel')).toMatchObject({ since: before })
  })

  it('begin anew when the cause is another one', () => {
    expect(link({ ...sound, memory, tunnel: down('tunnel-failed') }, 'tunnel')).toMatchObject({ since: now })
  })

  it('tell when a broken link was last seen to hold', () => {
    expect(link({ ...sound, memory, tunnel: down('no-network') }, 'tunnel')?.lastGoodAt).toBe(before)
  })

  it('tell when the public address was reached, not when somebody asked', () => {
    expect(link({ ...sound, address: { kind: 'reached', at: before } }, 'public-address')?.lastGoodAt).toBe(before)
  })

  it('tell of the last proven delivery of an earlier run', () => {
    const world = { ...sound, memory, acceptedAt: null }
    expect(link(world, 'authenticity', 'shop')).toMatchObject({ state: 'good', lastGoodAt: before })
  })

  it('are null for what never held', () => {
    expect(link({ ...sound, tunnel: { kind: 'opening' } }, 'tunnel')?.lastGoodAt).toBeNull()
  })
})

describe('health is the same', () => {
  it('when only time has passed', () => {
    const later = { ...factsOf(sound), at: '2026-07-01T13:00:00.000Z' }
    expect(isSameHealth(examine(sound), diagnose(later))).toBe(true)
  })

  it.each(allBreaks)('never when $what', one => {
    expect(isSameHealth(examine(sound), examine(broken(one)))).toBe(false)
  })
})

describe('while no engine runs', () => {
  const stopped: World = { ...sound, engine: 'stopped', receiver: { kind: 'closed' }, tunnel: { kind: 'off' } }

  it('that is what is broken', () => {
    expect(firstBroken(examine(stopped).links)).toMatchObject({ name: 'receiver', code: 'not-running' })
  })

  it('a secret in the keyring is neither good nor missing', () => {
    const world: World = { ...stopped, secrets: new Map([['shop', 'elsewhere']]), sources: [shop, homes] }
    expect(link(world, 'authenticity', 'shop')?.state).toBe('checking')
  })

  it('nobody knows whether notices are shown', () => {
    expect(link(stopped, 'notifications')?.state).toBe('checking')
  })
})
