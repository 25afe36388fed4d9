import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { ask, run, serve } from '../../cli/cli-kit.ts'
import { delivery, type Engine, post, s1, startEngine } from './engine.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** The watchdog reads in a thread of its own: it gets the turns that it needs, without the clock going far. */
async function untilStuck(engine: Engine): Promise<void> {
  for (let turn = 0; turn < 50; turn++) {
    const rows = await engine.page()
    if (rows.some(({ flags }) => flags.includes('STUCK'))) return
    await engine.clock.advance(2_000)
  }
  throw new Error('Nothing was found to be stuck.')
}

async function stuckEngine(): Promise<Engine> {
  const engine = await startEngine()
  await engine.post(delivery('v01'))
  await engine.page()
  // It ran at 09:14:02, six minutes before the test begins.
  // Slept through: running every timer of half a day takes longer than a test may.
  engine.clock.sleep(12 * hourMs - 5 * minuteMs)
  await untilStuck(engine)
  return engine
}

it('C29 flags what no SMS can decide any more, and tells it once', async () => {
  const engine = await stuckEngine()
  expect(await engine.only()).toMatchObject({ status: 'pending', flags: ['STUCK'] })
  const told = await engine.told()
  for (let hour = 0; hour < 3; hour++) {
    engine.clock.sleep(hourMs)
    await engine.clock.advance(2 * minuteMs)
  }
  await engine.restart()
  expect(told).toMatchObject([{ topic: 'stuck', title: 'Send Money is still pending' }])
  expect((await engine.told()).length).toBe(1)
})

it('C29 flags nothing before the twelve hours are over', async () => {
  const engine = await startEngine()
  await engine.post(delivery('v01'))
  await engine.page()
  engine.clock.sleep(12 * hourMs - 10 * minuteMs)
  await engine.clock.advance(2 * minuteMs)
  expect([(await engine.only()).flags, await engine.told()]).toEqual([[], []])
})

it('C30 clears it when the verdict comes late', async () => {
  const engine = await stuckEngine()
  const status = await engine.post(delivery('v02'))
  expect([status, await engine.only()]).toMatchObject([200, { status: 'succeeded', deliveries: 2 }])
  expect((await engine.only()).flags).not.toContain('STUCK')
})

it('C31 keeps what a person decided, and flags and tells that Hover disagrees', async () => {
  const engine = await startEngine()
  await engine.post(delivery('v01'))
  const { id } = await engine.only()
  await engine.app().answers['transactions.resolve']({ id, verdict: 'succeeded', note: 'Seen in the till' })
  const statuses = [
    await engine.post(delivery('v01')),
    await engine.post(delivery('v01', { status: 'failed', updated_at: '2024-03-05T09:19:00Z' })),
  ]
  const found = await engine.only()
  expect([statuses, found]).toMatchObject([
    [200, 200],
    {
      status: 'failed',
      flags: ['CONFLICT'],
      duplicates: 1,
      resolution: { verdict: 'succeeded', note: 'Seen in the till' },
    },
  ])
  expect((await engine.told()).map(({ topic }) => topic)).toEqual(['flag'])
})

it('C35 comes to the same state after a storm as in order, and tells of it in few notices', {
  timeout: 120_000,
}, async () => {
  const engine = await startEngine()
  const ids = Array.from({ length: 700 }, (_, n) => `storm-${n}`)
  const sent = ids.flatMap((uuid, n) => [
    delivery('v01', { uuid }),
    delivery('v02', { uuid, status: n % 10 === 0 ? 'failed' : 'succeeded' }),
  ])
  const all = [...sent, ...sent.filter((_, n) => n % 7 < 3)]
  expect(all.length).toBe(2_000)
  const shuffled = all.map((body, n) => ({ body, place: (n * 7_919) % 2_003 })).sort((a, b) => a.place - b.place)
  const queue = shuffled.map(({ body }) => JSON.stringify(body))
  const statuses: number[] = []
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      for (let body = queue.pop(); body !== undefined; body = queue.pop()) statuses.push(await engine.post(body))
    }),
  )
  await engine.app().store.settled()
  const counts = await engine.app().store.counts()
  expect([new Set(statuses), counts]).toMatchObject([new Set([200]), { pending: 0, failed: 70, succeeded: 630 }])
  const rows = await engine.page()
  expect(rows.every(({ deliveries, flags }) => deliveries === 2 && flags.length === 0)).toBe(true)
  const told = await engine.told()
  expect([told.length < 12, told.some(({ title }) => title === 'Send Money: 70 failed')]).toEqual([true, true])
})

