import { expect, test } from 'vitest'
import { createKnownSources } from '../../../../electron/services/receiving/threads/known-sources.ts'

const shop = { id: 'shop', name: 'Shop', kind: 'ussd-app', hookPath: '/hook/a' } as const
const secretOf = (secret: string) => ({ sourceId: 'shop', secret, provenBy: 'current-secret' }) as const
const bodyWith = (secret: string) => Buffer.from(JSON.stringify({ meta: { secret }, data: { id: '1' } }))

/** The main thread has said something that is not read yet. */
function setup() {
  const edition = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const unread: (() => void)[] = []
  let looks = 0
  const listen = () => {
    looks += 1
    for (const read of unread.splice(0)) read()
  }
  const sources = createKnownSources({ edition, listen, now: () => 0 })
  const say = (secret: string) => {
    const next = Atomics.load(new Int32Array(edition), 0) + 1
    unread.push(() => sources.learn({ edition: next, sources: [shop], secrets: [secretOf(secret)] }))
    Atomics.store(new Int32Array(edition), 0, next)
  }
  return { sources, say, looks: () => looks }
}

test('knows none before it was told of any', () => {
  expect(setup().sources.at('/hook/a')).toBeUndefined()
})

test('knows a source as soon as it was told of, whether or not that was read yet', () => {
  const { sources, say } = setup()
  say('a secret')
  expect([sources.at('/hook/a'), sources.at('/hook/b'), sources.names().get('shop')]).toEqual([shop, undefined, 'Shop'])
})

test('proves by the secret that was told last', () => {
  const { sources, say } = setup()
  say('old')
  sources.at('/hook/a')
  say('new')
  sources.at('/hook/a')
  const verdicts = ['old', 'new'].map(secret => sources.gate().check(bodyWith(secret), 'shop').kind)
  expect(verdicts).toEqual(['refused', 'authentic'])
})

test('listens once for each time that something was told', () => {
  const { sources, say, looks } = setup()
  say('a secret')
  for (let count = 0; count < 3; count++) sources.at('/hook/a')
  expect(looks()).toBe(1)
})
