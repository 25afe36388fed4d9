import { expect, it } from 'vitest'
import { updatesFrom } from '../../packaging/update-source.ts'
import { newKeys, spkiOf } from '../fakes/update-server.ts'

const key = spkiOf(newKeys().publicKey)
const env = {
  HOVER_TRAY_UPDATE_FEEDS: 'https://example.test/feeds/',
  HOVER_TRAY_UPDATE_PAGE: 'https://example.test/releases',
  HOVER_TRAY_UPDATE_KEYS: key,
}

it('is written into a package as the environment names it', () => {
  expect(updatesFrom({ ...env, HOVER_TRAY_UPDATE_KEYS: ` ${key}  ${key} ` }, true)).toEqual({
    ok: true,
    value: { feeds: 'https://example.test/feeds/', page: 'https://example.test/releases', keys: [key, key] },
  })
})

it('is left out of a package for tests where nothing is named', () => {
  expect(updatesFrom({}, false)).toEqual({ ok: true, value: null })
})

it.each([
  ['names nothing', {}, true],
  ['names half of it', { HOVER_TRAY_UPDATE_FEEDS: env.HOVER_TRAY_UPDATE_FEEDS }, false],
  ['names a key that is none', { ...env, HOVER_TRAY_UPDATE_KEYS: 'AAAA' }, false],
  ['asks without https', { ...env, HOVER_TRAY_UPDATE_FEEDS: 'http://example.test/feeds/' }, true],
])('refuses a package whose environment %s', (_, given, isRelease) => {
  expect(updatesFrom(given, isRelease).ok).toBe(false)
})
