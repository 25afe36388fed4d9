import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { restoredSettings } from '../../../../electron/services/store/backup/restored-settings.ts'
import { tempDir } from '../store-kit.ts'

const app = { kind: 'ussd-app', id: 'shop', name: 'Shop', hookPath: '/hook/shop-of-this-folder' }
const org = { kind: 'hover-org', id: 'org', name: 'Roofs', hookPath: '/hook/org-of-this-folder' }
const until = '2026-12-08T00:00:00Z'
const webhook = { id: 7, url: 'https://example.test/hook', verified: true }

function restored(backup: object, present: string) {
  const settingsFile = join(tempDir(), 'settings.json')
  writeFileSync(settingsFile, present)
  return restoredSettings(JSON.stringify(backup), settingsFile)
}

test('a secret that was rotated after the backup counts as long as it did before the restore', () => {
  const present = JSON.stringify({ sources: [{ ...app, previousSecretUntil: until }] })
  expect(restored({ sources: [app] }, present)?.sources).toMatchObject([{ id: 'shop', previousSecretUntil: until }])
})

test('a webhook that was registered after the backup is still known', () => {
  const present = JSON.stringify({ sources: [{ ...org, webhooks: [webhook] }] })
  expect(restored({ sources: [org] }, present)?.sources).toMatchObject([{ id: 'org', webhooks: [webhook] }])
})

test('everything else is that of the backup', () => {
  const present = JSON.stringify({ sources: [{ ...app, name: 'Renamed' }, org] })
  expect(restored({ sources: [app] }, present)?.sources).toMatchObject([{ id: 'shop', name: 'Shop' }])
})

test('settings that cannot be read keep nothing', () => {
  const backup = { sources: [{ ...app, previousSecretUntil: until }] }
  expect(restored(backup, 'torn')?.sources).toMatchObject([{ previousSecretUntil: until }])
})
