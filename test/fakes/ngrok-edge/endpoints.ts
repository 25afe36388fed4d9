import type { MuxadoSession } from './session.ts'

/** An address that an agent has bound. */
export interface Endpoint {
  readonly id: string
  readonly host: string
  readonly proto: string
  readonly url: string
  readonly session: MuxadoSession
}

export interface EndpointTable {
  add(endpoint: Endpoint): void
  remove(id: string): void
  removeSession(session: MuxadoSession): void
  /** By public host name; with a single endpoint any name will do, so that tests need not set a Host header. */
  find(host: string): Endpoint | undefined
  all(): Endpoint[]
}

export function createEndpointTable(): EndpointTable {
  const byId = new Map<string, Endpoint>()
  const all = (): Endpoint[] => [...byId.values()]
  return {
    add: endpoint => void byId.set(endpoint.id, endpoint),
    remove: id => void byId.delete(id),
    removeSession(session) {
      for (const endpoint of all()) if (endpoint.session === session) byId.delete(endpoint.id)
    },
    find: host => all().find(endpoint => endpoint.host === host) ?? (byId.size === 1 ? all()[0] : undefined),
    all,
  }
}
