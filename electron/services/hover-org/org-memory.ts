import type { HoverOrg } from '../../contract/settings.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import { type TokenStore, tokensSchema } from './oauth.ts'
import type { RegistrationMemory } from './own-webhooks.ts'

interface MemoryDeps {
  readonly settings: SettingsFile
  readonly vault: Vault
}

/** What the practice Hover hands out is worthless after its end, so it never reaches the disk. */
function keepFor({ vault }: MemoryDeps, org: HoverOrg): (name: string, value: string) => Promise<void> {
  return async (name, value) => (org.practice ? vault.setForSession(name, value) : vault.set(name, value))
}

export function tokenStoreOf(deps: MemoryDeps, org: HoverOrg): TokenStore {
  const { vault } = deps
  const name = secretNames.tokens(org.id)
  const keep = keepFor(deps, org)
  return {
    async load() {
      const stored = vault.get(name)
      return stored === undefined ? null : (tokensSchema.safeParse(JSON.parse(stored)).data ?? null)
    },
    save: tokens => keep(name, JSON.stringify(tokens)),
  }
}

export function memoryOf(deps: MemoryDeps, org: HoverOrg): RegistrationMemory {
  const { settings, vault } = deps
  const sourceId = org.id
  const keep = keepFor(deps, org)
  const present = (): HoverOrg | undefined =>
    settings.get().sources.find((source): source is HoverOrg => source.kind === 'hover-org' && source.id === sourceId)
  // Written only when it is news: a look at Hover every few minutes finds everything as it was.
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  const change = (part: Partial<HoverOrg>) =>
    settings.update(before => ({
      ...before,
      sources: before.sources.map(source =>
        source.kind === 'hover-org' && source.id === sourceId ? { ...source, ...part } : source,
      ),
    }))
  return {
    webhooks: () => present()?.webhooks ?? [],
    async saveWebhooks(webhooks) {
      if (!isSame(webhooks, present()?.webhooks)) change({ webhooks: [...webhooks] })
    },
    async saveSecret(webhookId, secret) {
      const name = secretNames.webhookSecret(sourceId, webhookId)
      if (vault.get(name) !== secret) await keep(name, secret)
    },
    dropSecret: webhookId => vault.remove(secretNames.webhookSecret(sourceId, webhookId)),
    pending: () => present()?.pending ?? null,
    savePending: async pending => void change({ pending }),
  }
}
