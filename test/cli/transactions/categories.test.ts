import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addApp, ask, delivery, post, run, serve, tempDir } from '../cli-kit.ts'

const explained = ['categories', 'set', 'agent-float-low', '--sentence', 'Our agent has no float.']

describe('categories', () => {
  it('mean what a person says they mean', async () => {
    const dataDir = tempDir()
    await run(dataDir, [...explained, '--actor', 'support', '--retry', 'yes'])
    const { categories } = await ask(dataDir, ['categories', 'list'])
    expect(categories).toEqual([
      { category: 'agent-float-low', sentence: 'Our agent has no float.', actor: 'support', retry: 'yes' },
    ])
  })

  it('have one meaning each', async () => {
    const dataDir = tempDir()
    await run(dataDir, explained)
    await run(dataDir, ['categories', 'set', 'Agent Float Low', '--sentence', 'New.'])
    const { categories } = await ask(dataDir, ['categories', 'list'])
    expect(categories).toEqual([{ category: 'Agent Float Low', sentence: 'New.', actor: null, retry: 'unknown' }])
  })

  it('are forgotten', async () => {
    const dataDir = tempDir()
    await run(dataDir, explained)
    await run(dataDir, ['categories', 'remove', 'AGENT_FLOAT_LOW'])
    expect((await ask(dataDir, ['categories', 'list'])).categories).toEqual([])
  })

  it('that nobody has explained cannot be forgotten', async () => {
    expect(await run(tempDir(), ['categories', 'remove', 'low-balance'])).toMatchObject({
      code: 1,
      stderr: 'You have not said what low-balance means.\n',
    })
  })

  it.each([
    [['--retry', 'perhaps'], /^--retry: /],
    [['--actor', 'nobody'], /^--actor: /],
    [['--sentence', ' '], /^--sentence: /],
  ])('refuse %j with a sentence', async (wrong, sentence) => {
    const options = wrong[0] === '--sentence' ? wrong : ['--sentence', 'Ours.', ...wrong]
    expect(await run(tempDir(), ['categories', 'set', 'x', ...options])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(sentence),
    })
  })

  it('are listed for people with the built-in ones, each once', async () => {
    const dataDir = tempDir()
    await run(dataDir, ['categories', 'set', 'LOW BALANCE', '--sentence', 'Top up.'])
    const { stdout } = await run(dataDir, ['categories', 'list'])
    expect([stdout.match(/low.balance/gi), stdout.includes('no-response')]).toEqual([['LOW BALANCE'], true])
  })
})

describe('explain', () => {
  it('says what a category means, who acts, and whether to try again', async () => {
    expect(await ask(tempDir(), ['explain', 'Low Balance'])).toEqual({
      category: 'Low Balance',
      sentence: expect.stringContaining('not enough money'),
      said: [{ code: 'meaning.low-balance' }],
      actor: 'customer',
      retry: 'no',
      from: 'built in',
    })
  })

  it('guesses nothing', async () => {
    expect(await ask(tempDir(), ['explain', 'quota-x'])).toMatchObject({
      from: 'unknown',
      retry: 'unknown',
      actor: null,
    })
  })

  it('leaves the data folder as it is', async () => {
    const dataDir = tempDir()
    await run(dataDir, ['explain', 'low-balance'])
    expect(readdirSync(dataDir)).toEqual([])
  })
})

it('shows the meaning of a failure, and proposes a parser for a missed SMS', async () => {
  const dataDir = tempDir()
  await addApp(dataDir)
  await run(dataDir, ['categories', 'set', 'low balance', '--sentence', 'Top up at the kiosk.'])
  const engine = await serve(dataDir)
  const hook = engine.line.sources[0].localUrl
  const sms = { sender: 'MPESA', timestamp: '2026-03-05T09:16:08Z' }
  await post(hook, delivery({ uuid: 'failed-1' }))
  await post(
    hook,
    delivery({
      ...{ uuid: 'missed-1', status: 'pending', action_public_id: 'other', sms_hits: [] },
      sms_misses: [{ ...sms, message: 'SC60QWE456 Confirmed. Ksh900.00 sent to PETER OTHER 0711222333 on 7/3/24.' }],
    }),
  )
  const failed = await ask(dataDir, ['show', 'failed-1'])
  const { stdout } = await run(dataDir, ['show', 'missed-1'])
  const found = await ask(dataDir, ['propose-parser', 'missed-1'])
  expect(failed.explanation).toMatchObject({ sentence: 'Top up at the kiosk.', from: 'your table' })
  expect(stdout).toContain('The operator’s SMS came, but no parser matched it.')
  expect(found).toMatchObject({ kind: 'proposals', proposals: [{ matchesMissed: 1, matchesOthers: 0 }, {}, {}, {}] })
})
