import type { Settings } from '../../contract/settings.ts'
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
  readonly supervisor: Pick<Supervisor, 'renewTunnel' | 'renewSource'>
  /** The secrets that the settings name are in the vault by then. */
  readonly onSettings: (settings: Settings) => void
  readonly onSecrets: () => void
  readonly log: Log
}

/** Makes a running engine do what its files say, whoever wrote them: the window, or the command line in another process. */
export function followChanges(deps: Deps): () => void {
  const { settings, vault, supervisor } = deps
  let tunnelToken = vault.get(secretNames.tunnelToken)
  let signIns = readSignIns()

  function readSignIns(): ReadonlyMap<string, string | undefined> {
    const orgs = settings.get().sources.filter(source => source.kind === 'hover-org')
    return new Map(orgs.map(({ id }) => [id, vault.get(secretNames.tokens(id))]))
  }

  /** Somebody connected an organization: it need not wait for a person any more. */
  function renewSignIns(): void {
    const before = signIns
    signIns = readSignIns()
    for (const [id, tokens] of signIns) if (tokens !== before.get(id)) supervisor.renewSource(id)
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
