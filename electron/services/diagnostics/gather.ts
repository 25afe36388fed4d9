import { statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type DiagnosticsPart, type DiagnosticsPreview, diagnosticsParts } from '../../contract/about.ts'
import type { Health } from '../../contract/health.ts'
import type { Settings, Source } from '../../contract/settings/settings.ts'
import { healthPart } from '../../core/diagnostics/health-part.ts'
import { hasLeak } from '../../core/diagnostics/leaks.ts'
import { logLine } from '../../core/diagnostics/log-part.ts'
import { privateTexts } from '../../core/diagnostics/private-texts.ts'
import { type SecretFinding, settingsPart, sourcesPart, sourceWords } from '../../core/diagnostics/settings-part.ts'
import { secretNames } from '../secrets/secret-names.ts'
import { type Vault, vaultFileName } from '../secrets/vault.ts'
import type { DataPlace } from '../store/data-place.ts'
import { readStorageReport } from '../store/reading/storage-report.ts'
import { StoreError } from '../store/trouble.ts'
import { systemZone } from '../system-zone.ts'
import { logNames, readNewestLines } from './read-log.ts'
import { readSystem, readVersions } from './versions.ts'

/** How many lines of the log are told. */
const mostLines = 400

interface Scene {
  readonly dataDir: string
  readonly place: DataPlace
  readonly version: string
  readonly settings: Settings
  readonly vault: Pick<Vault, 'get' | 'names' | 'unreadable'>
  /** Null when it could not be found out. */
  readonly health: Health | null
  /** Files that could not be read: what follows is the usual then. */
  readonly unreadable?: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: number
}

/** What a diagnostics file holds. */
export interface Diagnostics extends DiagnosticsPreview {
  /** The content of the file before it is compressed. */
  readonly text: string
  /** The file: compressed JSON. */
  readonly file: Uint8Array
}

/**
 * Gathers what tells how the app is. Each part is built from what is known to be harmless, never by taking things out of
 * what is not; a part in which a secret of this installation is found all the same is left out as a whole.
 */
export function gatherDiagnostics(scene: Scene): Diagnostics {
  const { settings, vault, now } = scene
  const stored = vault.names().flatMap(name => vault.get(name) ?? [])
  const texts = privateTexts(settings, stored)
  const known = { texts, sourceWord: sourceWords(settings.sources) }
  const built: Readonly<Record<DiagnosticsPart, unknown>> = {
    versions: versionsPart(scene.version),
    health: scene.health === null ? notKnown : healthPart(scene.health, known),
    settings: { ...settingsPart(settings), unreadable: scene.unreadable ?? [] },
    sources: sourcesPart(settings.sources, source => secretOf(source, vault)),
    storage: storagePart(scene),
    log: readNewestLines(join(scene.dataDir, 'logs'), mostLines).flatMap(line => logLine(line, known) ?? []),
  }
  const parts = diagnosticsParts.map(name => {
    const text = JSON.stringify(built[name], null, 2)
    return hasLeak(text, texts.secrets) ? { name, text: JSON.stringify(leftOut, null, 2) } : { name, text }
  })
  const whole = parts.map(({ name, text }) => `"${name}": ${text}`).join(',\n')
  const head = `"what": "Diagnostics of Hover Tray",\n"made": "${new Date(now).toISOString()}"`
  const text = `{\n${head},\n${whole}\n}`
  const file = gzipSync(`${text}\n`)
  return { parts, text, file, bytes: file.byteLength }
}

const notKnown = { notKnown: 'The settings cannot be read.' }
const leftOut = { leftOut: 'It held something private.' }

function versionsPart(appVersion: string): Readonly<Record<string, string>> {
  const versions = readVersions(appVersion).map(({ name, version }) => [name, version])
  return { ...Object.fromEntries(versions), System: readSystem(), 'Time zone': systemZone() }
}

function secretOf({ kind, id }: Source, vault: Scene['vault']): SecretFinding {
  const name = kind === 'ussd-app' ? secretNames.ussdSecret(id) : secretNames.tokens(id)
  if (vault.unreadable().has(name)) return 'unreadable'
  return vault.get(name) === undefined ? 'missing' : 'there'
}

function storagePart({ dataDir, place }: Scene) {
  return { ...databases(place), files: filesIn(dataDir) }
}

function databases(place: DataPlace): object {
  try {
    return readStorageReport(place)
  } catch (error) {
    if (error instanceof StoreError) return { trouble: error.trouble.kind }
    throw error
  }
}

/** Files of the app's own names only, with their bytes. */
function filesIn(dataDir: string): Readonly<Record<string, number>> {
  const databaseNames = ['journal.db', 'state.db'].flatMap(name => [name, `${name}-wal`, `${name}-shm`])
  const names = [
    ...databaseNames.map(name => `store/${name}`),
    ...['settings.json', vaultFileName],
    ...logNames.map(name => `logs/${name}`),
  ]
  const found = names.flatMap(name => {
    const bytes = statSync(join(dataDir, name), { throwIfNoEntry: false })?.size
    return bytes === undefined ? [] : [[name, bytes] as const]
  })
  return Object.fromEntries(found)
}
