import { join } from 'node:path'
import type { Settings } from '../../contract/settings/settings.ts'
import type { Clock } from '../clock.ts'
import { storeFolder } from '../folder/data-folder.ts'
import { createSettingsFile, type SettingsFile, type SettingsStore, settingsFileName } from '../folder/settings-file.ts'
import { watchFile } from '../folder/watch-file.ts'
import { createLog, type Log } from '../log.ts'
import { secretNames } from '../secrets/secret-names.ts'
import { type Ciphers, openVault, type Vault, vaultFileName } from '../secrets/vault.ts'
import type { DataPlace } from '../store/data-place.ts'

interface Deps {
  readonly dataDir: string
  readonly openSettings: () => SettingsStore
  readonly ciphers: Ciphers | Promise<Ciphers>
  readonly sqliteBinding: string | null
  readonly clock: Clock
  readonly onLogLine?: (line: string) => void
}

interface Followers {
  readonly onSettings: (settings: Settings) => void
  /** The engine's token is another one. */
  readonly onToken: () => void
}

/** What a desktop that shows an engine elsewhere uses of its data folder; the store in it stays as it is. */
export interface DesktopFolder {
  readonly log: Log
  readonly settings: SettingsFile
  readonly vault: Vault
  readonly place: DataPlace
  /** Tells of what other processes write. Returns how to end it. */
  follow(followers: Followers): () => void
  close(): void
}

/** Throws an error that is a sentence. */
export async function openDesktopFolder(deps: Deps): Promise<DesktopFolder> {
  const { dataDir, clock, onLogLine } = deps
  const log = createLog({ folder: join(dataDir, 'logs'), now: clock.now, ...(onLogLine && { onLine: onLogLine }) })
  const settings = createSettingsFile(deps.openSettings, join(dataDir, `${settingsFileName}.json`))
  const vaultFile = join(dataDir, vaultFileName)
  const vault = await openVault({ file: vaultFile, ciphers: await deps.ciphers })
  const reload = () => void vault.reload().catch(() => log('error', 'secrets-unreadable'))
  return {
    ...{ log, settings, vault, place: { dataDir: join(dataDir, storeFolder), nativeBinding: deps.sqliteBinding } },
    follow({ onSettings, onToken }) {
      let token = vault.get(secretNames.engineToken)
      const stopSettings = settings.onChange(onSettings)
      const stopSecrets = vault.onChange(() => {
        const before = token
        token = vault.get(secretNames.engineToken)
        if (token !== before) onToken()
      })
      const stopWatching = watchFile(vaultFile, reload)
      return () => {
        stopWatching()
        stopSettings()
        stopSecrets()
      }
    },
    close: () => log('info', 'stopped'),
  }
}
