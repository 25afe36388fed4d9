import { openFixedUrl } from './fixed-url.ts'
import type { TunnelProvider } from './provider.ts'

/** The person runs a proxy or a tunnel of their own and pasted its public address. */
export function createManualUrlTunnel(settings: { readonly url: string }): TunnelProvider {
  return { silenceLimitMs: null, open: request => openFixedUrl(settings.url, request) }
}
