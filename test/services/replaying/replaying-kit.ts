import { createHash } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { settingsSchema } from '../../../electron/contract/settings/settings.ts'
import { signatureHeaders } from '../../../electron/core/hover-org/hover-signature.ts'
import { sign } from '../../../electron/services/receiving/gates/hover-signing.ts'
import { createProving } from '../../../electron/services/replaying/prove-again.ts'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import { openReplay } from '../../../electron/services/store/exporting/open-export.ts'
import type { DeliveryEntry, Entry } from '../../../electron/services/store/journal/entries/entry.ts'
import { fill } from '../exporting/exporting-kit.ts'
import { deliveryOf, placeOf, tempDir, ussdDelivery } from '../store/store-kit.ts'

export const ussdSecret = 'bb98a2d7cc8f51037c9c5cd05376ddf5'
const webhookSecret = 'c29tZS1zZWNyZXQ='
const receivedAt = Date.parse('2026-03-05T09:15:00Z')

/** What is stored of these entries, as a replay reads it. */
export function reading(entries: readonly Entry[], dir = tempDir()) {
  if (entries.length > 0) fill(dir, entries)
  const opened = openReplay(placeOf(dir))
  if (opened === null) throw new Error('There is nothing in the folder.')
  onTestFinished(opened.close)
  return opened.reading
}

/** A USSD delivery whose digest is that of the bytes as Hover sent them. */
export function provenUssd(uuid = 'u-1', said: Parameters<typeof ussdDelivery>[0] = {}): DeliveryEntry {
  const entry = ussdDelivery({ uuid, ...said })
  const body = Buffer.from(entry.body)
  const whole = `{"meta":{"secret":"${ussdSecret}"},"data":${body.toString('utf8')}}`
  return { ...entry, digest: createHash('sha256').update(whole).digest() }
}

/** An event of an organization with the signature of its webhook 41. */
export function signedJob(state: string, { at = receivedAt, jobId = 1234567 } = {}): DeliveryEntry {
  const event = { event: 'job-state-changed-v2', webhook_id: 41, job_id: jobId, state }
  const body = Buffer.from(JSON.stringify(event))
  const date = new Date(at).toUTCString()
  const signing = { secret: webhookSecret, contentType: 'application/json', body, path: '/hook/org', date }
  const headers = {
    'content-type': 'application/json',
    date,
    [signatureHeaders.sha256]: `sha256=41:${sign({ ...signing, algorithm: 'sha256' })}`,
  }
  const signed = JSON.stringify({ target: '/hook/org', headers })
  return deliveryOf(event, { product: 'hover-org', sourceId: 'org', sourceName: 'Roofs', receivedAt: at, signed })
}

const settings = settingsSchema.parse({
  sources: [
    { kind: 'ussd-app', id: 'shop', name: 'Shop', hookPath: '/hook/shop', previousSecretUntil: '2026-04-01T00:00:00Z' },
    { kind: 'hover-org', id: 'org', name: 'Roofs', hookPath: '/hook/org' },
  ],
})

/** The gates with these secrets; nothing is kept in a file. */
export function proving(secrets: Readonly<Record<string, string>> = bothSecrets) {
  const kept = new Map(Object.entries(secrets))
  const vault = { get: (name: string) => kept.get(name), unreadable: () => new Set<string>() }
  return createProving({ settings: () => settings, vault, publicBase: () => null })
}

const bothSecrets = {
  [secretNames.ussdSecret('shop')]: ussdSecret,
  [secretNames.webhookSecret('org', 41)]: webhookSecret,
}
