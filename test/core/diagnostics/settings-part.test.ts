import { expect, test } from 'vitest'
import { settingsSchema } from '../../../electron/contract/settings/settings.ts'
import { settingsPart, sourcesPart, sourceWords } from '../../../electron/core/diagnostics/settings-part.ts'

const canary = 'canary'
const settings = settingsSchema.parse({
  tunnel: { kind: 'ngrok', domain: `${canary}.ngrok.app`, server: { address: `${canary}:443`, caFile: `/${canary}` } },
  categories: [{ category: canary, sentence: canary, actor: null, retry: 'no' }],
  views: [{ id: 'v', name: canary, query: `text:${canary}` }],
  sources: [
    { kind: 'ussd-app', id: canary, name: canary, hookPath: `/hook/${canary}` },
    {
      ...{ kind: 'hover-org', id: `${canary}-2`, name: canary, hookPath: `/hook/${canary}`, clientId: canary },
      ...{ baseUrl: `https://${canary}.test`, redirectUri: `https://${canary}.test` },
      webhooks: [{ id: 712345678, url: `https://${canary}.test`, verified: true }],
    },
  ],
})

test('no text of a person is in the settings or the sources', () => {
  const text = JSON.stringify([settingsPart(settings), sourcesPart(settings.sources, () => 'there')])
  expect(text).not.toContain(canary)
})

test('the number of a webhook at Hover is not in it either', () => {
  expect(JSON.stringify(sourcesPart(settings.sources, () => 'there'))).not.toContain('712345678')
})

test('switches and limits are told, texts are counted', () => {
  expect(settingsPart(settings)).toMatchObject({
    ...{ port: 47470, practice: false, categories: 1, views: 1 },
    tunnel: { kind: 'ngrok', hasDomain: true, hasOwnServer: true },
    notifications: { failed: true },
  })
})

test('what a later version adds to the settings stays out', () => {
  const later = { ...settings, notifications: { ...settings.notifications, webhook: canary }, rules: [canary] }
  expect(JSON.stringify(settingsPart(later))).not.toContain(canary)
})

test('sources are told by their number', () => {
  expect(sourcesPart(settings.sources, () => 'missing')).toMatchObject([
    { number: 1, kind: 'ussd-app', secret: 'missing' },
    { number: 2, kind: 'hover-org', isAtHover: false, returns: 'copy', webhooks: 1, verifiedWebhooks: 1 },
  ])
})

test('a source that is gone has no number', () => {
  const word = sourceWords(settings.sources)
  expect([word(canary), word('gone')]).toEqual(['source 1', 'a former source'])
})
