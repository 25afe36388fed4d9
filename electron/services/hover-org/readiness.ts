import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import type { NotReady } from '../supervision/way-in/outcome-problem.ts'

/** What a person has to bring before an organization can be registered; null when all is there. */
export function notReady(vault: Pick<Vault, 'get' | 'unreadable'>, sourceId: string): NotReady['code'] | null {
  const [secret, tokens] = [secretNames.clientSecret(sourceId), secretNames.tokens(sourceId)]
  // The secret first, because a sign-in needs it.
  if (vault.unreadable().has(secret)) return 'secret-unreadable'
  if (vault.get(secret) === undefined) return 'needs-secret'
  if (vault.unreadable().has(tokens)) return 'sign-in-unreadable'
  return vault.get(tokens) === undefined ? 'needs-connecting' : null
}
