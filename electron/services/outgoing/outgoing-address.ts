import { Webhook } from 'standardwebhooks'

/** What is wrong with an address that is not safe, and what to do. */
export const unsafeAddress =
  'Enter an address that begins with https://, without a name or password in it. Plain http:// is taken only on this computer.'

/** Over plain http, whoever listens would read what failed. */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  if (username !== '' || password !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}

/** Whether it is a key of a Standard Webhook: `whsec_` and Base64. */
export function isSigningKey(key: string): boolean {
  try {
    return key.startsWith('whsec_') && new Webhook(key).sign('a', new Date(0), '') !== ''
  } catch {
    return false
  }
}
