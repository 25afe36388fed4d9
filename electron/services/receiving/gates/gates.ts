import type { Settings } from '../../../contract/settings/settings.ts'
import { publicPrefix } from '../../../core/hook-url.ts'
import { readRetired } from '../../hover-org/retired-secret.ts'
import { secretNames } from '../../secrets/secret-names.ts'
import type { Vault } from '../../secrets/vault.ts'
import type { SecretProblemOf } from '../../supervision/supervised-state.ts'
import { createHoverGate, type HoverGate } from './hover-gate.ts'
import { createUssdGate, type UssdGate, type UssdSecret } from './ussd-gate.ts'

interface Deps {
  readonly settings: () => Settings
  readonly vault: Pick<Vault, 'get' | 'unreadable'>
  readonly publicBase: () => string | null
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export interface Gates {
  /** Why deliveries of a USSD app cannot be proven now. */
  readonly secretProblemOf: SecretProblemOf
  ussd(): UssdGate
  /** What that gate knows, for another thread's. */
  ussdSecrets(): readonly UssdSecret[]
  hover(sourceId: string): HoverGate
  /** Settings or secrets changed. */
  renew(): void
}

/** The checks of authenticity, made from settings and secrets once and kept until these change: they run per delivery. */
export function createGates({ settings, vault, publicBase, now }: Deps): Gates {
  let ussdGate: UssdGate | null = null
  const hoverGates = new Map<string, HoverGate>()

  function ussdSecrets(): readonly UssdSecret[] {
    const apps = settings().sources.filter(source => source.kind === 'ussd-app')
    return apps.flatMap(({ id, previousSecretUntil }) => {
      const current = vault.get(secretNames.ussdSecret(id)) ?? ''
      const entries: UssdSecret[] = [{ sourceId: id, secret: current, provenBy: 'current-secret' }]
      if (previousSecretUntil === null) return entries
      const secret = vault.get(secretNames.previousUssdSecret(id)) ?? ''
      entries.push({ sourceId: id, secret, provenBy: 'previous-secret', until: Date.parse(previousSecretUntil) })
      return entries
    })
  }

  return {
    secretProblemOf(sourceId) {
      const name = secretNames.ussdSecret(sourceId)
      if (vault.unreadable().has(name)) return 'secret-unreadable'
      return vault.get(name) === undefined ? 'needs-secret' : null
    },
    ussd() {
      ussdGate ??= createUssdGate(ussdSecrets(), now)
      return ussdGate
    },
    ussdSecrets,
    hover(sourceId) {
      const known = hoverGates.get(sourceId)
      if (known !== undefined) return known
      const isPractice = settings().sources.some(({ id, practice }) => id === sourceId && practice)
      const gate = createHoverGate({
        secretOf: webhookId =>
          vault.get(secretNames.webhookSecret(sourceId, webhookId)) ??
          readRetired(vault.get(secretNames.retiredSecret(sourceId, webhookId)), now()),
        // The practice Hover calls this machine directly, whatever the tunnel.
        publicPath: target => (isPractice ? target : publicPrefix(publicBase()) + target),
        acceptsSha1: settings().acceptsSha1,
        replayWindowMs: settings().replayWindowSeconds * 1000,
      })
      hoverGates.set(sourceId, gate)
      return gate
    },
    renew() {
      ussdGate = null
      hoverGates.clear()
    },
  }
}
