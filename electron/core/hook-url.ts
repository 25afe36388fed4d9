import type { Source } from '../contract/settings.ts'

/** The address of a source's hook under the base that leads to the receiver. */
export function hookUrl(base: string, hookPath: string): string {
  return base.replace(/\/+$/, '') + hookPath
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
