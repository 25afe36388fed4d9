import type { Settings } from '../../contract/settings/settings.ts'
import { parseJson } from '../json-shape.ts'

/** What must not leave this machine, as this installation knows it. */
export interface PrivateTexts {
  /** Names, addresses and texts of people: what holds one of them is left out. */
  readonly personal: readonly string[]
  /** Secrets, in no byte of anything. */
  readonly secrets: readonly string[]
}

/** Shorter ones are found in every text. */
const leastPersonal = 3
const leastSecret = 4
/** A stored sign-in is JSON with words such as `bearer` in it, which are no secrets. */
const leastPart = 8

/** `stored`: the values of the vault. */
export function privateTexts(settings: Settings, stored: readonly string[]): PrivateTexts {
  const hooks = settings.sources.flatMap(({ hookPath }) => [hookPath, ...hookPath.split('/')])
  const clients = settings.sources.flatMap(source => (source.kind === 'hover-org' ? [source.clientId] : []))
  const inner = stored.flatMap(value => textsIn(parseJson(value)).filter(text => text.length >= leastPart))
  return {
    personal: [...new Set(textsIn(settings))].filter(text => text.length >= leastPersonal && !ordinary.has(text)),
    secrets: [...new Set([...stored, ...inner, ...hooks.filter(isRandom), ...clients])].filter(
      text => text.length >= leastSecret,
    ),
  }
}

/** `hook` in `/hook/k3v9` is everybody's, and so is a word that somebody chose for it. */
const isRandom = (part: string): boolean => part.length >= 8 || /\d/.test(part)

/** Words of the settings' own form. */
const ordinary: ReadonlySet<string> = new Set([
  ...['ussd-app', 'hover-org', 'loopback', 'manual', 'ngrok', 'callback', 'relative', 'exact'],
  ...['customer', 'developer', 'operator', 'support', 'yes', 'no', 'unknown', 'check-first'],
  ...['status', 'title', 'outcome', 'when', 'country', 'category', 'source', 'since'],
])

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** Whether a text holds something of a person's, whatever its capitals. */
export function isPersonal(text: string, { personal, secrets }: PrivateTexts): boolean {
  const lower = text.toLowerCase()
  return [...personal, ...secrets].some(one => lower.includes(one.toLowerCase()))
}
