import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Wire {
  readonly port: number
  /** Another end from now on; null: nobody is there. Connections that are open stay. */
  leadTo(port: number | null): void
  /** Every connection breaks, and new ones are refused. */
  cut(): void
  /** Every connection stays open and carries nothing any more, and so does every new one. */
  blackHole(): void
  /** As it was; what a black hole has swallowed is lost. */
  mend(): Promise<void>
  stop(): Promise<void>
}

/** A TCP connection on this machine that can be broken in the middle. */
export async function startWire(first: number | null = null): Promise<Wire> {
  const sockets = new Set<Socket>()
  let target = first
  let isBlack = false

  const hold = (socket: Socket): Socket => {
    sockets.add(socket)
    return socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
  }
  const dropAll = () => {
    for (const socket of sockets) socket.destroy()
  }

  const server = createServer(near => {
    hold(near)
    if (isBlack) return void near.resume()
    if (target === null) return void near.destroy()
    const far = hold(connect(target, '127.0.0.1'))
    near.on('data', bytes => void (isBlack || far.write(bytes)))
    far.on('data', bytes => void (isBlack || near.write(bytes)))
    near.on('end', () => far.end()).on('close', () => isBlack || far.destroy())
    far.on('end', () => near.end()).on('close', () => isBlack || near.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    port,
    leadTo(next) {
      target = next
    },
    cut() {
      server.close()
      dropAll()
    },
    blackHole() {
      isBlack = true
    },
    async mend() {
      if (isBlack) dropAll()
      isBlack = false
      if (server.listening) return
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
    },
    async stop() {
      dropAll()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
