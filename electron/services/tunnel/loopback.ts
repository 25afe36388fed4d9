import { openFixedUrl } from './fixed-url.ts'
import type { TunnelProvider } from './provider.ts'

/** No tunnel: senders on this machine only, such as the practice Hover. */
export function createLoopbackTunnel(): TunnelProvider {
  return { silenceLimitMs: null, open: request => openFixedUrl(`http://127.0.0.1:${request.port}`, request) }
}
