import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface HookRequest {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  readonly json: Readonly<Record<string, unknown>>
}

/** A webhook receiver that keeps what it got and answers what it is told to. */
export const startHook = async (onRequest: (request: HookRequest) => void | Promise<void> = () => {}) => {
  const received: HookRequest[] = []
  let status = 200
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const entry = { path: request.url ?? '', headers: request.headers, body, json: JSON.parse(body.toString('utf8')) }
    received.push(entry)
    await onRequest(entry)
    response.writeHead(status).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook/a1b2`,
    origin: `http://127.0.0.1:${port}`,
    received: received as readonly HookRequest[],
    answer(next: number): void {
      status = next
    },
    stop(): Promise<void> {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}
