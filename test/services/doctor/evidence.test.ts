import { expect, test } from 'vitest'
import {
  type HoverOrg,
  hoverOrgSchema,
  type UssdApp,
  ussdAppSchema,
} from '../../../electron/contract/settings/settings.ts'
import { createEvidenceBook } from '../../../electron/services/doctor/evidence.ts'
import { secretMark, unreadableSecrets } from '../../../electron/services/doctor/source-secrets.ts'
import type { Arrival } from '../../../electron/services/receiving/inbox.ts'
import { createTraffic } from '../../../electron/services/receiving/traffic.ts'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'

const shop: UssdApp = ussdAppSchema.parse({ kind: 'ussd-app', id: 'shop', name: 'Shop', hookPath: '/hook/a' })
const homes: HoverOrg = hoverOrgSchema.parse({
  ...{ kind: 'hover-org', id: 'homes', name: 'Homes', hookPath: '/hook/b' },
  webhooks: [{ id: 7, url: 'https://a.example/hook/b', verified: true }],
})

function setup() {
  const secrets = new Map<string, string>([[secretNames.ussdSecret('shop'), 'old']])
  const traffic = createTraffic()
  const vault = { get: (name: string) => secrets.get(name) }
  const sources = [shop, homes]
  const book = createEvidenceBook({
    trafficOf: traffic.of,
    secretMark: id =>
      secretMark(
        sources.find(source => source.id === id),
        vault,
      ),
  })
  const note = (event: Partial<Arrival>) => {
    const whole = { kind: 'refused', sourceId: 'shop', reason: 'wrong-secret', receivedAt: 5, ...event } as Arrival
    traffic.note(whole)
    book.note(whole)
  }
  return { book, note, secrets }
}

test('a refusal counts', () => {
  const { book, note } = setup()
  note({})
  expect(book.of('shop').refusals).toMatchObject([{ reason: 'wrong-secret', count: 1 }])
})

test('a delivery that was let in ends it', () => {
  const { book, note } = setup()
  note({})
  note({ kind: 'accepted' })
  expect(book.of('shop')).toMatchObject({ refusals: [], acceptedAt: '1970-01-01T00:00:00.005Z' })
})

test('a new secret ends it', () => {
  const { book, note, secrets } = setup()
  note({})
  secrets.set(secretNames.ussdSecret('shop'), 'new')
  expect(book.of('shop').refusals).toEqual([])
})

test('a refusal under the new secret counts again', () => {
  const { book, note, secrets } = setup()
  note({})
  secrets.set(secretNames.ussdSecret('shop'), 'new')
  note({})
  expect(book.of('shop').refusals.length).toBe(1)
})

test('a new secret of another source changes nothing', () => {
  const { book, note, secrets } = setup()
  note({})
  secrets.set(secretNames.webhookSecret('homes', 7), 'new')
  expect(book.of('shop').refusals.length).toBe(1)
})

test('the renewed sign-in of an organization is no new secret of its webhook', () => {
  const { book, note, secrets } = setup()
  note({ sourceId: 'homes', kind: 'refused' })
  secrets.set(secretNames.tokens('homes'), 'renewed')
  expect(book.of('homes').refusals.length).toBe(1)
})

test('the mark does not give the secret away', () => {
  expect(secretMark(shop, { get: () => 'planted' })).not.toContain('planted')
})

test.each([
  [secretNames.ussdSecret('shop'), ['shop']],
  [secretNames.webhookSecret('homes', 7), ['homes']],
  // Neither proves a delivery: the one is for the sign-in, the other of a webhook that is not ours any more.
  [secretNames.clientSecret('homes'), []],
  [secretNames.webhookSecret('homes', 8), []],
])('what cannot be read and proves deliveries counts: %s', (name, expected) => {
  const found = unreadableSecrets([shop, homes], { unreadable: () => new Set([name]) })
  expect([...found.keys()]).toEqual(expected)
})