it('C36 keeps one record and one notice when the process is killed before the sender has its answer', async () => {
  const engine = await startEngine()
  await engine.close()
  const serving = await serve(engine.dataDir)
  const shop = serving.line.sources.find(({ name }: { readonly name: string }) => name === 'Shop')
  const body = delivery('v11')
  // Nobody reads the answer.
  void post(shop.localUrl, body).catch(() => {})
  const journal = new Sqlite(join(engine.dataDir, 'store', 'journal.db'), { readonly: true })
  const stored = journal.prepare<[], number>("SELECT count(*) FROM entries WHERE kind = 'delivery'").pluck()
  while (stored.get() === 0) await new Promise(resolve => setImmediate(resolve))
  journal.close()
  serving.signal('SIGKILL')
  await serving.ended
  await engine.restart()
  const again = await engine.post(body)
  const told = await engine.told()
  expect([again, await engine.only()]).toMatchObject([200, { status: 'failed', deliveries: 1, duplicates: 1 }])
  const state = new Sqlite(join(engine.dataDir, 'store', 'state.db'), { readonly: true })
  const notices = state.prepare('SELECT count(*) FROM notices').pluck().get()
  state.close()
  expect([notices, told.length <= 1]).toEqual([1, true])
})

const timesAndIds = new Set(['id', 'sourceId', 'providerId', 'seq', 'next'])

/** Every text but ids and times. */
function textsIn(value: unknown, key = ''): readonly string[] {
  if (timesAndIds.has(key) || /(At|Since)$/.test(key) || key === 'at') return []
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(item => textsIn(item))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) => textsIn(item, name))
}

it('C39 hands out no number, name or secret to scripts', async () => {
  const engine = await startEngine()
  await engine.post(delivery('v02'))
  const uuid = String(delivery('v02').data.id)
  await engine.app().store.settled()
  await engine.close()
  const answers = [await ask(engine.dataDir, ['transactions']), await ask(engine.dataDir, ['show', uuid])]
  const shown = textsIn(answers).filter(text => text !== uuid)
  expect(shown.filter(text => /\d{7}|JANE|EXAMPLE/.test(text) || text.includes(s1))).toEqual([])
})

it('C39 hands out the same for reading as for scripts', async () => {
  const engine = await startEngine()
  await engine.post(delivery('v02'))
  await engine.app().store.settled()
  const uuid = String(delivery('v02').data.id)
  const { sourceId } = engine.source('Shop')
  await engine.close()
  const { stdout } = await run(engine.dataDir, ['show', uuid])
  expect(stdout.replaceAll(uuid, '').replaceAll(sourceId, '')).not.toMatch(/\d{7}|JANE|EXAMPLE/)
})

it('says the whole of a sequence in hover-tray’s own JSON', async () => {
  const engine = await startEngine()
  for (const body of [delivery('v02'), delivery('v01'), delivery('v01'), delivery('v02')]) await engine.post(body)
  await engine.post(delivery('v01', { updated_at: '2024-03-05T09:19:00Z' }))
  await engine.app().store.settled()
  await engine.close()
  const { transactions } = await ask(engine.dataDir, ['transactions'])
  const shown = await ask(engine.dataDir, ['show', String(delivery('v01').data.id)])
  const whole = { status: 'succeeded', flags: ['REGRESSED'], deliveries: 3, duplicates: 2 }
  expect([transactions, shown]).toMatchObject([
    [whole],
    {
      ...whole,
      history: [{ from: null, to: 'succeeded' }],
      flagNotes: [{ flag: 'REGRESSED', sentence: expect.any(String) }],
    },
  ])
  const labels = shown.received.map(({ label }: { readonly label: string }) => label)
  expect([...labels].sort()).toEqual(['duplicate', 'duplicate', 'new', 'stale', 'stale'])
})
