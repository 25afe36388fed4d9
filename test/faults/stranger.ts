import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net'

interface Stranger {
  readonly port: number
  stop(): Promise<void>
}

/** Another program on this machine that answers HTTP in its own way. */
export async function startStranger(answer: RequestListener): Promise<Stranger> {
  const server = createServer(answer)
  const { port, stop } = await listening(server)
  return {
    port,
    stop() {
      server.closeAllConnections()
      return stop()
    },
  }
}

/** Another program that has a port and says nothing. */
export const takePort = (): Promise<Stranger> => listening(createTcpServer(socket => void socket.destroy()))

async function listening(server: Server): Promise<Stranger> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}
