import { ofEarlierVersions } from '../../contract/settings/earlier-settings.ts'
import type { Settings } from '../../contract/settings/settings.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * What is written into the file: the settings, and of what is there all that this version does not know, because a later one
 * wrote it and will ask for it again. `known`: what this version read of `there`.
 */
export function withLaterSettings(there: unknown, known: Settings, settings: Settings): Record<string, unknown> {
  const read: Fields = { ...known }
  const written: Fields = { ...settings }
  const later = Object.entries(fieldsOf(ofEarlierVersions(there))).flatMap(([name, value]) => {
    if (!(name in read)) return [[name, value] as const]
    const [section, present] = [written[name], read[name]]
    return isSection(section) && isSection(present)
      ? [[name, { ...unknownOf(value, present), ...section }] as const]
      : []
  })
  return { ...written, ...Object.fromEntries(later) }
}

function unknownOf(there: unknown, known: Fields): Fields {
  return Object.fromEntries(Object.entries(fieldsOf(there)).filter(([name]) => !(name in known)))
}

/** Whose fields are switches of their own. What has a kind is one choice: its fields belong to that. */
function isSection(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('kind' in value)
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
