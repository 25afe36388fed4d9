import { describe, it } from 'vitest'
import type { Health } from '../../electron/contract/health.ts'
import type { Chain } from './chain.ts'
import { endure, type Fault } from './endure.ts'
import type { CallFault } from './gateway.ts'
import { type OwnWay, ownWay } from './way-in.ts'

type OwnFault = Fault<OwnWay>

/** As often as Hover's list is looked at while all is well, in milliseconds. */
const nextLookMs = 5 * 60_000

/** As soon as a look that failed is repeated. */
const againMs = 60_000

const isUnsure = (health: Health | null): boolean =>
  health?.links.some(({ name, state }) => name === 'registration' && state === 'checking') === true

/** A new public address has to be registered, so that Hover is needed. */
const move = ({ setTunnel, way }: Chain<OwnWay>) => setTunnel(way.elsewhere)

/** The address changes while Hover's API does this; the app comes back by itself. */
const duringMove = (fault: string, code: string, spoiled: CallFault, calls = ''): OwnFault => ({
  fault,
  names: ['registration', code],
  strike(chain) {
    chain.gateway.spoil(calls, spoiled)
    return move(chain)
  },
  heal: ({ gateway }) => gateway.mend(),
})

const retried = (fault: OwnFault): OwnFault => ({
  ...fault,
  mendedBy: 'a person',
  async heal(chain) {
    await fault.heal?.(chain)
    await chain.retry()
  },
})

const reconnected = (fault: OwnFault): OwnFault => ({
  ...fault,
  mendedBy: 'a person',
  async heal(chain) {
    await fault.heal?.(chain)
    await chain.connect()
  },
})

const page = '<!doctype html><title>Sign in to the network</title>'
const html = { 'content-type': 'text/html' }
const register = 'POST /api/v2/webhooks'

const hasMoved = ({ webhooks, way }: Chain<OwnWay>): boolean => {
  const [only, ...others] = webhooks()
  const base = way.elsewhere.kind === 'manual' ? way.elsewhere.url : ''
  return others.length === 0 && only?.verified_at !== null && only?.url.startsWith(`${base}/`) === true
}

