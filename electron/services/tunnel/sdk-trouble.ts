import type { HostTrouble } from './host-messages.ts'

/**
 * Reads an error of @ngrok/ngrok 1.7.0 without letting its text out.
 *
 * The SDK sets `errorCode` only for a refused connect. A refused bind has its code in the text alone, and a transport
 * failure has nothing but a text, made by the Rust core and fixed per cause. This is the one place that looks at texts;
 * one that it does not know is `unknown`.
 */
export function sdkTrouble(error: unknown): HostTrouble {
  const text = textOf(error)
  const ngrokCode = codeIn(text)
  return ngrokCode === null ? { kind: kindOf(text), ngrokCode: null } : { kind: 'refused', ngrokCode }
}

/** Why a listener's `join()` was rejected: the one signal of a stop by ngrok's dashboard or API. */
export function endOfListener(error: unknown): HostTrouble {
  const text = textOf(error)
  return { kind: text.includes('error: ListenerClosed') ? 'stopped' : 'dropped', ngrokCode: codeIn(text) }
}

/** `...error_code: ERR_NGROK_334` at the end of a refusal, `error_code: Some("ERR_NGROK_334")` in a stop. */
function codeIn(text: string): string | null {
  return /error_code: (?:Some\(")?(ERR_NGROK_\d{1,6})\b/.exec(text)?.[1] ?? null
}

function kindOf(text: string): HostTrouble['kind'] {
  if (text.includes('failed to establish tcp connection')) return 'unreachable'
  if (text.includes('tls handshake error')) return 'untrusted'
  if (/failed to open muxado stream|failed to deserialize rpc response|transport error/.test(text)) return 'dropped'
  return 'unknown'
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : '')
