import { expect, test } from 'vitest'
import { settingsSchema } from '../../../electron/contract/settings/settings.ts'
import { hasLeak } from '../../../electron/core/diagnostics/leaks.ts'
import { isPersonal, privateTexts } from '../../../electron/core/diagnostics/private-texts.ts'

const settings = settingsSchema.parse({
  sources: [{ kind: 'ussd-app', id: 'ussd-1', name: 'Amina Shop', hookPath: '/hook/k3v9-random' }],
})

test.each([
  ['as it is', 'x k/3"v x'],
  ['in other capitals', 'K/3"V'],
  ['inside JSON', JSON.stringify({ a: 'k/3"v' })],
  ['inside an address', `?q=${encodeURIComponent('k/3"v')}`],
])('a secret is found %s', (_, text) => {
  expect(hasLeak(text, ['k/3"v'])).toBe(true)
})

test('nothing is found where nothing is', () => {
  expect(hasLeak('{"status":"good"}', ['k/3"v'])).toBe(false)
})

test('the random part of a hook, a stored secret and what is inside a stored sign-in count as secrets', () => {
  const { secrets } = privateTexts(settings, ['plain-secret', '{"access":"inner-token","type":"bearer"}'])
  expect(secrets).toEqual(expect.arrayContaining(['k3v9-random', 'plain-secret', 'inner-token']))
  expect(secrets.some(secret => secret === 'bearer' || secret === 'hook')).toBe(false)
})

test('names count as personal, words of the settings’ own form do not', () => {
  const texts = privateTexts(settings, [])
  expect([isPersonal('of AMINA SHOP', texts), isPersonal('the status of a ussd-app', texts)]).toEqual([true, false])
})
