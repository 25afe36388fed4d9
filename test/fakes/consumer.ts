import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface Got {
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
}

/** A consumer of forwarded events: a real server that answers as it is told, and remembers what it took. */
export async function startConsumer(onEnd: (end: () => void) => void) {
  const taken: Got[] = []
  const refused: Got[] = []
  let answer: (got: Got) => Answer | null = () => ({ status: 200 })
  const waiting: (() => void)[] = []
  const server = createServer(async (request, response) => {
    const got = { headers: request.headers, body: await buffer(request) }
    const chosen = answer(got)
    // Null: the connection breaks, as it does when the process is killed.
    if (chosen === null) return void request.socket.destroy()
    if (chosen.status < 300) taken.push(got)
    else refused.push(got)
    response.writeHead(chosen.status, chosen.headers).end()
    for (const tell of waiting.splice(0)) tell()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onEnd(() => {
    server.closeAllConnections()
    server.close()
  })
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  const until = async (isEnough: () => boolean): Promise<void> => {
    while (!isEnough()) await new Promise<void>(resolve => waiting.push(resolve))
  }
  return {
    ...{ taken, refused, until },
    url: `http://127.0.0.1:${port}/events?token=of-its-own`,
    answerWith(next: typeof answer) {
      answer = next
    },
    ids: () => taken.map(({ headers }) => String(headers['webhook-id'])),
    events: () => taken.map(({ body }) => JSON.parse(body.toString('utf8'))),
  }
}
export type Consumer = Awaited<ReturnType<typeof startConsumer>>
