import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A reverse proxy on this machine that passes on what comes under a prefix, without the prefix; 404 to the rest. */
export async function startPrefixProxy(prefix: string) {
  let target: URL | null = null
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/'
    if (target === null || !path.startsWith(`${prefix}/`)) return void outgoing.writeHead(404).end()
    const { hostname, port } = target
    const { method, headers } = incoming
    const onward = request({ hostname, port, path: path.slice(prefix.length), method, headers }, answer => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    return new Promise<void>(resolve => server.close(() => resolve()))
  })
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    /** Only the origin of the address counts. */
    leadTo(url: string): void {
      target = new URL(url)
    },
  }
}
