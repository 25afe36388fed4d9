import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { ciphers } from '../../electron/cli/data/folder.ts'
import { storeFolder } from '../../electron/services/folder/data-folder.ts'
import {
  createSettingsFile,
  settingsFileName,
  settingsFileOptions,
} from '../../electron/services/folder/settings-file.ts'
import { secretNames } from '../../electron/services/secrets/secret-names.ts'
import { openVault, vaultFileName } from '../../electron/services/secrets/vault.ts'
import { createSources } from '../../electron/services/sources/sources.ts'

export const ussdSecret = 'bb98a2d7cc8f51037c9c5cd05376ddf5'
export const webhook = { id: 4711, secret: 'c2VjcmV0LW9mLXRoZS13ZWJob29rLW9ubHktZm9yLXRlc3Rz' }

/** A data folder with one source of each kind, which tells of everything that can be told. */
export interface Shop {
  readonly dataDir: string
  readonly ussdPath: string
  readonly orgPath: string
}

export const tempFolder = (): string => mkdtempSync(join(tmpdir(), 'hover-tray-crash-'))

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })

export const placeOf = (dataDir: string) => ({ dataDir: join(dataDir, storeFolder), nativeBinding: null })

export async function openShop(dataDir: string): Promise<Shop> {
  // Not watched: a watcher makes the folder again after it was removed.
  const conf = () => new Conf({ ...settingsFileOptions, watch: false, cwd: dataDir, configName: settingsFileName })
  const settings = createSettingsFile(conf, join(dataDir, `${settingsFileName}.json`))
  const vault = await openVault({ file: join(dataDir, vaultFileName), ciphers: ciphers(dataDir) })
  const sources = createSources({ settings, vault, now: Date.now })
  const ussdPath = '/hook/ussd-of-the-crash-suite'
  const orgPath = '/hook/org-of-the-crash-suite'
  settings.update(before => ({
    ...before,
    // For the command prune; an engine of the suite does not live until it begins with that by itself.
    retention: { ...before.retention, maxTransactions: 400 },
    notifications: {
      failed: true,
      unknown: true,
      cancelled: true,
      succeeded: true,
      stuck: true,
      unusual: true,
      awayReport: false,
      debugRuns: true,
    },
  }))
  const app = await sources.add({ kind: 'ussd-app', name: 'Shop', secret: ussdSecret, hookPath: ussdPath })
  const org = await sources.add({
    ...{ kind: 'hover-org', name: 'Homes', hookPath: orgPath, redirectUri: 'https://hover.to' },
    // Nothing listens there: this organization is never signed in.
    ...{ baseUrl: 'http://127.0.0.1:9', clientId: 'id', clientSecret: 'secret' },
  })
  if (!app.ok || !org.ok) throw new Error('The sources could not be added.')
  // As if it had been registered by hand.
  await vault.set(secretNames.webhookSecret(org.value.id, webhook.id), webhook.secret)
  return { dataDir, ussdPath, orgPath }
}
