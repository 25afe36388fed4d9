import type { Source } from '../../contract/settings/settings.ts'
import { secretNames } from '../../services/secrets/secret-names.ts'
import type { Vault } from '../../services/secrets/vault.ts'
import type { Folder } from '../data/folder.ts'

/** Whether a secret is there. `unreadable`: it was encrypted with another key, such as the desktop's keyring. */
export interface SecretView {
  readonly state: 'kept' | 'missing' | 'unreadable'
  /** To tell two apart; null when there is none, or when it is so short that four characters would give it away. */
  readonly lastFour: string | null
}

const shortestHinted = 16

export function viewSecret(vault: Vault, name: string): SecretView {
  if (vault.unreadable().has(name)) return { state: 'unreadable', lastFour: null }
  const secret = vault.get(name)
  if (secret === undefined) return { state: 'missing', lastFour: null }
  return { state: 'kept', lastFour: secret.length < shortestHinted ? null : secret.slice(-4) }
}

export function describeSecret({ state, lastFour }: SecretView): string {
  return lastFour === null ? state : `...${lastFour}`
}

/** A source as scripts see it: everything but the secrets themselves. */
export function describeSource({ vault }: Folder, source: Source) {
  const { id, kind, name, hookPath, practice } = source
  const secret = viewSecret(vault, kind === 'ussd-app' ? secretNames.ussdSecret(id) : secretNames.clientSecret(id))
  const common = { id, kind, name, hookPath, practice, secret }
  if (source.kind === 'ussd-app')
    return {
      ...common,
      previousSecret: viewSecret(vault, secretNames.previousUssdSecret(id)),
      previousSecretUntil: source.previousSecretUntil,
    }
  return {
    ...common,
    baseUrl: source.baseUrl,
    clientId: source.clientId,
    redirectUri: source.redirectUri,
    isConnected: vault.get(secretNames.tokens(id)) !== undefined,
    webhooks: webhooksOf(vault, source),
  }
}

/** Those that the app registered, and those whose secret a person brought. */
function webhooksOf(vault: Vault, source: Extract<Source, { kind: 'hover-org' }>) {
  const own = source.webhooks.map(webhook => ({ ...webhook, registeredBy: 'app' as const }))
  const ids = new Set(own.map(webhook => webhook.id))
  const prefix = secretNames.webhookSecret(source.id, 0).slice(0, -1)
  const brought = vault
    .names()
    .filter(name => name.startsWith(prefix))
    .map(name => Number(name.slice(prefix.length)))
    .filter(id => !ids.has(id))
    .map(id => ({ id, url: null, verified: null, registeredBy: 'person' as const }))
  return [...own, ...brought]
}
