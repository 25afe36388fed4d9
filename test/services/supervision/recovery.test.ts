import { randomBytes } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Connection } from '../../../electron/contract/connection.ts'
import { type Clock, systemClock } from '../../../electron/services/clock.ts'
import { findHere } from '../../../electron/services/receiving/find-here.ts'
import { createReceiver } from '../../../electron/services/receiving/http/receiver.ts'
import { createProbeDesk } from '../../../electron/services/receiving/probe-desk.ts'
import { createSupervisor } from '../../../electron/services/supervision/supervisor.ts'
import { createAddressProbe } from '../../../electron/services/supervision/way-in/address-probe.ts'
import { type ForkedHost, forkTunnelHost } from '../../../electron/services/tunnel/fork-host.ts'
import { createNgrokTunnel } from '../../../electron/services/tunnel/ngrok.ts'
import { startTimer } from '../../../electron/services/tunnel/timer.ts'
import type { NgrokEdge } from '../../fakes/ngrok-edge/edge.ts'
import { edgeWith, hostEntry, isAlive } from '../tunnel/attempt.ts'
import { settingsOf } from './supervised.ts'

/** Real time, so many times as fast. */
function hastened(speed: number): Clock {
  const start = Date.now()
  return {
    now: () => start + (Date.now() - start) * speed,
    face: null,
    after: (ms, act) => systemClock.after(ms / speed, act),
  }
}

interface Heartbeat {
  readonly intervalSeconds: number
  readonly toleranceSeconds: number
}

/** As the app asks for it: a machine that stands still for a moment is not taken for a dead connection. */
const calm: Heartbeat = { intervalSeconds: 10, toleranceSeconds: 15 }
/** For what only a missing heartbeat shows: soon, but not so soon that a busy machine misses one by itself. */
const quick: Heartbeat = { intervalSeconds: 1, toleranceSeconds: 4 }

/** The way in with everything real, up to the edge's public side: receiver, supervisor, probe, SDK in its process. */
async function startWay({ speed = 1, heartbeat = calm }: { speed?: number; heartbeat?: Heartbeat } = {}) {
  const edge: NgrokEdge = await edgeWith({ urlOf: () => `http://127.0.0.1:${edge.publicPort}` })
  const desk = createProbeDesk(randomBytes)
  const hosts: ForkedHost[] = []
  const told: Connection[] = []
  const waiting = new Set<() => void>()
  const supervisor = createSupervisor({
    clock: hastened(speed),
    random: Math.random,
    receiver: createReceiver({
      isHook: path => path === '/hook/a',
      handle: async () => ({ status: 200 }),
      find: findHere({ proof: desk.answer }),
      now: Date.now,
    }),
    tunnelFor() {
      const tunnel = createNgrokTunnel({
        settings: { kind: 'ngrok', domain: '', server: edge },
        authtoken: 'a-token',
        startTimer,
        heartbeat,
        spawnHost() {
          const host = forkTunnelHost(hostEntry)
          hosts.push(host)
          return host
        },
      })
      return { ...tunnel, silenceLimitMs: (tunnel.silenceLimitMs ?? 0) * speed }
    },
    probe: createAddressProbe({ fetch: globalThis.fetch, desk }),
    register: async () => ({ kind: 'not-ready', code: 'needs-connecting' }),
    secretProblemOf: () => null,
    onChange(connection) {
      told.push(connection)
      for (const check of [...waiting]) check()
    },
  })
  onTestFinished(supervisor.stop)

  const until = (isSo: (connection: Connection) => boolean): Promise<void> =>
    new Promise(resolve => {
      const check = () => {
        if (!isSo(supervisor.connection())) return
        waiting.delete(check)
        resolve()
      }
      waiting.add(check)
      check()
    })
  const isWhole = ({ tunnel, address }: Connection) => tunnel.kind === 'online' && address.kind === 'reached'
  const pidOf = (host: ForkedHost | undefined): number => {
    if (host?.pid === undefined) throw new Error('No host process was started.')
    return host.pid
  }
  supervisor.start(settingsOf({ port: 0, sources: [] }))
  await until(isWhole)
  return {
    ...{ edge, supervisor, told },
    hosts: () => hosts.length,
    pid: () => pidOf(hosts.at(-1)),
    /** Resolves when the break was noticed and mended. */
    async mended() {
      await until(connection => !isWhole(connection))
      await until(isWhole)
    },
    post: () => fetch(`http://127.0.0.1:${edge.publicPort}/hook/a`, { method: 'POST', body: '{}' }),
  }
}

describe('the way in, once it is open', () => {
  it('is proven by a question through the public address', async () => {
    const { post, told } = await startWay()
    expect([told.at(-1)?.address.kind, (await post()).status]).toEqual(['reached', 200])
  })
})

describe('the way in mends itself', () => {
  it('after the edge dropped the session', async () => {
    const { edge, mended, post, hosts } = await startWay()
    edge.killAgents()
    await mended()
    expect([hosts(), (await post()).status]).toEqual([2, 200])
  })

  it('after the edge fell silent: a black hole', async () => {
    const { edge, mended, post, hosts } = await startWay({ heartbeat: quick })
    edge.freeze()
    await mended()
    expect([hosts(), (await post()).status]).toEqual([2, 200])
  })

  it('after the process of the session was killed', async () => {
    const { pid, mended, post, hosts } = await startWay()
    process.kill(pid(), 'SIGKILL')
    await mended()
    expect([hosts(), (await post()).status]).toEqual([2, 200])
  })

  it.skipIf(process.platform === 'win32')('after the process of the session froze, which is gone then', async () => {
    const { pid, mended, post, hosts } = await startWay({ heartbeat: quick })
    const frozen = pid()
    process.kill(frozen, 'SIGSTOP')
    await mended()
    expect([hosts(), isAlive(frozen), (await post()).status]).toEqual([2, false, 200])
  })

  it('after the edge lost the address, although the session seems alive', async () => {
    const { edge, supervisor, mended, post, hosts } = await startWay()
    edge.loseEndpoints()
    supervisor.kick()
    await mended()
    expect([hosts(), (await post()).status]).toEqual([2, 200])
  })

  it('after the edge began to swallow what comes to the address, although the session seems alive', async () => {
    const { edge, supervisor, mended, post, hosts } = await startWay({ speed: 4 })
    edge.swallowRequests()
    supervisor.kick()
    await mended()
    expect([hosts(), (await post()).status]).toEqual([2, 200])
  })
})
