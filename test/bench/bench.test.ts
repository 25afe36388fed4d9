import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureBuilt } from '../../electron/runtime/build.ts'
import { root } from '../../electron/runtime/checkout.ts'
import { parts, type Report, runBench } from './bench.ts'
import { judgeGoals } from './goals.ts'
import { median } from './median.ts'
import { printReport } from './print-report.ts'
import type { Contestant } from './receiving/contestant.ts'
import { createReport, lies, type Receiving } from './receiving/report.ts'
import { sqlite3Loads } from './receiving/sqlite3-package.ts'

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
let report: Report

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'bench-test-'))
  const built = await ensureBuilt(root, () => {})
  if (!built.ok) throw new Error(built.sentence)
  report = await runBench({
    ...{ parts, plan, place },
    peers: { hasSqlite3: sqlite3Loads(), hasWebhook: false },
    say: () => {},
    oldTransactions: 2_000,
    reading: { transactions: 200, starts: 1, times: 1 },
  })
})
afterAll(() => rm(place, { recursive: true, force: true }))

function receivingOf({ receiving }: Report): Receiving {
  if (receiving === null) throw new Error('Nothing was received.')
  return receiving
}

test('measures every server with no answer but 200', () => {
  const servers = Object.values(receivingOf(report).levels[0]?.servers ?? {})
  expect(servers.map(server => server.perSecond > 0 && server.failed === 0)).toEqual([true, true, true, true, true])
})

test('finds every confirmed delivery in the database of the server that confirmed it', () => {
  expect(receivingOf(report).honesty.map(({ accepted, stored }) => accepted > 0 && accepted === stored)).toEqual([
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
  const told = { ...receivingOf(report), honesty: [{ contestant: 'ours' as const, accepted: 2, stored: 1 }] }
  expect(lies(told)).toHaveLength(1)
})

test('counts that what was confirmed was flushed', () => {
  expect(receivingOf(report).unflushed).toEqual([])
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
  const { retention } = report
  expect([retention?.without, retention?.during].map(speed => (speed?.perSecond ?? 0) > 0)).toEqual([true, true])
  expect([retention?.done.packed, retention?.done.pruned].map(done => (done ?? 0) > 0)).toEqual([true, true])
})

test('says so when retention did nothing while it was measured', () => {
  const { retention } = report
  if (retention === null) throw new Error('Retention was not measured.')
  const idle = { ...report, retention: { ...retention, done: { ...retention.done, packed: 0, pruned: 0 } } }
  expect([printReport(idle).includes('NOTHING WAS DONE'), printReport(report).includes('NOTHING')]).toEqual([
    true,
    false,
  ])
})

test('asks every question of a full store, idle and while deliveries come in', () => {
  const { deliveries = 0, idle = [], busy = [] } = report.reading ?? {}
  expect([deliveries > 600, idle.length > 15, busy.map(({ name }) => name)]).toEqual([
    ...[true, true, idle.map(({ name }) => name)],
  ])
})

test('makes the state of all deliveries again', () => {
  expect(report.reading?.rebuild.entries).toBe(report.reading?.deliveries)
})

test('judges each goal, and says of what it did not measure that it did not', () => {
  const judged = judgeGoals({ ...report, reading: null })
  const unmeasured = judged.filter(({ isReached }) => isReached === null).map(({ measure }) => measure)
  expect(unmeasured.filter(measure => measure.includes('rebuild'))).toHaveLength(1)
  expect(
    judgeGoals(report).filter(({ measure, isReached }) => measure.includes('rebuild') && isReached !== null),
  ).toHaveLength(1)
})

test('prints what part was asked for, and all goals', () => {
  const printed = printReport({ ...report, receiving: null, retention: null })
  expect([printed.includes('receiving:'), printed.includes('reading:'), printed.includes('goals')]).toEqual([
    ...[false, true, true],
  ])
})
