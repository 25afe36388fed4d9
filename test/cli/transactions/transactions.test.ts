import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { tidyUpAfterAll } from '../../tidy-up.ts'
import { addApp, ask, delivery, type OnEnd, post, run, serve, tempDir } from '../cli-kit.ts'

type Attributes = Readonly<Record<string, unknown>>

/** A data folder in which these were received, and no engine runs any more. */
async function received(deliveries: readonly Attributes[], onEnd: OnEnd = onTestFinished): Promise<string> {
  const dataDir = tempDir(onEnd)
  await addApp(dataDir)
  const { line, stop } = await serve(dataDir, [], onEnd)
  for (const attributes of deliveries) await post(line.sources[0].localUrl, delivery(attributes))
  await stop()
  return dataDir
}

const ids = (answer: { transactions: readonly { providerId: string }[] }) =>
  answer.transactions.map(row => row.providerId)

const three: readonly Attributes[] = [
  { uuid: 'a', status: 'succeeded', category: 'done', initiated_at: '2026-01-01T00:00:01Z' },
  { uuid: 'b', status: 'failed', action_name: 'Buy Airtime', initiated_at: '2026-01-01T00:00:02Z' },
  { uuid: 'c', status: 'pending', category: null, initiated_at: '2026-01-01T00:00:03Z' },
]

it('answers with nothing for a folder in which nothing was received', async () => {
  expect(await ask(tempDir(), ['transactions'])).toEqual({ transactions: [], next: null })
})

describe('of three transactions, with no engine running', () => {
  let dataDir = ''
  const atEnd = tidyUpAfterAll()
  beforeAll(async () => {
    dataDir = await received(three, atEnd)
  })

  it('lists the newest first', async () => {
    expect(ids(await ask(dataDir, ['transactions']))).toEqual(['c', 'b', 'a'])
  })

  it.each([
    [['--status', 'failed'], ['b']],
    [
      ['--status', 'failed,pending'],
      ['c', 'b'],
    ],
    [
      ['--status', 'failed', '--status', 'succeeded'],
      ['b', 'a'],
    ],
    [['--text', 'airtime'], ['b']],
    [
      ['--source', 'shop'],
      ['c', 'b', 'a'],
    ],
    [
      ['--limit', '2'],
      ['c', 'b'],
    ],
  ])('narrows down with %j', async (options, expected) => {
    expect(ids(await ask(dataDir, ['transactions', ...options]))).toEqual(expected)
  })

  it('goes on behind a page', async () => {
    const { next } = await ask(dataDir, ['transactions', '--limit', '2'])
    const rest = await ask(dataDir, ['transactions', '--limit', '2', '--after', next])
    expect([ids(rest), rest.next]).toEqual([['a'], null])
  })

  it('counts by status', async () => {
    const counts = { pending: 1, succeeded: 1, failed: 1, cancelled: 0, unknown: 0 }
    expect(await ask(dataDir, ['counts'])).toEqual(counts)
  })
})

it('gives every one of them, however many fit on a page', async () => {
  const many = Array.from({ length: 501 }, (_, n) => ({ uuid: `many-${n}` }))
  const answer = await ask(await received(many), ['transactions', '--all'])
  expect([new Set(ids(answer)).size, answer.next]).toEqual([501, null])
})

it.each([
  [['transactions', '--status', 'broken'], /Choose from pending, succeeded/],
  [['transactions', '--limit', '0'], /whole number/],
  [['transactions', '--text', 'x'.repeat(201)], /200 characters/],
  [['transactions', '--text', 'x '.repeat(17)], /16 words/],
  [['transactions', '--after', 'nonsense'], /Give the "next" of a page/],
  [['transactions', '--what'], /unknown option '--what'/],
  [['transaction'], /unknown command 'transaction'/],
  [['show'], /missing required argument 'id'/],
])('is not understood: %j', async (args, sentence) => {
  expect(await run(tempDir(), args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(sentence) })
})

