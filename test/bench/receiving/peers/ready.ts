import type { Server } from 'node:http'

export interface Ready {
  readonly port: number
}

/** Tells the bench where this peer listens. A peer must not outlive the bench. */
export function ready(server: Server): void {
  process.once('disconnect', () => process.exit())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The peer has no port.')
  process.send?.({ port: address.port } satisfies Ready)
}

/** Where a peer keeps its database: the one argument. */
export function databaseFile(): string {
  const file = process.argv[2]
  if (file === undefined) throw new Error('A peer needs the path of its database.')
  return file
}
