import type { ProblemCode } from '../../contract/connection.ts'

type TunnelProblemCode = Extract<
  ProblemCode,
  `tunnel-${string}` | 'no-network' | 'tls-intercepted' | 'needs-public-url'
>

/** Why a tunnel is not there. Its sentence is made from `code`; a provider's own words are never passed on. */
export interface TunnelProblem {
  readonly code: TunnelProblemCode
  /** The provider's code, such as ERR_NGROK_334, for the log. */
  readonly providerCode: string | null
  readonly retry: 'auto' | 'user'
}

export type TunnelFact =
  | { readonly kind: 'online'; readonly url: string }
  /** The edge answered a heartbeat. Says nothing about the endpoint: it can come before `online`. */
  | { readonly kind: 'beat'; readonly latencyMs: number }
  /** The attempt is over and everything it held is freed. */
  | { readonly kind: 'ended'; readonly problem: TunnelProblem }

export interface TunnelRequest {
  /** Port of the receiver on 127.0.0.1. */
  readonly port: number
  /** Never called before `open` returned; `ended` comes once and is the last fact. After `close()` none comes. */
  readonly onFact: (fact: TunnelFact) => void
}

export interface TunnelSession {
  /** Resolves when the tunnel is gone. Bounded: what does not go by itself is killed. May be called again. */
  close(): Promise<void>
  /** The same at once, for one that no longer hears: what it holds is freed by force. */
  kill(): Promise<void>
}

/** One `open` is one attempt. A provider reports facts; waiting and trying again is the supervisor's. */
export interface TunnelProvider {
  /** Milliseconds within which an open session gives a `beat`, or it hears nothing any more; null when it gives none. */
  readonly silenceLimitMs: number | null
  open(request: TunnelRequest): TunnelSession
}
