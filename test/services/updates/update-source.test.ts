import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { readUpdateSource } from '../../../electron/services/updates/update-source.ts'
import { newKeys, spkiOf } from '../../fakes/update-server.ts'

const key = spkiOf(newKeys().publicKey)
const good = { feeds: 'https://example.test/feeds/', page: 'https://example.test/releases', keys: [key] }

it('is read from what the release wrote into the package', () => {
  expect(readUpdateSource({ updates: good })?.feeds.href).toBe(good.feeds)
})

it.each([
  ['a build that nobody released', {}],
  ['nothing', undefined],
  [
    'feeds without a slash, whose last part would be lost',
    { updates: { ...good, feeds: 'https://example.test/feeds' } },
  ],
  ['feeds in a file', { updates: { ...good, feeds: 'file:///tmp/' } }],
  ['a page that is no https', { updates: { ...good, page: 'javascript:alert(1)' } }],
  ['no key', { updates: { ...good, keys: [] } }],
  ['a key that is none', { updates: { ...good, keys: ['AAAA'] } }],
  ['a key of another kind', { updates: { ...good, keys: [spkiOf(rsaKey())] } }],
  ['a good and a bad key', { updates: { ...good, keys: [key, 'AAAA'] } }],
])('is none for %s', (_, packageJson) => {
  expect(readUpdateSource(packageJson)).toBeNull()
})

function rsaKey() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
}