it('shows history, deliveries, conversation and messages of one transaction', async () => {
  const dataDir = await received([
    { status: 'pending', category: null, sms_hits: [], updated_at: '2019-08-09T00:00:00Z' },
    {},
    {},
  ])
  expect(await ask(dataDir, ['show', '1111e38e-6907-4ee4-8289-af2dd99b1111'])).toMatchObject({
    status: 'failed',
    deliveries: 2,
    duplicates: 1,
    history: [
      { from: null, to: 'pending' },
      { from: 'pending', to: 'failed', category: 'low-balance' },
    ],
    received: [{ label: 'new' }, { label: 'update' }, { label: 'duplicate' }],
    conversation: expect.arrayContaining([{ entered: '100', answered: 'Enter M-PESA PIN', diedHere: false }]),
    smsHits: [{ sender: 'MPESA' }],
    smsMisses: [{ sender: 'MPESA' }],
    extras: [],
    parsed: [],
    facts: expect.arrayContaining([expect.objectContaining({ name: 'Action', value: 'c68ba1f5' })]),
  })
})

it('finds a transaction by our id too', async () => {
  const dataDir = await received([{}])
  const { transactions } = await ask(dataDir, ['transactions'])
  expect(await ask(dataDir, ['show', transactions[0].id])).toMatchObject({ id: transactions[0].id })
})

it('says when there is no such transaction', async () => {
  expect(await run(tempDir(), ['show', 'none', '--json'])).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^There is no transaction with the id none.*\n$/),
  })
})

it('lists what was odd', async () => {
  const dataDir = tempDir()
  const sourceId = await addApp(dataDir)
  const { line } = await serve(dataDir)
  const { meta } = delivery()
  const status = await post(line.sources[0].localUrl, { meta, data: { type: 'transaction' } })
  expect([status, await ask(dataDir, ['quarantine'])]).toEqual([
    200,
    {
      quarantined: [{ seq: expect.any(Number), sourceId, receivedAt: expect.any(String), reason: expect.any(String) }],
    },
  ])
})

it('keeps the record of what was told', async () => {
  const dataDir = await received([{ environment: 'normal' }])
  const { notices } = await ask(dataDir, ['notices'])
  expect(notices).toEqual([
    {
      id: expect.any(String),
      topic: 'digest',
      urgency: 'quiet',
      transactionId: expect.stringContaining('1111e38e-6907-4ee4-8289-af2dd99b1111'),
      status: 'failed',
      title: 'Send Money failed',
      said: { title: [{ code: 'notice.failed', values: { what: 'Send Money' } }], body: expect.any(Array) },
      body: expect.stringMatching(/Low balance.* ran \d+ days ago/),
      action: 'Send Money',
      ranAt: '2019-08-09T01:48:18.000Z',
      dueAt: expect.any(String),
      state: 'shown',
      shownAt: expect.any(String),
      ruleId: 'failed',
      fate: expect.objectContaining({ state: 'shown', steps: ['banner'] }),
    },
  ])
})

// In the three ways to write them: an escape sequence, its eight-bit form, and a change of direction.
const hostile = 'Pay\u001b[2J\u009b31m\u202egnp'
const commands = ['\u001b', '\u009b', '\u202e']

describe('a sender cannot command the terminal', () => {
  let dataDir = ''
  const atEnd = tidyUpAfterAll()
  beforeAll(async () => {
    dataDir = await received([{ uuid: 'x', environment: 'normal', action_name: hostile }], atEnd)
  })

  it.each([
    [['transactions']],
    [['transactions', '--json']],
    [['show', 'x']],
    [['show', 'x', '--json']],
    [['notices']],
  ])('with %j', async args => {
    const { stdout } = await run(dataDir, args)
    expect([stdout.includes('Pay'), commands.filter(character => stdout.includes(character))]).toEqual([true, []])
  })
})
