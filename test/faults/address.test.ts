import { describe, it } from 'vitest'
import { endure, type Fault } from './endure.ts'
import { startStranger, takePort } from './stranger.ts'
import { type OwnWay, ownWay } from './way-in.ts'

/** As often as the public address is looked at, in milliseconds. */
const nextLookMs = 10 * 60_000

const faults: readonly Fault<OwnWay>[] = [
  {
    fault: 'the proxy at the public address is down',
    names: ['public-address', 'address-unreachable'],
    strike({ way, clock }) {
      way.wire.cut()
      return clock.wind(nextLookMs)
    },
    heal: ({ way }) => way.wire.mend(),
  },
  {
    fault: 'the public address swallows what it is sent',
    names: ['public-address', 'address-unreachable'],
    async strike({ way, clock }) {
      way.wire.blackHole()
      await clock.wind(nextLookMs)
      await clock.wind(10_000)
    },
    heal: ({ way }) => way.wire.mend(),
  },
  {
    fault: 'the name of the public address is gone',
    names: ['public-address', 'address-unreachable'],
    strike({ way, clock }) {
      way.name.takeAway()
      return clock.wind(nextLookMs)
    },
    heal: ({ way }) => way.name.giveBack(),
  },
]

const strangers = [
  ['leads to another program', 'address-elsewhere', 200],
  ['leads to a proxy with nothing behind it', 'address-unreachable', 502],
  ['sends the caller elsewhere', 'address-elsewhere', 302],
] as const

describe.concurrent('a fault of the public address', () => {
  for (const fault of faults) it(fault.fault, async context => endure(context, await ownWay(), fault))

  for (const [what, code, status] of strangers) {
    const fault = `the public address ${what}`
    it(fault, async context => {
      const stranger = await startStranger((_, response) => response.writeHead(status, { location: '/' }).end('Hello'))
      context.onTestFinished(stranger.stop)
      await endure(context, await ownWay(), {
        fault,
        names: ['public-address', code],
        strike(chain) {
          chain.detour(stranger.port)
          return chain.clock.wind(nextLookMs)
        },
        heal: chain => chain.detour(null),
      })
    })
  }
})

describe.concurrent('a fault of the receiver', () => {
  it('another program has the port', async context => {
    const squatter = await takePort()
    context.onTestFinished(squatter.stop)
    await endure(context, await ownWay(), {
      fault: 'another program has the port',
      names: ['receiver', 'port-taken'],
      strike: chain => chain.setPort(squatter.port),
      heal: () => squatter.stop(),
    })
  })
})
