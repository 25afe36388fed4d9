import type { IncomingMessage } from 'node:http'

/**
 * Whether everybody on the way reads the same request out of these bytes. What the parser takes and another server may
 * read otherwise is how requests are smuggled past a proxy (RFC 9112, sections 3.2 and 6.1): another version, a coding
 * beside `chunked`, `chunked` in HTTP/1.0, or more than one Host.
 */
export function isUnambiguous({ httpVersion, headers, rawHeaders }: IncomingMessage): boolean {
  const coding = headers['transfer-encoding']
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return false
  if (coding !== undefined && (httpVersion !== '1.1' || coding.toLowerCase() !== 'chunked')) return false
  return rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'host').length <= 1
}

/** The path of a request target, exactly as it came, without the query. */
export function pathOf(target: string): string {
  const query = target.indexOf('?')
  return query === -1 ? target : target.slice(0, query)
}
