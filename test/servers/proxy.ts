import { connect, createServer, type Socket } from 'node:net'
import type { OnEnd } from '../services/store/store-kit.ts'

/**
 * Stands between a client and a server on this computer and counts what passes, in both directions. A piece at which something
 * is to happen is never passed on: its connection breaks, so whoever sent it cannot know whether it arrived.
 */
export async function startProxy(toPort: number, onEnd: OnEnd) {
  const sockets = new Set<Socket>()
  let passed = 0
  let moment = 0
  let act = async () => {}
  let acting: Promise<void> = Promise.resolve()

  const server = createServer(client => {
    const upstream = connect(toPort, '127.0.0.1')
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from)
      from.on('error', () => {})
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      from.on('data', piece => {
        passed += 1
        if (passed !== moment) return void to.write(piece)
        acting = act()
        client.destroy()
        upstream.destroy()
      })
    }
  })
  const port = await new Promise<number>(resolve =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    }),
  )
  onEnd(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return {
    port,
    /** At the piece with this number from now on, the first is 1; 0: never. */
    at(next: number, what: () => Promise<void>): void {
      ;[passed, moment, act] = [0, next, what]
    },
    /** Whether it happened, once it is done. */
    async happened(): Promise<boolean> {
      await acting
      return moment > 0 && passed >= moment
    },
  }
}
