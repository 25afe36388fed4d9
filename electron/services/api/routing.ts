import type { IncomingMessage } from 'node:http'
import type { Problem } from './problem.ts'
import type { Route } from './route.ts'

export interface FoundRoute {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}
/** Of a window of another computer. */
export type WindowWish =
  | { readonly window: 'hello' }
  | { readonly window: 'news' }
  | { readonly window: 'question'; readonly question: string }
type Found = FoundRoute | WindowWish | 'document' | 'events'

/** Finds what a request asks for by its path and method. */
export type FindRoute = (request: Pick<IncomingMessage, 'method' | 'url'>) => Found | Problem

const eventsPath = '/v1/events'
const documentPath = '/v1/openapi.json'

export function createRouting(routes: readonly Route[]): FindRoute {
  return ({ method = '', url = '/' }) => {
    const [path = '', ...rest] = url.split('?')
    const parts = partsOf(path)
    if (parts === null) return unreadable
    const own = path === eventsPath ? 'events' : path === documentPath ? 'document' : null
    if (own !== null) return method === 'GET' ? own : notAllowed(['GET'])
    const window = windowWish(path)
    if (window !== null) {
      const wanted = window.window === 'question' ? 'POST' : 'GET'
      return method === wanted ? window : notAllowed([wanted])
    }
    const matching = routes.flatMap(route => {
      const params = matchParts(route.path, parts)
      return params === null ? [] : [{ route, params }]
    })
    if (matching.length === 0) return unknownPath
    const found = matching.find(({ route }) => route.method === method)
    if (found === undefined) return notAllowed(matching.map(({ route }) => route.method))
    const query = queryOf(rest.join('?'))
    return query === null ? twice : { ...found, query }
  }
}

function windowWish(path: string): WindowWish | null {
  const [, name] = /^\/v1\/window\/([a-z.-]{1,60})$/.exec(path) ?? []
  if (name === undefined) return null
  return name === 'hello' || name === 'news' ? { window: name } : { window: 'question', question: name }
}

/** Null where it is no text: a part may hold an encoded slash, so each is decoded by itself. */
function partsOf(path: string): readonly string[] | null {
  try {
    return path.split('/').map(part => decodeURIComponent(part))
  } catch {
    return null
  }
}

function matchParts(path: string, parts: readonly string[]): Record<string, string> | null {
  const wanted = path.split('/')
  if (wanted.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [at, want] of wanted.entries()) {
    const part = parts[at] ?? ''
    const [, name] = /^\{(\w+)\}$/.exec(want) ?? []
    if (name !== undefined) params[name] = part
    else if (want !== part) return null
  }
  return params
}

/** Null where a name stands twice: then nobody knows which one is meant. */
function queryOf(text: string): Record<string, string> | null {
  const pairs = [...new URLSearchParams(text)]
  const query = Object.fromEntries(pairs)
  return Object.keys(query).length === pairs.length ? query : null
}

const unreadable = {
  status: 400,
  code: 'invalid-input',
  detail: 'The address cannot be read: encode each part of its path.',
}
const twice = { status: 400, code: 'invalid-input', detail: 'A parameter stands twice. Give each one once.' }
const unknownPath = {
  ...{ status: 404, code: 'not-found' },
  detail: 'There is nothing at this path. See /v1/openapi.json; the slashes of an id have to be encoded as %2F.',
}

function notAllowed(methods: readonly string[]): Problem {
  const allow = methods.join(', ')
  return { status: 405, code: 'method-not-allowed', detail: `Use ${allow} here.`, headers: { allow } }
}
