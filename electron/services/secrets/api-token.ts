import { secretNames } from './secret-names.ts'
import type { Vault } from './vault.ts'

const leastLength = 32

/** Whoever guesses has all the time there is. */
export function isLongEnough(token: string): boolean {
  return token.length >= leastLength
}

export const shortToken = `The token of the API has to have ${leastLength} characters at least. Make one with: openssl rand -hex 32`

/** The token that lets programs ask the engine; made the first time, and again with `isNew`: the old one ends at once. */
export async function ensureApiToken(
  vault: Pick<Vault, 'get' | 'set'>,
  random: (bytes: number) => Buffer,
  isNew = false,
): Promise<string> {
  const known = vault.get(secretNames.apiToken)
  if (known !== undefined && !isNew) return known
  const made = random(32).toString('base64url')
  await vault.set(secretNames.apiToken, made)
  return made
}
