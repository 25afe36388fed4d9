import { describe, it } from 'vitest'
import { z } from 'zod'
import type { Chain } from './chain.ts'
import { endure, type Fault } from './endure.ts'
import { type OwnWay, ownWay } from './way-in.ts'

type OwnFault = Fault<OwnWay>

const hour = 3_600_000

/** Hover makes the same event anew; more than one, because a single old delivery is nobody's clock. */
async function failJobs({ failJob }: Chain<OwnWay>): Promise<void> {
  for (let count = 0; count < 3; count++) await failJob()
}

const rowSchema = z.object({ id: z.int() })
const codeSchema = z.object({ code: z.string() })

async function registerToo({ callHover, source, orgId }: Chain<OwnWay>): Promise<number> {
  const webhook = { url: source(orgId)?.publicUrl }
  return rowSchema.parse(await callHover('POST', '/api/v2/webhooks', { webhook })).id
}

const clockFault = (fault: string, strike: OwnFault['strike'], heal: OwnFault['heal']): OwnFault => ({
  fault,
  names: ['authenticity', 'clock-skew'],
  async strike(chain) {
    await strike(chain)
    await failJobs(chain)
  },
  mendedBy: 'a person',
  async heal(chain) {
    await heal?.(chain)
    await chain.failJob()
  },
})

const faults: readonly OwnFault[] = [
  {
    fault: 'the secret of the app is another one at Hover',
    names: ['authenticity', 'wrong-secret'],
    strike(chain) {
      chain.pointShop('another-secret-of-the-tests')
      return chain.hover.deliver()
    },
    mendedBy: 'a person',
    async heal({ app, shopId, hover }) {
      await app().answers['sources.rotate']({ id: shopId, secret: 'another-secret-of-the-tests' })
      await hover.deliver()
    },
  },
  clockFault(
    'this clock is an hour fast',
    ({ clock }) => clock.set(hour),
    ({ clock }) => clock.set(-hour),
  ),
  clockFault(
    'this clock steps back by two hours',
    ({ clock }) => clock.set(-2 * hour),
    ({ clock }) => clock.set(2 * hour),
  ),
  {
    fault: 'this clock steps back by five minutes',
    names: null,
    async strike({ clock, failJob }) {
      clock.set(-300_000)
      await clock.wind(60_000)
      await failJob()
    },
  },
  {
    fault: 'another program registers the same address at Hover',
    names: null,
    async strike(chain) {
      await registerToo(chain)
      await chain.failJob()
      await chain.clock.wind(60_000)
    },
  },
  {
    fault: 'another program registers the same address, and verifies it',
    names: null,
    async strike(chain) {
      const { hover, callHover, failJob, clock } = chain
      const id = await registerToo(chain)
      hover.webhooks.habits.resendAnswersCode = true
      const { code } = codeSchema.parse(await callHover('POST', `/api/v2/webhooks/${id}/request_verification`))
      await callHover('PUT', `/api/v2/webhooks/${code}/verify`)
      await failJob()
      await clock.wind(60_000)
      // Hover posts to one after the other, in whichever order.
      await chain.postSigned(id)
      await clock.wind(60_000)
    },
  },
]

describe.concurrent('a fault of the proof of origin', () => {
  for (const fault of faults) it(fault.fault, async context => endure(context, await ownWay(), fault))
})
