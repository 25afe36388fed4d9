import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { type ForkedHost, forkTunnelHost } from '../../../electron/services/tunnel/fork-host.ts'
import type { HostProcess } from '../../../electron/services/tunnel/host-process.ts'
import { createNgrokTunnel } from '../../../electron/services/tunnel/ngrok.ts'
import type { TunnelFact, TunnelProblem, TunnelSession } from '../../../electron/services/tunnel/provider.ts'
import { startTimer } from '../../../electron/services/tunnel/timer.ts'
import type { EdgePolicy } from '../../fakes/ngrok-edge/agent-side.ts'
import { type NgrokEdge, startNgrokEdge } from '../../fakes/ngrok-edge/edge.ts'

export const hostEntry = fileURLToPath(new URL('../../../electron/services/tunnel/tunnel-host.ts', import.meta.url))

/** One attempt to open an ngrok tunnel with the real SDK, and all that was said meanwhile. */
interface Attempt {
  readonly session: TunnelSession
  readonly facts: readonly TunnelFact[]
  /** Every message of the host process as it came. */
  readonly hostMessages: readonly unknown[]
  readonly hostPid: number
  /** The public address; rejects when the attempt ended before. */
  readonly online: Promise<string>
  readonly ended: Promise<TunnelProblem>
}

interface AttemptOptions {
  readonly server?: { readonly address: string; readonly caFile: string }
  readonly port?: number
  readonly authtoken?: string
  readonly domain?: string
  readonly heartbeat?: { readonly intervalSeconds: number; readonly toleranceSeconds: number }
}

/** A stand-in of ngrok's edge for as long as the test runs. */
export async function edgeWith(policy: EdgePolicy = {}): Promise<NgrokEdge> {
  const edge = await startNgrokEdge(policy)
  onTestFinished(edge.stop)
  return edge
}

/** Closed when the test is finished. */
export function openAttempt(edge: NgrokEdge, options: AttemptOptions = {}): Attempt {
  const facts: TunnelFact[] = []
  const hostMessages: unknown[] = []
  const hosts: ForkedHost[] = []
  const online = Promise.withResolvers<string>()
  const ended = Promise.withResolvers<TunnelProblem>()
  online.promise.catch(() => {}) // only some tests wait for it

  const provider = createNgrokTunnel({
    settings: { kind: 'ngrok', domain: options.domain ?? '', server: options.server ?? edge },
    authtoken: options.authtoken ?? 'a-token',
    startTimer,
    spawnHost: () => {
      const host = forkTunnelHost(hostEntry)
      hosts.push(host)
      return overheard(host, message => hostMessages.push(message))
    },
    ...(options.heartbeat && { heartbeat: options.heartbeat }),
  })
  const session = provider.open({
    port: options.port ?? 9,
    onFact(fact) {
      facts.push(fact)
      if (fact.kind === 'online') online.resolve(fact.url)
      if (fact.kind !== 'ended') return
      online.reject(new Error(`The attempt ended: ${JSON.stringify(fact.problem)}`))
      ended.resolve(fact.problem)
    },
  })
  onTestFinished(() => session.close())
  const hostPid = hosts[0]?.pid
  if (hostPid === undefined) throw new Error('No host process was started.')
  return {
    session,
    facts,
    hostMessages,
    hostPid,
    online: online.promise,
    ended: ended.promise,
  }
}

function overheard(host: HostProcess, hear: (message: unknown) => void): HostProcess {
  return {
    ...host,
    onMessage: listen =>
      host.onMessage(message => {
        hear(message)
        listen(message)
      }),
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
