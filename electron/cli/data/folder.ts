import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import type { CategoryMeaning, HoverOrg, Source, UssdApp } from '../../contract/settings/settings.ts'
import { systemClock } from '../../services/clock.ts'
import {
  createSettingsFile,
  type SettingsFile,
  type SettingsStore,
  settingsFileName,
  settingsFileOptions,
} from '../../services/folder/settings-file.ts'
import { createOrganizations, type Organizations } from '../../services/hover-org/organizations.ts'
import { keyFileCiphers, keyFileName } from '../../services/secrets/key-file-cipher.ts'
import { type Ciphers, openVault, type Vault, vaultFileName } from '../../services/secrets/vault.ts'
import { createSources, type Sources } from '../../services/sources/sources.ts'
import { Refusal } from '../refusal.ts'

/** Settings and secrets of a data folder, also while an engine works on it: that one follows both files. */
export interface Folder {
  readonly settings: SettingsFile
  readonly vault: Vault
  readonly sources: Sources
  readonly organizations: Organizations
}

export async function openFolder(dataDir: string): Promise<Folder> {
  makeDataDir(dataDir)
  const settings = createSettingsFile(() => openSettings(dataDir), join(dataDir, `${settingsFileName}.json`))
  const vault = await openVault({ file: join(dataDir, vaultFileName), ciphers: ciphers(dataDir) })
  return {
    settings,
    vault,
    sources: createSources({ settings, vault, now: Date.now }),
    organizations: createOrganizations({ settings, vault, clock: systemClock, fetch: globalThis.fetch }),
  }
}

/** What categories mean to the user; for commands that only read, and so must not make a folder. */
export function readCategories(dataDir: string): readonly CategoryMeaning[] {
  const path = join(dataDir, `${settingsFileName}.json`)
  return existsSync(path) ? createSettingsFile(() => openSettings(dataDir), path).get().categories : []
}

/** The same of the sources. */
export function readSources(dataDir: string): readonly Source[] {
  const path = join(dataDir, `${settingsFileName}.json`)
  return existsSync(path) ? createSettingsFile(() => openSettings(dataDir), path).get().sources : []
}

/** For commands that read: a folder that is not there was mistyped, and an empty answer would hide that. */
export function assertFolder(dataDir: string): void {
  if (!existsSync(dataDir)) throw new Refusal(`There is no folder ${dataDir}: nothing was ever stored.`)
}

/** Other users of this machine have no business in it: it holds what customers did. */
export function makeDataDir(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
}

export function openSettings(dataDir: string): SettingsStore {
  return new Conf({ ...settingsFileOptions, cwd: dataDir, configName: settingsFileName })
}

export function ciphers(dataDir: string): Ciphers {
  return keyFileCiphers(join(dataDir, keyFileName))
}

function findSource({ sources }: Folder, id: string): Source {
  const source = sources.find(id)
  if (source === undefined)
    throw new Refusal(`There is no source with the id ${id}. hover-tray sources list shows them.`)
  return source
}

export function findApp(folder: Folder, id: string): UssdApp {
  const source = findSource(folder, id)
  if (source.kind !== 'ussd-app') throw new Refusal(`${id} is an organization; this command is for USSD apps.`)
  return source
}

export function findOrganization(folder: Folder, id: string): HoverOrg {
  const source = findSource(folder, id)
  if (source.kind !== 'hover-org') throw new Refusal(`${id} is a USSD app; this command is for organizations.`)
  return source
}
