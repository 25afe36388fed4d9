import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureBuilt } from '../../electron/runtime/build.ts'
import { root } from '../../electron/runtime/checkout.ts'
import { runBench } from './bench.ts'
import type { Contestant } from './contestant.ts'
import { printReport } from './print-report.ts'
import { createReport, type FullReport, lies, median } from './report.ts'
import { sqlite3Loads } from './sqlite3-package.ts'

/** A server that nobody asks anything. */
const idle: Contestant = {
  ...{ name: 'idle', port: 0, path: '/', isDurable: false },
  stored: () => null,
  flushes: () => null,
  begin: () => {},
  end: async () => null,
  stop: async () => {},
}
/** Long enough that something of everything happens also where the processor is shared with others. */
const plan = { rounds: 1, seconds: 1, connections: [2] }
let place: string
let report: FullReport

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'bench-test-'))
  const built = await ensureBuilt(root, () => {})
  if (!built.ok) throw new Error(built.sentence)
  report = await runBench({
    plan,
    place,
    hasSqlite3: sqlite3Loads(),
    hasWebhook: false,
    say: () => {},
    oldTransactions: 2_000,
  })
})
afterAll(() => rm(place, { recursive: true, force: true }))

test('measures every server with no answer but 200', () => {
  const servers = Object.values(report.levels[0]?.servers ?? {})
  expect(servers.map(server => server.perSecond > 0 && server.failed === 0)).toEqual([true, true, true, true, true])
})

test('finds every confirmed delivery in the database of the server that confirmed it', () => {
  expect(report.honesty.map(({ accepted, stored }) => accepted > 0 && accepted === stored)).toEqual([
    true,
    true,
    true,
    true,
  ])
})

test('prints one line for each server', () => {
  expect(printReport(report)).toMatch(/node:http.*\n.*hover-tray.*\n.*node:http.*\n.*better-sqlite3 FULL.*\n.*Express/)
})

test('leaves nothing behind', () => {
  expect(readdirSync(place)).toEqual([])
})

test('calls a confirmed delivery that is not stored a lie', () => {
  const told = { ...report, honesty: [{ contestant: 'ours' as const, accepted: 2, stored: 1 }] }
  expect(lies(told)).toHaveLength(1)
})

test('counts that what was confirmed was flushed', () => {
  expect(report.unflushed).toEqual([])
})

test('says so when one flush stands behind more answers than there are connections', () => {
  const load = { accepted: 5, failed: 0, perSecond: 5, p50Ms: 1, p99Ms: 1, nextId: 6 }
  const contestant = { ...idle, isDurable: true }
  const told = (count: number) => {
    const flushed = { contestant: 'ours' as const, connections: 2, load, engine: null, flushes: { count, meanMs: 1 } }
    return createReport(plan, { runs: [flushed], accepted: new Map() }, new Map([['ours', contestant]])).unflushed
      .length
  }
  expect([told(2), told(3)]).toEqual([1, 0])
})

test('takes the middle of the rounds, not their mean', () => {
  expect([median([9, 1, 2]), median([4, 1, 2, 9])]).toEqual([2, 3])
})

test('measures what retention costs while it really packs and prunes', () => {
  const { without, during, done } = report.retention
  expect([without.perSecond > 0, during.perSecond > 0, done.packed > 0, done.pruned > 0]).toEqual([
    ...[true, true, true, true],
  ])
})

test('says so when retention did nothing while it was measured', () => {
  const { retention } = report
  const idle = { ...report, retention: { ...retention, done: { ...retention.done, packed: 0, pruned: 0 } } }
  expect([printReport(idle).includes('NOTHING WAS DONE'), printReport(report).includes('NOTHING')]).toEqual([
    true,
    false,
  ])
})
