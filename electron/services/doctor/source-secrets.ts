import { createHash } from 'node:crypto'
import type { Source } from '../../contract/settings/settings.ts'
import type { SecretState } from '../../core/health/facts.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'

/** Names of the secrets that prove deliveries of a source. */
function provingNames(source: Source): readonly string[] {
  return source.kind === 'ussd-app'
    ? [secretNames.ussdSecret(source.id)]
    : source.webhooks.map(({ id }) => secretNames.webhookSecret(source.id, id))
}

/** Another text once what proves deliveries of the source is another one. The secrets cannot be told from it. */
export function secretMark(source: Source | undefined, vault: Pick<Vault, 'get'>): string {
  const hash = createHash('sha256')
  for (const name of source === undefined ? [] : provingNames(source))
    hash.update(`${name}\n${vault.get(name) ?? ''}\n`)
  return hash.digest('base64url')
}

/** Sources whose deliveries cannot be proven because a stored secret cannot be read, by their id. */
export function unreadableSecrets(
  sources: readonly Source[],
  vault: Pick<Vault, 'unreadable'>,
): ReadonlyMap<string, SecretState> {
  const unreadable = vault.unreadable()
  const struck = sources.filter(source => provingNames(source).some(name => unreadable.has(name)))
  return new Map(struck.map(({ id }) => [id, 'unreadable']))
}
