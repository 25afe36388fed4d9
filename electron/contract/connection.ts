import type { Speech } from './speech/said.ts'
import type { SourceKind } from './transactions/transaction.ts'

/** Something that stops a part of the app from working, in words a person can act on. */
export interface Problem {
  readonly code: ProblemCode
  /** What happened and what to do. Made from the code in core/problem.ts; never a provider's raw text. */
  readonly sentence: string
  /** `auto`: the app keeps trying. `user`: only a person can mend it. */
  readonly retry: 'auto' | 'user'
}

export const problemCodes = [
  'port-taken',
  'receiver-failed',
  'no-network',
  'tls-intercepted',
  'tunnel-auth-missing',
  'tunnel-auth-rejected',
  'tunnel-agent-limit',
  'tunnel-endpoint-limit',
  'tunnel-address-in-use',
  'tunnel-address-not-yours',
  'tunnel-account-blocked',
  'tunnel-client-too-old',
  'tunnel-stopped-remotely',
  'tunnel-failed',
  'address-unreachable',
  'address-elsewhere',
  'needs-secret',
  'needs-connecting',
  'needs-public-url',
  'hover-unreachable',
  'hover-unauthorized',
  'hover-forbidden',
  'hover-refused',
  'hover-rate-limited',
  'hover-failed',
  'code-never-came',
  'not-saved',
  'secret-unreadable',
  'sign-in-unreadable',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** The states a person can be told (architecture: one place for time). */
export type LinkState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'registering' }
  | { readonly kind: 'awaiting-code' }
  | { readonly kind: 'verifying' }
  | { readonly kind: 'live' }
  | { readonly kind: 'down'; readonly problem: Problem; readonly retryAt: string | null }

export type ReceiverState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'down'; readonly problem: Problem }

export type TunnelState =
  | { readonly kind: 'off' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'online'; readonly url: string }
  | { readonly kind: 'down'; readonly problem: Problem; readonly retryAt: string | null }

/** Whether the public address was seen to lead to this very app. Asked through the internet with a nonce. */
export type AddressState =
  | { readonly kind: 'unchecked' }
  | { readonly kind: 'reached'; readonly at: string }
  | { readonly kind: 'down'; readonly problem: Problem; readonly at: string; readonly retryAt: string | null }

/** How the latest look at Hover's list went. */
export type HoverLook =
  | { readonly kind: 'worked' }
  /** Somebody asked for it, and Hover has not answered yet. */
  | { readonly kind: 'waiting' }
  /** `isCertain`: it was not the first in a row, or somebody asked for it. */
  | { readonly kind: 'failed'; readonly code: ProblemCode; readonly isCertain: boolean }

/** Our webhook as Hover lists it, looked up every few minutes. */
export interface HoverView {
  /** When Hover last answered such a look; null: not yet, although it took the webhook. */
  readonly seenAt: string | null
  readonly look: HoverLook
  readonly verifiedAt: string | null
  /** What Hover noted of an answer it did not like; shortened and masked. */
  readonly lastError: string | null
}

export interface SourceConnection {
  readonly sourceId: string
  readonly name: string
  readonly kind: SourceKind
  readonly practice: boolean
  readonly state: LinkState
  readonly localUrl: string | null
  /** What Hover calls; null while there is no tunnel. */
  readonly publicUrl: string | null
  readonly lastDeliveryAt: string | null
  /** Deliveries refused since the start: a wrong secret, a bad signature. */
  readonly refused: number
  /** What to do about the latest refusal; null when there was none since the last delivery that was let in. */
  readonly hint: string | null
  /** The hint in no language. */
  readonly saidHint?: Speech
  /** Null for USSD apps, and until Hover was asked. */
  readonly hoverView: HoverView | null
}

/** The whole way from Hover to this machine, as one value. */
export interface Connection {
  readonly receiver: ReceiverState
  readonly tunnel: TunnelState
  readonly address: AddressState
  readonly sources: readonly SourceConnection[]
}
