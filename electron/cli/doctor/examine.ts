import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Health } from '../../contract/health.ts'
import { type Settings, settingsSchema } from '../../contract/settings/settings.ts'
import { healthFileName, readMemory } from '../../services/doctor/memory-file.ts'
import { examineSilent, examineStopped } from '../../services/doctor/stopped-engine.ts'
import { engineFileName, readEngineAddress } from '../../services/door/engine-client.ts'
import { healthThrough } from '../../services/door/engine-health.ts'
import { storeFolder } from '../../services/folder/data-folder.ts'
import { createSettingsFile, settingsFileName } from '../../services/folder/settings-file.ts'
import { openVault, vaultFileName } from '../../services/secrets/vault.ts'
import { acquireDataLock } from '../../services/store/data-lock.ts'
import { sqliteBinding } from '../cli.ts'
import { ciphers, openSettings } from '../data/folder.ts'
import { say } from '../terminal.ts'

/** How every link is, as the running engine says, or else as the files tell. Throws StartFailure. */
export async function examine(dataDir: string, isAfresh: boolean): Promise<Health> {
  const address = readEngineAddress(join(dataDir, engineFileName))
  const told = address === null ? null : await healthThrough(address, isAfresh)
  if (told !== null) return told
  const place = { dataDir: join(dataDir, storeFolder), nativeBinding: sqliteBinding() }
  const known = { now: Date.now(), settings: readSettings(dataDir), memory: readMemory(join(dataDir, healthFileName)) }
  if (isHeld(place)) return examineSilent(known)
  say('Hover Tray does not run on this folder. This is what its files tell.')
  const vault = await openVault({ file: join(dataDir, vaultFileName), ciphers: ciphers(dataDir) })
  return examineStopped({ ...known, vault, place })
}

/** A command that only reads holds the folder for a moment too. */
const readerPatienceMs = 1_000

/** A folder that was never used stays as it is. */
function isHeld(place: Parameters<typeof acquireDataLock>[0]): boolean {
  if (!existsSync(place.dataDir)) return false
  try {
    const lock = acquireDataLock(place, readerPatienceMs)
    if (lock.ok) lock.release()
    return !lock.ok
  } catch {
    // Nobody can work on a folder whose lock cannot be taken at all; why is found out with its files.
    return false
  }
}

/** Those of a folder that was never used are the usual ones. Throws StartFailure. */
export function readSettings(dataDir: string): Settings {
  const path = join(dataDir, `${settingsFileName}.json`)
  return existsSync(path) ? createSettingsFile(() => openSettings(dataDir), path).get() : settingsSchema.parse({})
}
