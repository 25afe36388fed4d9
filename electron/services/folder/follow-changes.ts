import type { Settings } from '../../contract/settings/settings.ts'
import type { Log } from '../log.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Supervisor } from '../supervision/supervisor.ts'
import type { SettingsFile } from './settings-file.ts'
import { watchFile } from './watch-file.ts'

interface Deps {
  readonly settings: SettingsFile
  readonly vault: Vault
  readonly vaultFile: string
  readonly supervisor: Pick<Supervisor, 'renewTunnel' | 'renewSource' | 'renewCredentials'>
  /** The secrets that the settings name are in the vault by then. */
  readonly onSettings: (settings: Settings) => void
  readonly onSecrets: () => void
  readonly log: Log
}

interface SignIn {
  readonly tokens: string | undefined
  /** Client ID and secret as one text. */
  readonly credentials: string
}

/** Makes a running engine do what its files say, whoever wrote them: the window, or the command line in another process. */
export function followChanges(deps: Deps): () => void {
  const { settings, vault, supervisor } = deps
  let tunnelToken = vault.get(secretNames.tunnelToken)
  let signIns = readSignIns()

  function readSignIns(): ReadonlyMap<string, SignIn> {
    const orgs = settings.get().sources.filter(source => source.kind === 'hover-org')
    return new Map(
      orgs.map(({ id, clientId }) => {
        const credentials = JSON.stringify([clientId, vault.get(secretNames.clientSecret(id))])
        return [id, { tokens: vault.get(secretNames.tokens(id)), credentials }]
      }),
    )
  }

  /** Somebody connected an organization, or entered its credentials: it need not wait for a person any more. */
  function renewSignIns(): void {
    const before = signIns
    signIns = readSignIns()
    for (const [id, { tokens, credentials }] of signIns) {
      const known = before.get(id)
      if (known !== undefined && credentials !== known.credentials) supervisor.renewCredentials(id)
      else if (tokens !== known?.tokens) supervisor.renewSource(id)
    }
  }

  function renewTunnel(): void {
    const before = tunnelToken
    tunnelToken = vault.get(secretNames.tunnelToken)
    if (tunnelToken !== before) supervisor.renewTunnel()
  }

  const reload = () => vault.reload().catch(() => deps.log('error', 'secrets-unreadable'))
  const stopSettings = settings.onChange(changed => void reload().then(() => deps.onSettings(changed)))
  const stopSecrets = vault.onChange(() => {
    // A new secret counts from when the grace of the one before is known: the settings were written first, but may be
    // heard of later.
    settings.reload()
    deps.onSecrets()
    renewSignIns()
    renewTunnel()
  })
  const stopWatching = watchFile(deps.vaultFile, () => void reload())
  return () => {
    stopWatching()
    stopSettings()
    stopSecrets()
  }
}
