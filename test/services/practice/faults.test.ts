import { createHash } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { type FaultPlan, faultPlanSchema } from '../../../electron/contract/practice.ts'
import { pause } from '../../../electron/services/clock.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { startPractice } from './setup.ts'

/** The same bytes at every run. */
function steadyBytes() {
  let count = 0
  return (size: number) => {
    count += 1
    return createHash('shake256', { outputLength: size }).update(String(count)).digest()
  }
}

async function practising(plan: Partial<FaultPlan>) {
  const clock = createFakeClock()
  const after = (ms: number, signal: AbortSignal) => pause(clock, ms, signal)
  const hover = await startPractice({ now: clock.now, after, randomBytes: steadyBytes() })
  onTestFinished(hover.stop)
  hover.practice.setAppWebhook(hover.hook.url, 'of-the-app')
  await hover.connectHook()
  const codes = hover.hook.received.length
  hover.practice.setFaults(faultPlanSchema.parse(plan))
  const wait = async (isOver: () => boolean) => {
    while (!isOver()) {
      await clock.advance(250)
      await new Promise(resolve => setImmediate(resolve))
    }
  }
  return {
    hover,
    clock,
    counts: () => hover.practice.faultState().counts,
    received: () => hover.hook.received.slice(codes),
    async play(name: string) {
      let isOver = false
      const played = Promise.resolve(hover.practice.play(name)).finally(() => {
        isOver = true
      })
      await wait(() => isOver)
      return played
    },
    async playDay(rate: number, seconds: number) {
      hover.practice.beginDay({ rate, seconds })
      await clock.advance(seconds * 1000)
      await wait(() => hover.practice.faultState().playing === 0)
    },
  }
}

const schema = z.object({ data: z.object({ attributes: z.object({ status: z.string(), initiated_at: z.string() }) }) })
const attributes = (received: readonly { readonly json: unknown }[]) =>
  received.map(({ json }) => schema.parse(json).data.attributes)
const statuses = (received: readonly { readonly json: unknown }[]) => attributes(received).map(({ status }) => status)

test('what is dropped is made and never posted', async () => {
  const { play, received, counts } = await practising({ drop: 100 })
  await play('send-money')
  expect([received().length, counts()]).toMatchObject([0, { made: 2, posted: 0, befell: { drop: 2 } }])
})

test('what is duplicated comes again byte for byte', async () => {
  const { play, received, counts } = await practising({ duplicate: 100 })
  await play('no-response')
  const bodies = received().map(({ body }) => body.toString('utf8'))
  expect([bodies.length > 1, new Set(bodies).size, counts().posted]).toEqual([true, 1, bodies.length])
})

test('what is reordered comes behind the next one of its transaction', async () => {
  const right = await practising({})
  await right.play('send-money')
  const { play, received } = await practising({ reorder: 50, seed: 8 })
  await play('send-money')
  expect([statuses(right.received()), statuses(received())]).toEqual([
    ['pending', 'succeeded'],
    ['succeeded', 'pending'],
  ])
})

test('what is delayed does not hold up what follows', async () => {
  const { play, received } = await practising({ delay: 50, seed: 2 })
  await play('send-money')
  expect(statuses(received())).toEqual(['succeeded', 'pending'])
})

test('a USSD delivery that is badly signed has a wrong secret', async () => {
  const { play, received } = await practising({ badSignature: 100 })
  await play('no-response')
  expect(received().map(({ json }) => json.meta)).toEqual([{ secret: 'of-somebody-else' }])
})

test('an event that is badly signed has a signature of another secret', async () => {
  const [right, wrong] = [await practising({}), await practising({ badSignature: 100 })]
  for (const one of [right, wrong]) await one.play('job-failed')
  const signature = ({ received }: typeof right) => received().map(({ headers }) => headers['hover-signature-256'])
  expect(signature(wrong)).toHaveLength(2)
  expect(signature(wrong)).not.toEqual(signature(right))
})

test('an event of a wrong clock is dated wrong, and signed over that date', async () => {
  const { play, received, clock } = await practising({ clockSkew: 100 })
  const began = clock.now()
  await play('job-failed')
  const off = received().map(({ headers }) => Math.abs(Date.parse(headers.date ?? '') - began) > 15_000)
  expect(off).toContain(true)
})

test('a late USSD transaction began up to two weeks ago', async () => {
  const { play, received, clock } = await practising({ late: 100 })
  await play('no-response')
  const [first] = attributes(received())
  const daysAgo = (clock.now() - Date.parse(first?.initiated_at ?? '')) / 86_400_000
  expect([daysAgo >= 1, daysAgo <= 14.01]).toEqual([true, true])
})

test('codes of a registration are spared, so that a webhook can be verified', async () => {
  const { hover } = await practising({ drop: 100, badSignature: 100 })
  await hover.connectHook(hover.hook.url)
  expect(hover.practice.webhooks.rows().filter(({ verified_at }) => verified_at !== null)).toHaveLength(2)
})

test('the same seed gives the same deliveries, byte for byte', async () => {
  const everything = { drop: 10, delay: 20, duplicate: 20, reorder: 20, badSignature: 10, clockSkew: 10, late: 10 }
  const dayOf = async (seed: number) => {
    const day = await practising({ ...everything, seed })
    await day.playDay(0.5, 60)
    const ussd = day.received().filter(({ json }) => 'data' in json)
    return { bodies: ussd.map(({ body }) => body.toString('utf8')).sort(), counts: day.counts() }
  }
  const [first, second, other] = [await dayOf(7), await dayOf(7), await dayOf(8)]
  expect(second).toEqual(first)
  expect(other.bodies).not.toEqual(first.bodies)
})

test('setting a plan begins the counts anew', async () => {
  const { hover, play, counts } = await practising({ drop: 100 })
  await play('no-response')
  hover.practice.setFaults(faultPlanSchema.parse({}))
  expect(counts().made).toBe(0)
})

test('a script sets the plan and reads what became of it', async () => {
  const { hover } = await practising({})
  const set = await hover.post('/practice/faults', { drop: 100, seed: 7 })
  await hover.post('/practice/deliver', {})
  const { json } = await hover.call('/practice/faults')
  expect([set.status, json]).toMatchObject([
    200,
    { plan: { drop: 100, duplicate: 0, seed: 7 }, counts: { made: 1, befell: { drop: 1 } }, playing: 0 },
  ])
})

test.each([{ drop: 200 }, { lose: 5 }, [], 'drop'])('%j is refused as a plan with what to send', async plan => {
  const { hover } = await practising({})
  const { status, json } = await hover.post('/practice/faults', plan)
  expect([status, json.error]).toEqual([400, expect.stringContaining('"drop":5')])
})

test.each([{}, { rate: 0, seconds: 1 }, { rate: 100, seconds: 3600 }, { rate: 1, seconds: 0 }])(
  '%j is no day',
  async day => {
    const { hover } = await practising({})
    expect((await hover.post('/practice/day', day)).status).toBe(400)
  },
)

test('a page in a browser cannot make deliveries go wrong', async () => {
  const { hover } = await practising({})
  const { status } = await hover.call('/practice/faults', {
    method: 'POST',
    headers: { origin: 'http://evil.example' },
  })
  expect(status).toBe(403)
})
