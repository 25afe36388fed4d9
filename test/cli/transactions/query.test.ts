import { beforeAll, describe, expect, it } from 'vitest'
import { tidyUpAfterAll } from '../../tidy-up.ts'
import { addApp, ask, delivery, post, run, serve, tempDir } from '../cli-kit.ts'

const attributes = [
  {
    uuid: 'a',
    status: 'succeeded',
    category: 'done',
    operator: ['MTN Ghana'],
    initiated_at: '2026-01-01T00:00:01Z',
  },
  { uuid: 'b', status: 'failed', action_name: 'Buy Airtime', initiated_at: '2026-01-01T00:00:02Z' },
  { uuid: 'c', status: 'pending', category: null, operator: ['MTN'], initiated_at: '2026-01-02T00:00:03Z' },
]

let dataDir = ''
const atEnd = tidyUpAfterAll()
beforeAll(async () => {
  dataDir = tempDir(atEnd)
  await addApp(dataDir)
  const { line, stop } = await serve(dataDir, [], atEnd)
  for (const one of attributes) await post(line.sources[0].localUrl, delivery(one))
  await stop()
})

describe('transactions in the words of the query bar', () => {
  it.each([
    [['status:failed'], ['b']],
    [['operator:mtn'], ['c', 'a']],
    [['operator:"MTN Ghana"'], ['a']],
    [['operator:MTN send'], ['c', 'a']],
    [['status:failed airt'], ['b']],
    [['id:b airt'], ['b']],
    [['action:"buy airtime" -status:pending'], ['b']],
    [['--', '-operator:MTN'], ['b']],
    [
      ['source:Shop', 'until:2026-01-01T12:00Z'],
      ['b', 'a'],
    ],
    [['airt'], ['b']],
    [['"airt"'], []],
    [['--status', 'failed', 'operator:MTN'], []],
    [['id:B'], ['b']],
  ])('%j', async (args, expected) => {
    const split = args.indexOf('--')
    const asked = split === -1 ? ['transactions', ...args] : ['transactions', '--json', ...args]
    const answer = split === -1 ? await ask(dataDir, asked) : JSON.parse((await run(dataDir, asked)).stdout)
    expect(answer.transactions.map((row: { providerId: string }) => row.providerId)).toEqual(expected)
  })

  it('says what is wrong with it', async () => {
    expect(await run(dataDir, ['transactions', 'statuss:failed'])).toMatchObject({
      ...{ code: 2, stdout: '', stderr: 'There is no key `statuss`. Did you mean `status`?\n' },
    })
  })

  it.each([
    ['operator:MTN send', `'operator:"MTN send"'`],
    ['since:2026-01-01 00:00', `'since:"2026-01-01 00:00"'`],
  ])('says how it read what the shell may have taken quotes from: %s', async (query, better) => {
    const { code, stderr } = await run(dataDir, ['transactions', query])
    expect([code, stderr]).toEqual([0, expect.stringContaining(better)])
  })

  it.each(['status:failed airt', 'operator:MTN status:failed', '"exact words"', 'operator:MTN'])(
    'says nothing of what can only be meant so: %s',
    async query => {
      expect((await run(dataDir, ['transactions', query])).stderr).not.toContain('Read as')
    },
  )

  it('says when nothing fits', async () => {
    expect(await run(dataDir, ['transactions', 'env:test'])).toMatchObject({
      ...{ code: 0, stdout: '', stderr: 'There are no such transactions.\n' },
    })
  })
})

describe('the overview', () => {
  it('sums up what began in a time', async () => {
    const { total, points, step, operators } = await ask(dataDir, [
      ...['overview', '--since', '2026-01-01', '--until', '2026-01-03', '--zone', 'UTC'],
    ])
    expect({ transactions: total.transactions, step, points: points.length, operators: operators.length }).toEqual({
      ...{ transactions: 3, step: 'day', points: 3, operators: 3 },
    })
  })

  it('counts an hour that has begun whole, and says so', async () => {
    const span = ['--since', '2026-01-01', '--until', '2026-01-01T10:30', '--zone', 'UTC']
    expect((await ask(tempDir(), ['overview', ...span])).to).toBe('2026-01-01T11:00:00.000Z')
  })

  it('is a table for people', async () => {
    const { stdout } = await run(dataDir, [
      'overview',
      '--since',
      '2026-01-01',
      '--until',
      '2026-01-01',
      '--zone',
      'UTC',
    ])
    expect(stdout).toMatch(/^Over time\n {2}hour .*\n[\s\S]*By operator\n[\s\S]*MTN Ghana +1 /)
  })

  it('tells what began apart by operator, over time', async () => {
    const time = ['--since', '2026-01-01', '--until', '2026-01-03', '--zone', 'UTC']
    const { apart, operators } = await ask(dataDir, ['overview', ...time, '--by', 'operator'])
    const sizes = apart.lines.map(({ points }: { points: readonly { transactions: number }[] }) =>
      points.reduce((sum, { transactions }) => sum + transactions, 0),
    )
    expect([apart.by, sizes]).toEqual(['operator', operators.map(() => 1)])
  })

  it('has a table for each figure by country', async () => {
    const time = ['--since', '2026-01-01', '--until', '2026-01-03', '--zone', 'UTC']
    const { stdout } = await run(dataDir, ['overview', ...time, '--by', 'country'])
    expect(stdout.match(/^\S.* by country$/gm)).toEqual([
      ...['Transactions', 'Success rate', 'Pending share', 'Median time to verdict'].map(one => `${one} by country`),
    ])
  })

  it('holds only what has a name', async () => {
    const only = ['--since', '2026-01-01', '--until', '2026-01-03', '--operator', 'MTN Ghana']
    const { total, operators, categories } = await ask(dataDir, ['overview', ...only])
    expect([total.transactions, operators.length, categories]).toEqual([1, 1, null])
  })

  it('of a folder in which nothing was received holds nothing', async () => {
    expect((await ask(tempDir(), ['overview'])).total).toMatchObject({ transactions: 0, successRate: null })
  })

  it('of a folder in which nothing was received is one sentence for people', async () => {
    expect(await run(tempDir(), ['overview'])).toMatchObject({
      ...{ code: 0, stdout: '', stderr: 'No transaction was received yet.\n' },
    })
  })

  it('of a time in which nothing began is one sentence that says so', async () => {
    expect(await run(dataDir, ['overview', '--since', '2020-01-01', '--until', '2020-01-02'])).toMatchObject({
      ...{ code: 0, stdout: '', stderr: 'No transaction that was received began in this time.\n' },
    })
  })

  it.each([
    [['--since', 'soon'], /Write a time such as/],
    [['--zone', 'Mars'], /Africa\/Nairobi/],
    [['--since', '1d', '--until', '2d'], /begins before it ends/],
    [['--by', 'colour'], /action, operator, country/],
    [['--operator', ''], /whole name/],
  ])('is not understood: %j', async (args, sentence) => {
    expect(await run(dataDir, ['overview', ...args])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(sentence),
    })
  })
})
