import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Problem } from './problem.ts'

interface Deps {
  /** The address that is listened on. */
  readonly host: string
  /** Other names by which it may be asked, such as that of a proxy. */
  readonly names: readonly string[]
  /** Undefined: there is none, and nobody is let in. */
  readonly token: () => string | undefined
  readonly onRefused: (count: number) => void
}

export interface Guard {
  /** Null: it may be answered. */
  check(request: IncomingMessage): Problem | null
  /** How many were refused since the start. */
  refused(): number
}

/**
 * Lets in who has the token and asks for this host by one of its names. A web page that made its own name lead here
 * (DNS rebinding) asks by that name; pages of other origins say so by `Origin`, and no program does.
 */
export function createGuard({ host, names, token, onRefused }: Deps): Guard {
  const known = new Set([...loopbackNames, ...(wildcards.has(host) ? [] : [host]), ...names].map(plainName))
  let refused = 0

  function judge({ headers, headersDistinct, url = '' }: IncomingMessage): Problem | null {
    const [asked = '', ...others] = headersDistinct.host ?? []
    if (others.length > 0 || !known.has(nameIn(asked))) return otherHost
    if (!url.startsWith('/')) return otherHost
    if (headers.origin !== undefined) return fromPage
    const expected = token()
    return expected !== undefined && isBearer(headers.authorization, expected) ? null : noToken
  }

  return {
    check(request) {
      const problem = judge(request)
      if (problem === null) return null
      refused += 1
      onRefused(refused)
      return problem
    },
    refused: () => refused,
  }
}

const loopbackNames = ['127.0.0.1', 'localhost', '::1']
const wildcards: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

const plainName = (name: string): string => name.toLowerCase().replace(/^\[(.*)\]$/, '$1')

/** Without its port. */
function nameIn(host: string): string {
  const [, name = ''] = /^(\[[0-9a-f:.]+\]|[^:[\]/@\s]+)(?::\d{1,5})?$/i.exec(host) ?? []
  return plainName(name)
}

/** In constant time, whatever the length of what was given. */
function isBearer(given: string | undefined, token: string): boolean {
  const [, shown = ''] = /^Bearer +(\S+)$/i.exec(given ?? '') ?? []
  const [a, b] = [shown, token].map(text => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}

const otherHost: Problem = {
  status: 421,
  code: 'other-host',
  detail:
    'The API does not answer to this host name. Ask by the address that it listens on, or add the name to "names" of "api" in the configuration.',
}
const fromPage: Problem = {
  status: 403,
  code: 'from-page',
  detail: 'The API answers programs, not web pages. Ask it from a server of yours.',
}
const noToken: Problem = {
  status: 401,
  code: 'no-token',
  detail: 'Send the header "Authorization: Bearer TOKEN" with the token that `hover-tray api token` prints.',
  headers: { 'www-authenticate': 'Bearer realm="hover-tray"' },
}
