import { beforeEach, describe, expect, it } from 'vitest'
import { addApp, ask, delivery, post, run, serve, tempDir } from '../cli-kit.ts'

const uuid = '1111e38e-6907-4ee4-8289-af2dd99b1111'
const waiting = { status: 'pending', category: null, environment: 'normal', updated_at: '2019-08-09T00:00:00Z' }

describe.each(['while an engine runs', 'while no engine runs'])('%s', when => {
  let dataDir = ''
  let receive: (attributes: Readonly<Record<string, unknown>>) => Promise<unknown>

  beforeEach(async () => {
    dataDir = tempDir()
    await addApp(dataDir)
    const engine = await serve(dataDir)
    receive = attributes => post(engine.line.sources[0].localUrl, delivery(attributes))
    await receive(waiting)
    if (when === 'while no engine runs') await engine.stop()
  })

  it('a transaction is decided by hand, and taken back', async () => {
    const args = ['resolve', uuid, '--verdict', 'succeeded', '--note', ' seen on the statement ']
    const done = await run(dataDir, args)
    const resolved = await ask(dataDir, ['show', uuid])
    const reopened = await run(dataDir, ['reopen', uuid])
    const { resolution } = await ask(dataDir, ['show', uuid])
    expect([done.code, done.stdout, reopened.code, resolution]).toEqual([0, '', 0, null])
    expect(resolved).toMatchObject({
      status: 'pending',
      resolution: { verdict: 'succeeded', note: 'seen on the statement', at: expect.any(String) },
    })
  })

  it('what is masked is shown, and that it was shown is recorded', async () => {
    const masked = await ask(dataDir, ['show', uuid])
    const revealed = await ask(dataDir, ['show', uuid, '--reveal'])
    const afterwards = await ask(dataDir, ['show', uuid])
    expect([masked.isRevealed, masked.reveals, revealed.isRevealed, revealed.reveals.length]).toEqual([
      ...[false, []],
      ...[true, 1],
    ])
    expect([afterwards.isRevealed, afterwards.reveals]).toEqual([false, revealed.reveals])
  })
})

it('a delivery against a decision by hand is a conflict, told once', async () => {
  const dataDir = tempDir()
  await addApp(dataDir)
  const engine = await serve(dataDir)
  const url = engine.line.sources[0].localUrl
  await post(url, delivery(waiting))
  await run(dataDir, ['resolve', uuid, '--verdict', 'succeeded'])
  await post(url, delivery(waiting))
  await post(url, delivery({ environment: 'normal' }))
  await engine.untilSaid(/ flag +Send Money: Hover says failed, but it was marked succeeded/)
  await engine.stop()
  const shown = await ask(dataDir, ['show', uuid])
  const { notices } = await ask(dataDir, ['notices'])
  expect([shown.status, shown.resolution.verdict, shown.flags.includes('CONFLICT')]).toEqual([
    'failed',
    'succeeded',
    true,
  ])
  expect(notices.filter((notice: { topic: string }) => notice.topic === 'flag').length).toBe(1)
})

it('what is pending for longer than any SMS takes is found by itself, and told once', async () => {
  const dataDir = tempDir()
  await addApp(dataDir)
  const engine = await serve(dataDir)
  await post(engine.line.sources[0].localUrl, delivery(waiting))
  await engine.untilSaid(/ stuck +Send Money is still pending/)
  await engine.stop()
  const { flags, flagNotes, pendingAge } = await ask(dataDir, ['show', uuid])
  expect([flags.includes('STUCK'), flagNotes.length === flags.length, pendingAge.band]).toEqual([true, true, 'final'])
  const again = await serve(dataDir)
  await again.stop()
  const { notices } = await ask(dataDir, ['notices'])
  expect(notices.map((notice: { topic: string }) => notice.topic)).toEqual(['stuck'])
})

it.each([
  [['resolve', 'none', '--verdict', 'failed'], 1, /^There is no transaction with the id none/],
  [['reopen', 'none'], 1, /^There is no transaction with the id none/],
  [['show', 'none', '--reveal'], 1, /^There is no transaction with the id none/],
  [['resolve', 'x'], 2, /--verdict/],
  [['resolve', 'x', '--verdict', 'pending'], 2, /succeeded, failed, cancelled/],
  [['resolve', 'x', '--verdict', 'failed', '--note', 'n'.repeat(2_001)], 2, /2000 characters at most/],
])('is not done: %j', async (args, code, sentence) => {
  expect(await run(tempDir(), args)).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(sentence) })
})