/** What takes long comes first: they run side by side. */
const faults: readonly OwnFault[] = [
  duringMove('Hover does not answer the registration in time', 'hover-unreachable', { kind: 'hang' }, register),
  duringMove('Hover refuses connections', 'hover-unreachable', { kind: 'break-off' }),
  duringMove('Hover answers with 500', 'hover-failed', { kind: 'answer', status: 500, body: 'Oops' }),
  duringMove('Hover answers with 503', 'hover-failed', { kind: 'answer', status: 503, headers: html, body: page }),
  duringMove('a network’s sign-in page answers for Hover', 'hover-failed', {
    ...{ kind: 'answer', status: 200, headers: html, body: page },
  }),
  duringMove('Hover redirects the call', 'hover-failed', {
    ...{ kind: 'answer', status: 302, headers: { location: 'http://127.0.0.1:9/' } },
  }),
  duringMove('Hover asks to wait (429)', 'hover-rate-limited', {
    ...{ kind: 'answer', status: 429, headers: { 'retry-after': '2' } },
  }),
  retried(duringMove('Hover refuses the address (422)', 'hover-refused', { kind: 'answer', status: 422 }, register)),
  retried(
    duringMove('Hover lets this account manage nothing (403)', 'hover-forbidden', { kind: 'answer', status: 403 }),
  ),
  reconnected(
    duringMove('Hover accepts the sign-in no more (401)', 'hover-unauthorized', { kind: 'answer', status: 401 }),
  ),
  {
    fault: 'the name of Hover cannot be looked up',
    names: ['registration', 'hover-unreachable'],
    strike(chain) {
      chain.hoverName.takeAway()
      chain.gateway.hangUp()
      return move(chain)
    },
    heal: ({ hoverName }) => hoverName.giveBack(),
  },
  ...(
    [
      ['Hover’s API is dead', 'hover-unreachable', { kind: 'break-off' }],
      ['Hover’s API answers with 503', 'hover-failed', { kind: 'answer', status: 503 }],
    ] as const
  ).flatMap(([what, code, spoiled]): OwnFault[] => [
    {
      fault: `${what} while the webhook is live`,
      names: ['registration', code],
      async strike({ gateway, clock, driver, app }) {
        gateway.spoil('', spoiled)
        await clock.wind(nextLookMs)
        await driver.until('one look failed', isUnsure)
        await app().store.settled()
        await clock.wind(againMs)
      },
      async heal({ gateway, clock }) {
        gateway.mend()
        await clock.wind(againMs)
      },
    },
    {
      fault: `${what} while the webhook is live, and somebody asks`,
      names: ['registration', code],
      async strike({ gateway, app }) {
        gateway.spoil('', spoiled)
        await app().answers['health.check']({ isAfresh: true })
      },
      async heal({ gateway, clock }) {
        gateway.mend()
        await clock.wind(againMs)
      },
    },
  ]),
  {
    fault: 'an admin takes the app’s access away',
    names: ['registration', 'hover-unauthorized'],
    strike({ hover, clock }) {
      hover.revokeSignIn()
      return clock.wind(nextLookMs)
    },
    mendedBy: 'a person',
    heal: ({ connect }) => connect(),
  },
  {
    fault: 'the answer to the registration is lost (201)',
    names: null,
    strike(chain) {
      chain.gateway.spoil(register, { kind: 'lose-answer' })
      return move(chain)
    },
    isMended: hasMoved,
    heal: ({ gateway, driver, webhooks }) =>
      driver.until('Hover has the second webhook', () => webhooks().length !== 1).then(() => gateway.mend()),
  },
  {
    fault: 'the verification code is lost',
    names: ['registration', 'code-never-came'],
    async strike(chain) {
      chain.hover.webhooks.habits.code = 'never'
      await move(chain)
      await chain.driver.until('the code is awaited', () => chain.source(chain.orgId)?.state.kind === 'awaiting-code')
      await chain.driver.until('Hover has registered', () => chain.webhooks().length === 2)
      await chain.clock.wind(20_000)
    },
    heal({ hover }) {
      hover.webhooks.habits.code = 'after-answer'
    },
  },
  {
    fault: 'somebody deletes the webhook at Hover',
    names: null,
    strike({ hover, webhooks, clock }) {
      for (const { id } of webhooks()) hover.webhooks.forget(id)
      return clock.wind(nextLookMs)
    },
    isMended: ({ webhooks }) => webhooks().some(({ verified_at }) => verified_at !== null),
  },
  {
    fault: 'Hover counts the webhook as not verified any more',
    names: null,
    strike({ hover, webhooks, clock }) {
      for (const { id } of webhooks()) hover.webhooks.unverify(id)
      return clock.wind(nextLookMs)
    },
    isMended: ({ webhooks }) => webhooks().some(({ verified_at }) => verified_at !== null),
  },
  {
    fault: 'somebody points the webhook to another address',
    names: null,
    strike({ hover, webhooks, clock }) {
      for (const { id } of webhooks()) hover.webhooks.repoint(id, 'http://127.0.0.1:9/elsewhere')
      return clock.wind(nextLookMs)
    },
    isMended: ({ webhooks, source, orgId }) =>
      webhooks().some(({ url, verified_at }) => verified_at !== null && url === source(orgId)?.publicUrl),
  },
  {
    fault: 'the access token expires',
    names: null,
    strike({ hover, clock }) {
      hover.expireAccess()
      return clock.wind(nextLookMs)
    },
  },
]

describe.concurrent('a fault of the registration at Hover', () => {
  for (const fault of faults) it(fault.fault, async context => endure(context, await ownWay(), fault))
})
