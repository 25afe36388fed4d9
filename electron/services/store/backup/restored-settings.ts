import { existsSync, readFileSync } from 'node:fs'
import type { Destination } from '../../../contract/settings/destinations.ts'
import { type Settings, type Source, settingsSchema } from '../../../contract/settings/settings.ts'
import { parseJson } from '../../../core/json-shape.ts'

/**
 * The settings of a backup, as they belong beside the secrets of this folder, which a restore leaves alone: until when a
 * secret before counts, and what is registered at Hover, stays as it is now. Null: this version cannot read them.
 */
export function restoredSettings(backup: string | null, settingsFile: string): Settings | null {
  const restored = readSettings(backup)
  if (restored === null) return null
  const present = readSettings(existsSync(settingsFile) ? readFileSync(settingsFile, 'utf8') : null)
  if (present === null) return restored
  return {
    ...restored,
    sources: restored.sources.map(source => besideSecrets(source, present.sources)),
    destinations: restored.destinations.map(destination => besideKeys(destination, present.destinations)),
  }
}

function readSettings(text: string | null): Settings | null {
  return settingsSchema.safeParse(text === null ? null : parseJson(text)).data ?? null
}

function besideSecrets(source: Source, present: readonly Source[]): Source {
  const now = present.find(({ id }) => id === source.id)
  if (now?.kind === 'ussd-app' && source.kind === 'ussd-app')
    return { ...source, previousSecretUntil: now.previousSecretUntil }
  if (now?.kind === 'hover-org' && source.kind === 'hover-org')
    return { ...source, webhooks: now.webhooks, pending: now.pending }
  return source
}

function besideKeys(destination: Destination, present: readonly Destination[]): Destination {
  const now = present.find(({ id }) => id === destination.id)
  return now?.kind === 'http' && destination.kind === 'http'
    ? { ...destination, previousKeyUntil: now.previousKeyUntil }
    : destination
}
