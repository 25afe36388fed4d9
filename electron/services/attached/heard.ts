import type { EngineProblemCode } from '../../contract/settings/engine.ts'

/** What came back from an engine elsewhere, or why nothing did. */
export type Heard<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: EngineProblemCode }

/** What Node and OpenSSL call a certificate that does not prove who answers. */
const untrusted = /^(?:CERT_|ERR_TLS_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_)/

/** Of a call that was not answered: `fetch` hides the reason in the cause of its error. */
export function problemOfError(error: unknown): EngineProblemCode {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return untrusted.test(code) ? 'untrusted' : 'unreachable'
}

/** Of an answer that is none. `isOurs`: it is one of the problems that the API words (RFC 9457). */
export function problemOfStatus(status: number, isOurs: boolean): EngineProblemCode {
  if (status === 401) return 'token-refused'
  if (!isOurs) return status >= 500 ? 'unreachable' : 'no-engine'
  // An API that knows nothing of windows.
  if (status === 404 || status === 405) return 'engine-older'
  if (status === 421) return 'other-host'
  return status === 503 ? 'busy' : 'unreadable'
}
