import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import type { Server, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { type EdgePolicy, serveAgent } from './agent-side.ts'
import { makeCertificates } from './certificates.ts'
import { createEndpointTable } from './endpoints.ts'
import { streamType } from './messages.ts'
import { servePublic } from './public-side.ts'
import type { MuxadoSession } from './session.ts'

export interface NgrokEdge {
  /** host:port for the SDK's `serverAddr`. */
  readonly address: string
  /** PEM file of the CA that the edge's certificate is from. */
  readonly caFile: string
  /** Plain HTTP on 127.0.0.1: what is sent here comes out at the agent. */
  readonly publicPort: number
  /** Agents connected now. */
  agentCount(): number
  /** Agents that ever connected. */
  agentsSoFar(): number
  /** Public addresses bound now. */
  urls(): string[]
  /** Resolves as soon as `isSo()` holds; it is asked again at each change of agents and endpoints. */
  when(isSo: () => boolean): Promise<void>
  /** Drops every agent's connection. */
  killAgents(): void
  /** Agents stay connected and are never answered again; those that come later are. */
  freeze(): void
  /** Callers find nothing at the addresses bound now, while their agents stay connected and their heartbeats are answered. */
  loseEndpoints(): void
  /** The same, but callers are left waiting. `alsoLater`: also at addresses bound from now on, until they are served. */
  swallowRequests(which?: { readonly alsoLater: boolean }): void
  /** Callers of addresses bound from now on are served; those left waiting before stay so. */
  serveNewEndpoints(): void
  /** Ends one endpoint, as ngrok's dashboard does. */
  stopTunnel(url: string, reason: { readonly message: string; readonly code: string }): void
  /** Asks every agent to stop. */
  sendStopCommand(): void
  stop(): Promise<void>
}

/**
 * A stand-in of ngrok's edge for the real SDK, on 127.0.0.1. Modelled: the agent protocol and HTTP endpoints. Not
 * modelled: plans, limits, traffic policy, the interstitial page, other kinds of endpoint, the edge's own time-outs.
 */
export async function startNgrokEdge(policy: EdgePolicy = {}): Promise<NgrokEdge> {
  const certificates = makeCertificates()
  const folder = await mkdtemp(join(tmpdir(), 'ngrok-edge-'))
  const caFile = join(folder, 'ca.pem')
  await writeFile(caFile, certificates.caPem)

  const endpoints = createEndpointTable()
  const sessions = new Set<MuxadoSession>()
  let agents = 0
  const waiting = new Set<() => void>()
  const onChange = (): void => {
    for (const check of [...waiting]) check()
  }

  const agentServer = createTlsServer({ cert: certificates.certPem, key: certificates.keyPem }, socket => {
    const onClose = (session: MuxadoSession): void => {
      sessions.delete(session)
      onChange()
    }
    agents += 1
    sessions.add(serveAgent({ socket, policy, endpoints, onChange, onClose }))
    onChange()
  })
  const swallowed = new Set<string>()
  let swallowsAll = false
  const isSwallowed = (id: string): boolean => {
    if (swallowsAll) swallowed.add(id)
    return swallowed.has(id)
  }
  const publicServer = createHttpServer(servePublic(endpoints, isSwallowed))
  const sockets = new Set<Socket>()
  agentServer.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const agentPort = await listen(agentServer)
  const publicPort = await listen(publicServer)

  return {
    address: `localhost:${agentPort}`,
    caFile,
    publicPort,
    agentCount: () => sessions.size,
    agentsSoFar: () => agents,
    urls: () => endpoints.all().map(endpoint => endpoint.url),
    when: isSo =>
      new Promise(resolve => {
        const check = (): void => {
          if (!isSo()) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
    killAgents() {
      for (const session of [...sessions]) session.destroy()
    },
    freeze() {
      for (const session of sessions) session.freeze()
    },
    loseEndpoints() {
      for (const { id } of endpoints.all()) endpoints.remove(id)
    },
    swallowRequests({ alsoLater } = { alsoLater: false }) {
      swallowsAll = alsoLater
      for (const { id } of endpoints.all()) swallowed.add(id)
    },
    serveNewEndpoints() {
      swallowsAll = false
    },
    stopTunnel(url, reason) {
      const endpoint = endpoints.all().find(one => one.url === url)
      if (endpoint === undefined) throw new Error(`No endpoint is bound to ${url}.`)
      endpoints.remove(endpoint.id)
      const news = { Id: endpoint.id, Message: reason.message, ErrorCode: reason.code }
      endpoint.session.openTyped(streamType.stopTunnel).end(JSON.stringify(news))
    },
    sendStopCommand() {
      for (const session of sessions) session.openTyped(streamType.stop).end('{}')
    },
    async stop() {
      for (const socket of sockets) socket.destroy()
      publicServer.closeAllConnections()
      await Promise.all([close(agentServer), close(publicServer)])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => server.close(() => resolve()))
}
