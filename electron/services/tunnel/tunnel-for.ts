import type { Settings } from '../../contract/settings/settings.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import type { HostProcess } from './host-process.ts'
import { createLoopbackTunnel } from './loopback.ts'
import { createManualUrlTunnel } from './manual-url.ts'
import { createNgrokTunnel } from './ngrok.ts'
import type { TunnelProvider } from './provider.ts'
import { startTimer } from './timer.ts'

interface Deps {
  readonly vault: Vault
  readonly spawnHost: () => HostProcess
}

/** The provider that the settings choose, with the token of this moment. */
export function createTunnelFor({ vault, spawnHost }: Deps): (settings: Settings) => TunnelProvider {
  return ({ tunnel }) => {
    switch (tunnel.kind) {
      case 'loopback':
        return createLoopbackTunnel()
      case 'manual':
        return createManualUrlTunnel(tunnel)
      case 'ngrok':
        return createNgrokTunnel({
          settings: tunnel,
          authtoken: vault.get(secretNames.tunnelToken) ?? null,
          spawnHost,
          startTimer,
        })
    }
  }
}
