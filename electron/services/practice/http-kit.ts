import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'

/** One request as a route sees it. */
export interface Exchange {
  /** The values of the `:names` of the route. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface Answer {
  readonly status: number
  readonly json?: unknown
  readonly html?: string
  readonly headers?: Readonly<Record<string, string>>
  /** What follows once the answer is on its way, such as the POST with the verification code. */
  readonly afterwards?: () => Promise<unknown>
}

export type Handler = (exchange: Exchange) => Answer | Promise<Answer>

/** Keys such as `PUT /api/v2/webhooks/:code/verify`. */
export type Routes = Readonly<Record<string, Handler>>

export interface Match {
  readonly route: string
  readonly handler: Handler
  readonly params: Readonly<Record<string, string>>
}

/** The first route that fits; null when there is none. */
export const matchRoute = (routes: Routes, method: string, path: string): Match | null => {
  for (const [route, handler] of Object.entries(routes)) {
    const [wanted, pattern = ''] = route.split(' ')
    const params = wanted === method ? matchPath(pattern, path) : null
    if (params !== null) return { route, handler, params }
  }
  return null
}

const matchPath = (pattern: string, path: string): Record<string, string> | null => {
  const names = pattern.split('/')
  const parts = path.split('/')
  if (names.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? ''
    if (name.startsWith(':')) params[name.slice(1)] = decode(part)
    else if (name !== part) return null
  }
  return params
}

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The JSON in a body, undefined when it is none. */
export const jsonOf = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

/** A field of JSON or of a form: Hover's token endpoint is used with both. */
export const fieldsOf = ({ headers, body }: Exchange): unknown =>
  headers['content-type']?.startsWith('application/x-www-form-urlencoded')
    ? Object.fromEntries(new URLSearchParams(body.toString('utf8')))
    : jsonOf(body)

const maxBodyBytes = 1024 * 1024

/** The whole body, null when it is too large. */
export const readBody = async (request: IncomingMessage): Promise<Buffer | null> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    // Read to the end all the same: an answer to a sender who is still sending would be lost.
    if (bytes <= maxBodyBytes) chunks.push(chunk)
  }
  return bytes > maxBodyBytes ? null : Buffer.concat(chunks)
}

const perPage = 25

/** Hover's lists: 25 rows a page whatever is asked for, chosen by `page`. */
export const page = <Row>(rows: readonly Row[], query: URLSearchParams) => {
  const asked = Number(query.get('page') ?? '1')
  const current = Number.isInteger(asked) && asked > 0 ? asked : 1
  return {
    pagination: {
      current_page: current,
      total_pages: Math.max(1, Math.ceil(rows.length / perPage)),
      total: rows.length,
    },
    results: rows.slice((current - 1) * perPage, current * perPage),
  }
}

/** Sends an answer; pages hold no scripts. */
export const writeAnswer = (response: ServerResponse, { status, json, html, headers = {} }: Answer): void => {
  const type = html === undefined ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8'
  const text = html ?? (json === undefined ? '' : JSON.stringify(json))
  const policy = { 'content-security-policy': "default-src 'none'", 'cache-control': 'no-store' }
  response.writeHead(status, { ...policy, ...(text === '' ? {} : { 'content-type': type }), ...headers }).end(text)
}
