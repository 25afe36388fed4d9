import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What becomes of a call on its way to Hover. `lose-answer`: Hover does it, and nobody is told. */
export type CallFault =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers?: Record<string, string>
      readonly body?: string
    }
  | { readonly kind: 'lose-answer' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'break-off' }

export interface Gateway {
  readonly url: string
  /** From now on, for every call that begins like this: `POST /api/v2/webhooks`; `''` is every call. */
  spoil(beginning: string, fault: CallFault): void
  mend(): void
  /** Ends the connections that are kept for the next call. */
  hangUp(): void
  stop(): Promise<void>
}

/** Stands between the app and Hover's API and passes every call on, until it is told to spoil some. */
export async function startGateway(hoverUrl: string): Promise<Gateway> {
  const spoiled = new Map<string, CallFault>()
  const server = createServer((incoming, response) => {
    const asked = `${incoming.method} ${incoming.url}`
    const fault = [...spoiled].find(([beginning]) => asked.startsWith(beginning))?.[1]
    switch (fault?.kind) {
      case undefined:
        return passOn(hoverUrl, incoming, response)
      case 'answer':
        incoming.resume()
        return void response.writeHead(fault.status, fault.headers).end(fault.body)
      case 'lose-answer':
        return passOn(hoverUrl, incoming, response, true)
      case 'hang':
        return void incoming.resume()
      case 'break-off':
        return void incoming.socket.destroy()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    spoil: (beginning, fault) => void spoiled.set(beginning, fault),
    mend: () => spoiled.clear(),
    hangUp: () => server.closeAllConnections(),
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function passOn(to: string, incoming: IncomingMessage, response: ServerResponse, losesAnswer = false): void {
  const { method, headers } = incoming
  const onward = request(new URL(incoming.url ?? '/', to), { method, headers, agent: false }, answer => {
    if (losesAnswer) {
      answer.resume()
      return void answer.on('end', () => response.destroy())
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', () => response.destroy())
  incoming.pipe(onward)
}
