import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { protocol } from 'electron'
import { fileOf, scheme } from './page-address.ts'

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Has to run before Electron is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // The page's script is compiled once, and not again at each start.
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Returns what resolves when the first page has what it runs. */
export function serveScheme(folder: string): Promise<void> {
  const served = Promise.withResolvers<void>()
  protocol.handle(scheme, async request => {
    const file = fileOf(folder, request.url)
    const type = file === null ? undefined : types[extname(file)]
    if (request.method !== 'GET' || file === null || type === undefined) return notFound()
    try {
      const content = new Uint8Array(await readFile(file))
      if (extname(file) === '.js') served.resolve()
      return new Response(content, { headers: headersFor(type) })
    } catch {
      return notFound()
    }
  })
  return served.promise
}

function headersFor(type: string): Record<string, string> {
  return { 'content-type': type, 'content-security-policy': contentSecurityPolicy, 'x-content-type-options': 'nosniff' }
}

function notFound(): Response {
  return new Response(null, { status: 404, headers: headersFor('text/plain') })
}
