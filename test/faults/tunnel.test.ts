import { syncBuiltinESMExports } from 'node:module'
import os from 'node:os'
import { describe, expect, it } from 'vitest'
import { startNgrokEdge } from '../fakes/ngrok-edge/edge.ts'
import { type Chain, signal } from './chain.ts'
import { endure, type Fault } from './endure.ts'
import { type NgrokWay, ngrokWay, portOf } from './way-in.ts'

/** What is refused at the next connection is seen by dropping the present one. */
const refuse = (what: 'token' | 'address', code: string) => ({
  strike({ way }: Chain<NgrokWay>) {
    way.refuse(what, { prose: 'No.', code })
    way.edge.killAgents()
  },
  heal: ({ way }: Chain<NgrokWay>) => way.refuse(what, null),
})

const pidOf = ({ hosts }: Chain): number => hosts.at(-1)?.pid ?? 0

/** What takes long comes first: they run side by side. */
const faults: readonly Fault<NgrokWay>[] = [
  {
    fault: 'the connection to ngrok is a black hole',
    names: ['tunnel', 'no-network'],
    strike: ({ way }) => way.wire.blackHole(),
    heal: ({ way }) => way.wire.mend(),
  },
  {
    fault: 'ngrok leaves the callers of the address waiting',
    names: ['public-address', 'address-unreachable'],
    async strike({ way, retry, clock }) {
      // Also at the address of another session: one that is made before this is named would hide it.
      way.edge.swallowRequests({ alsoLater: true })
      await retry()
      await clock.wind(10_000)
    },
    heal: ({ way }) => way.edge.serveNewEndpoints(),
  },
  {
    fault: 'the tunnel is killed and ngrok cannot be reached',
    names: ['tunnel', 'no-network'],
    strike: ({ way }) => way.wire.cut(),
    heal: ({ way }) => way.wire.mend(),
  },
  {
    fault: 'ngrok drops the agent, and takes it back',
    names: ['tunnel', 'tunnel-failed'],
    strike: ({ way }) => way.edge.killAgents(),
  },
  {
    fault: 'the process of the tunnel is killed',
    names: ['tunnel', 'tunnel-failed'],
    strike: chain => signal(pidOf(chain), 'SIGKILL'),
  },
  {
    fault: 'the process of the tunnel freezes',
    names: ['tunnel', 'tunnel-failed'],
    strike(chain) {
      signal(pidOf(chain), 'SIGSTOP')
      return chain.clock.wind(28_000)
    },
  },
  {
    fault: 'ngrok refuses the token',
    names: ['tunnel', 'tunnel-auth-rejected'],
    ...refuse('token', 'ERR_NGROK_107'),
    mendedBy: 'a person',
    async heal({ way, setTunnel }) {
      way.refuse('token', null)
      await setTunnel(way.settings, 'a-new-token-of-the-tests')
    },
  },
  {
    fault: 'the account has as many agents as it may',
    names: ['tunnel', 'tunnel-agent-limit'],
    ...refuse('token', 'ERR_NGROK_108'),
  },
  {
    fault: 'another agent uses the domain',
    names: ['tunnel', 'tunnel-address-in-use'],
    ...refuse('address', 'ERR_NGROK_334'),
  },
  {
    fault: 'the domain is another account’s',
    names: ['tunnel', 'tunnel-address-not-yours'],
    ...refuse('address', 'ERR_NGROK_320'),
    mendedBy: 'a person',
    heal({ way, retry }) {
      way.refuse('address', null)
      return retry()
    },
  },
  {
    fault: 'somebody stops the tunnel on ngrok’s dashboard',
    names: ['tunnel', 'tunnel-stopped-remotely'],
    strike: ({ way }) => way.edge.stopTunnel(way.edge.urls()[0] ?? '', { message: 'bye', code: '' }),
    mendedBy: 'a person',
    heal: ({ retry }) => retry(),
  },
  {
    fault: 'ngrok forgets the address, and keeps the agent',
    names: ['public-address', 'address-unreachable'],
    strike({ way, retry }) {
      way.edge.loseEndpoints()
      return retry()
    },
  },
  {
    fault: 'the name of the public address is not known any more',
    names: ['public-address', 'address-unreachable'],
    strike({ way, retry }) {
      way.name.takeAway()
      return retry()
    },
    heal: ({ way }) => way.name.giveBack(),
  },
]

describe.concurrent('a fault of the tunnel', () => {
  for (const fault of faults) it(fault.fault, async context => endure(context, await ngrokWay(), fault))

  it('another network is there, and is noticed although the next attempt is far off', async context => {
    const real = os.networkInterfaces
    let interfaces = real
    const stand = (found: typeof real) => {
      os.networkInterfaces = found
      syncBuiltinESMExports()
    }
    stand(() => interfaces())
    context.onTestFinished(() => stand(real))
    const other = { address: '192.0.2.7', netmask: '255.255.255.0', mac: '00:00:00:00:00:00', cidr: null }
    let retryAt = Number.NaN
    let backAt = Number.NaN
    await endure(context, await ngrokWay(), {
      fault: 'the network is gone for long, and another one comes',
      names: ['tunnel', 'no-network'],
      async strike({ way, clock, driver }) {
        way.wire.cut()
        // Every attempt waits longer than the one before.
        for (let count = 0; count < 6; count++) {
          await driver.until('the tunnel is down', health => health?.broken === 'tunnel')
          await clock.wind(40_000)
        }
      },
      async heal({ way, app, clock, driver }) {
        await driver.until('the next attempt is far off', () => {
          const { tunnel } = app().connection()
          retryAt = tunnel.kind === 'down' ? Date.parse(tunnel.retryAt ?? '') : Number.NaN
          return retryAt - clock.now() > 15_000
        })
        await way.wire.mend()
        interfaces = () => ({ ...real(), eth9: [{ ...other, family: 'IPv4', internal: false }] })
      },
      isMended({ clock }) {
        backAt = clock.now()
        return true
      },
    })
    expect(backAt).toBeLessThan(retryAt)
  })

  it('somebody intercepts the connection to ngrok', async context => {
    const interceptor = await startNgrokEdge()
    context.onTestFinished(interceptor.stop)
    await endure(context, await ngrokWay(), {
      fault: 'somebody intercepts the connection to ngrok',
      names: ['tunnel', 'tls-intercepted'],
      strike({ way }) {
        way.wire.leadTo(portOf(interceptor))
        way.edge.killAgents()
      },
      heal: ({ way }) => way.wire.leadTo(portOf(way.edge)),
    })
  })
})
