import type { Settings, Source } from '../contract/settings/settings.ts'

/** The address of a source's hook under the base that leads to the receiver. */
export function hookUrl(base: string, hookPath: string): string {
  return base.replace(/\/+$/, '') + hookPath
}

/** Where Hover sends the browser after the consent, when the app's own address is the redirect address. */
export const callbackPath = '/oauth/callback'

/** The public base as far as the settings alone tell it; null when it is known only once the tunnel is open. */
export function fixedBase({ tunnel, port }: Pick<Settings, 'tunnel' | 'port'>): string | null {
  switch (tunnel.kind) {
    case 'loopback':
      return port === 0 ? null : `http://127.0.0.1:${port}`
    case 'manual':
      return tunnel.url
    case 'ngrok':
      return tunnel.domain === '' ? null : `https://${tunnel.domain}`
  }
}

/** What a proxy in front of this machine cuts off: Hover signs the path that it called, prefix included. */
export function publicPrefix(base: string | null): string {
  return base === null ? '' : base.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/\/+$/, '')
}

export function isLoopback(url: string): boolean {
  return /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/i.test(url)
}

/** Where Hover shall post for this source: practice never leaves this machine. Null while there is no way in. */
export function wantedUrl(source: Source, localBase: string | null, tunnelBase: string | null): string | null {
  const base = source.practice ? localBase : tunnelBase
  return base === null ? null : hookUrl(base, source.hookPath)
}

/** A Hover on the internet cannot call an address of this machine; one that runs here can. */
export function canReach(hoverBaseUrl: string, url: string): boolean {
  return !isLoopback(url) || isLoopback(hoverBaseUrl)
}
