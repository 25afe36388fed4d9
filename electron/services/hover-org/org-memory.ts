import type { HoverOrg } from '../../contract/settings/settings.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import { readJson } from './http.ts'
import { type TokenStore, tokensSchema } from './oauth.ts'
import type { RegistrationMemory } from './own-webhooks.ts'
import { type Retired, readRetired } from './retired-secret.ts'

interface MemoryDeps {
  readonly settings: SettingsFile
  readonly vault: Vault
}

/** What the practice Hover hands out is worthless after its end, so it never reaches the disk. */
function keepFor({ vault }: Pick<MemoryDeps, 'vault'>, org: HoverOrg): (name: string, value: string) => Promise<void> {
  return async (name, value) => (org.practice ? vault.setForSession(name, value) : vault.set(name, value))
}

export function tokenStoreOf(deps: Pick<MemoryDeps, 'vault'>, org: HoverOrg): TokenStore {
  const { vault } = deps
  const name = secretNames.tokens(org.id)
  const keep = keepFor(deps, org)
  const load = async () => {
    const stored = vault.get(name)
    return stored === undefined ? null : (tokensSchema.safeParse(readJson(stored)).data ?? null)
  }
  return {
    load,
    async reload() {
      await vault.reload()
      return load()
    },
    // Of the size of what comes, so that a full disk refuses it too.
    prepare: () => keep(secretNames.refreshing(org.id), '.'.repeat(vault.get(name)?.length ?? 0)),
    async save(tokens) {
      await keep(name, JSON.stringify(tokens))
      await vault.remove(secretNames.refreshing(org.id)).catch(() => undefined)
    },
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
    hasSecret: webhookId => vault.get(secretNames.webhookSecret(sourceId, webhookId)) !== undefined,
    async saveSecret(webhookId, secret) {
      // Hover may answer after the organization was removed, and nobody would ever remove this one.
      if (present() === undefined) return
      const name = secretNames.webhookSecret(sourceId, webhookId)
      if (vault.get(name) !== secret) await keep(name, secret)
    },
    async retireSecret(webhookId, until) {
      const name = secretNames.webhookSecret(sourceId, webhookId)
      const secret = vault.get(name)
      if (secret === undefined) return
      await keep(secretNames.retiredSecret(sourceId, webhookId), JSON.stringify({ secret, until } satisfies Retired))
      await vault.remove(name)
    },
    async dropRetired(now) {
      const names = vault.names().filter(name => name.startsWith(`${secretNames.retiredSecrets(sourceId)}/`))
      for (const name of names) if (readRetired(vault.get(name), now) === undefined) await vault.remove(name)
    },
    pending: () => present()?.pending ?? null,
    savePending: async pending => void change({ pending }),
  }
}
