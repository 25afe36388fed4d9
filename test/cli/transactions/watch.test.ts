import { expect, test } from 'vitest'
import { addApp, delivery, post, run, serve, startRunning, tempDir } from '../cli-kit.ts'

async function serving() {
  const dataDir = tempDir()
  await addApp(dataDir)
  const { line, stop, signal } = await serve(dataDir)
  const now = new Date().toISOString()
  const made = (uuid: string, status: string) => delivery({ uuid, status, updated_at: now, initiated_at: now })
  const send = (uuid: string, status: string) => post(line.sources[0].localUrl, made(uuid, status))
  /** A failed one, with parts of it replaced. */
  const sendWith = (uuid: string, change: object) => {
    const { meta, data } = made(uuid, 'failed')
    return post(line.sources[0].localUrl, { meta, data: { ...data, ...change } })
  }
  return { dataDir, send, sendWith, stop, kill: () => signal('SIGKILL') }
}

test('watch says each status of a transaction once, as it happens, and ends with the engine', async () => {
  const { dataDir, send, stop } = await serving()
  const watching = startRunning(dataDir, ['watch'])
  await watching.untilSaid(/Watching/)
  await send('u-1', 'pending')
  await watching.untilPrinted(/ pending .*u-1\n/)
  await send('u-1', 'pending')
  await send('u-1', 'failed')
  await watching.untilPrinted(/ failed .*u-1\n/)
  await stop()
  expect([await watching.ended, watching.said.stderr]).toEqual([0, expect.stringContaining('The engine has stopped.')])
  expect(watching.said.stdout.trimEnd().split('\n').length).toBe(2)
})

test('watch --json hands on only what fits the query, one object on each line', async () => {
  const { dataDir, send, stop } = await serving()
  const watching = startRunning(dataDir, ['watch', '--json', 'status:failed'])
  await watching.untilSaid(/Watching/)
  await send('u-1', 'succeeded')
  await send('u-2', 'failed')
  await watching.untilPrinted(/u-2.*\n/)
  await stop()
  await watching.ended
  const lines = watching.said.stdout.trimEnd().split('\n')
  expect(lines.map(line => JSON.parse(line))).toMatchObject([{ providerId: 'u-2', status: 'failed' }])
})

test('watch says that it broke off, and ends with 1, when the engine dies', async () => {
  const { dataDir, kill } = await serving()
  const watching = startRunning(dataDir, ['watch'])
  await watching.untilSaid(/Watching/)
  kill()
  expect([await watching.ended, watching.said.stderr]).toEqual([1, expect.stringContaining('broke off')])
})

test('Ctrl-C ends watch', async () => {
  const { dataDir } = await serving()
  const watching = startRunning(dataDir, ['watch'])
  await watching.untilSaid(/Watching/)
  watching.signal('SIGINT')
  expect(await watching.ended).toBe(0)
})

test('wait ends with the first transaction that comes to the status', async () => {
  const { dataDir, send } = await serving()
  await send('before', 'failed')
  const waiting = startRunning(dataDir, ['wait', '--status', 'failed', '--timeout', '60', '--json'])
  await waiting.untilSaid(/Waiting/)
  await send('u-1', 'succeeded')
  await send('u-2', 'failed')
  expect(await waiting.ended).toBe(0)
  expect(JSON.parse(waiting.said.stdout)).toMatchObject({ providerId: 'u-2' })
})

test('wait finds a transaction by an id that no row shows, as transactions does', async () => {
  const { dataDir, sendWith } = await serving()
  const waiting = startRunning(dataDir, ['wait', '--status', 'failed', '--timeout', '60', '--json', 'other-77'])
  await waiting.untilSaid(/Waiting/)
  await sendWith('u-1', {})
  await sendWith('u-2', { id: 'other-77' })
  expect(await waiting.ended).toBe(0)
  expect(JSON.parse(waiting.said.stdout)).toMatchObject({ providerId: 'u-2' })
})

test('wait ends with 124 when none came', async () => {
  const { dataDir } = await serving()
  const waited = await run(dataDir, ['wait', '--status', 'failed', '--timeout', '1'])
  expect([waited.code, waited.stderr]).toEqual([124, expect.stringContaining('None came in 1 seconds.')])
})

test.each([
  [['watch'], 1, 'hover-tray serve'],
  [['wait', '--status', 'failed'], 1, 'hover-tray serve'],
  [['wait', '--status', 'broken'], 2, 'Choose from'],
  [['watch', 'status:broken'], 2, 'broken'],
])('%j without an engine is refused with a sentence', async (args, code, words) => {
  const refused = await run(tempDir(), args)
  expect([refused.code, refused.stderr]).toEqual([code, expect.stringContaining(words)])
})
