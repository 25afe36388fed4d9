import { expect, test } from 'vitest'
import { createProposeParser } from '../../../electron/services/answering/propose-parser.ts'
import { systemClock } from '../../../electron/services/clock.ts'
import { createParserLab } from '../../../electron/services/parser-lab/parser-lab.ts'
import type { Store } from '../../../electron/services/store/store.ts'
import { deliveryOf, openTestStore, tempDir, ussdDelivery } from '../store/store-kit.ts'

const threadFile = new URL('../../../electron/services/parser-lab/parser-lab-thread.ts', import.meta.url)
// So patient that a thread that has to wait for its turn is not taken for an expression without an end.
const lab = createParserLab({ threadFile, clock: systemClock, limitMs: 60_000 })

interface Run {
  readonly uuid: string
  readonly status?: string
  readonly action?: string
  readonly hits?: readonly string[]
  readonly misses?: readonly string[]
  readonly sender?: string
  readonly parsed?: Readonly<Record<string, string>>
  readonly extras?: Readonly<Record<string, string>>
}

const sent = (code: string, who: string, phone: string) =>
  `${code} Confirmed. Ksh1,500.00 sent to ${who} ${phone} on 5/3/24 at 12:16 PM. New M-PESA balance is Ksh12,340.50.`
const reworded = (code: string, who: string, phone: string) =>
  `${code} Confirmed. You have sent Ksh900.00 to ${who} ${phone} on 7/3/24 at 9:16 AM. M-PESA balance: Ksh340.50.`
const received = (code: string) => `${code} Confirmed. You have received Ksh200.00 from MARY DOE 0799000111 on 6/3/24.`

async function storeWith(runs: readonly Run[]): Promise<Store> {
  const store = await openTestStore(tempDir())
  for (const { uuid, status = 'succeeded', action = 'a1', sender = 'MPESA', ...run } of runs) {
    const sms = (messages: readonly string[] = []) =>
      messages.map((message, index) => ({ message, sender, timestamp: `2026-03-05T09:16:0${index}Z` }))
    const attributes = {
      ...{ uuid, status, action_public_id: action, action_name: `Action ${action}` },
      ...{ initiated_at: '2026-03-05T09:14:02Z', updated_at: '2026-03-05T09:16:10Z' },
      ...{ sms_hits: sms(run.hits), sms_misses: sms(run.misses) },
      ...{ parsed_variables: run.parsed ?? {}, input_extras: run.extras ?? {} },
    }
    await store.append(deliveryOf({ id: uuid, type: 'transaction', attributes }))
  }
  await store.settled()
  return store
}

const old: readonly Run[] = [
  {
    ...{ uuid: 'h1', hits: [sent('SC58XYZ123', 'JANE EXAMPLE', '0700000001')] },
    parsed: { confirmCode: 'SC58XYZ123', recipientName: 'JANE EXAMPLE' },
  },
  { uuid: 'h2', hits: [sent('SC59XYZ124', 'Ali Mfano', '0722000555')], misses: ['Win big! Dial *444#'] },
]
const missed: Run = { uuid: 'm1', status: 'pending', misses: [reworded('SC60QWE456', 'PETER OTHER', '0711222333')] }
const others: readonly Run[] = [
  { uuid: 'o1', action: 'a2', hits: [received('SC61QWE457')] },
  { uuid: 'o2', action: 'a3', status: 'pending', misses: ['Your data bundle expires today'] },
]

async function propose(runs: readonly Run[], id = 'shop/ussd/m1') {
  const store = await storeWith(runs)
  return createProposeParser({ store, lab })(id)
}

async function first(runs: readonly Run[]) {
  const reply = await propose(runs)
  if (!reply.ok || reply.value.kind === 'none') throw new Error(JSON.stringify(reply))
  return reply.value.proposals[0]
}

test('is tried on what is stored of the sender', async () => {
  expect(await first([...old, ...others, missed])).toMatchObject({
    ...{ matchesMissed: 1, matchesHits: 2, hits: 2, matchesOthers: 0, others: 3 },
  })
})

test('keeps the names of the groups that the phone app reads', async () => {
  expect((await first([...old, missed]))?.expression).toMatch(/\?<confirmCode>.*\?<recipientName>/)
})

test('tells nothing of any customer', async () => {
  const reply = await propose([...old, ...others, missed])
  expect(JSON.stringify(reply)).not.toMatch(/peter|jane|mary|ali\b|mfano|07\d|SC\d|900/i)
})

test('knows of the values that the phone app passed in', async () => {
  const run = { ...missed, misses: ['Confirmed. Ksh900.00 is with peter for the school fees now.'] }
  const proposal = await first([{ ...run, extras: { customer: 'peter' } }])
  expect(proposal?.expression).not.toMatch(/peter/i)
})

test('passes over an SMS that belongs to another transaction', async () => {
  const neighbour = { uuid: 'h3', action: 'a2', hits: missed.misses ?? [] }
  expect(await propose([...old, neighbour, missed])).toMatchObject({
    value: { kind: 'none', sentence: 'No SMS was missed by the parsers of this transaction.' },
  })
})

test('is not turned down for a wave of the same new wording', async () => {
  const wave = ['m2', 'm3'].map(uuid => ({
    ...{ uuid, status: 'pending', misses: [reworded(`SD${uuid}XYZ12`, 'ROSE NEW', '0755111222')] },
  }))
  expect(await first([...old, ...wave, missed])).toMatchObject({ matchesHits: 2, others: 1 })
})

test('says when only the sender is written in another way', async () => {
  const run = { ...missed, sender: 'mpesa', misses: [sent('SC60QWE456', 'PETER OTHER', '0711222333')] }
  expect(await propose([...old, run])).toMatchObject({
    value: { sentence: expect.stringContaining('“mpesa” here and “MPESA” there') },
  })
})

test('knows of no transaction that is not there', async () => {
  expect(await propose([], 'shop/ussd/none')).toMatchObject({ ok: false, failure: { code: 'not-found' } })
})

test('ends in time, whatever the expressions are', async () => {
  const store = await storeWith([...old, missed])
  const slow = createParserLab({ threadFile, clock: systemClock, limitMs: 50 })
  const endless = {
    run: (tried: Parameters<typeof slow.run>[0]) =>
      slow.run({ ...tried, expressions: tried.expressions.map(() => '(a+)+$'), whole: [`${'a'.repeat(60)}!`] }),
  }
  expect(await createProposeParser({ store, lab: endless })('shop/ussd/m1')).toMatchObject({
    value: { sentence: expect.stringContaining('time limit') },
  })
})

test('the detail tells of the missed SMS, masked, and of the risk of paying twice', async () => {
  const store = await storeWith([missed])
  const detail = await store.detail('shop/ussd/m1')
  expect(detail).toMatchObject({
    parserMiss: {
      sentence: 'The operator’s SMS came, but no parser matched it.',
      sms: [{ sender: 'MPESA', message: expect.stringMatching(/•••333/) }],
    },
    explanation: { retry: 'check-first' },
  })
})

test('the detail explains a failure by the user’s own table', async () => {
  const store = await openTestStore(tempDir())
  await store.append(ussdDelivery())
  await store.settled()
  const categories = [{ category: 'Low Balance', sentence: 'Ours.', actor: null, retry: 'no' as const }]
  const explained = await Promise.all([store.detail('u-1'), store.detail('u-1', { categories })])
  expect(explained.map(detail => detail?.explanation?.from)).toEqual(['built in', 'your table'])
})
