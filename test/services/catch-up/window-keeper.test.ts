import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Connection, LinkState, SourceConnection, TunnelState } from '../../../electron/contract/connection.ts'
import { describeProblem } from '../../../electron/core/problem.ts'
import { createAliveMark } from '../../../electron/services/catch-up/alive-mark.ts'
import { createWindowKeeper, type LeftOpen } from '../../../electron/services/catch-up/window-keeper.ts'
import type { BlindAct } from '../../../electron/services/store/projection/telling/blind-book.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const start = Date.parse('2026-07-01T12:00:00.000Z')
const online: TunnelState = { kind: 'online', url: 'https://a.example' }
const torn: TunnelState = { kind: 'down', problem: describeProblem('tunnel-failed'), retryAt: null }
const live: LinkState = { kind: 'live' }
const registering: LinkState = { kind: 'registering' }

const source = (state: LinkState, rest: Partial<SourceConnection> = {}): SourceConnection => ({
  ...{ sourceId: 'org', name: 'Homes', kind: 'hover-org', practice: false, state, localUrl: null, publicUrl: null },
  ...{ lastDeliveryAt: null, refused: 0, hint: null, hoverView: null },
  ...rest,
})
const connection = (state: LinkState, rest: Partial<Connection> = {}): Connection => ({
  ...{
    receiver: { kind: 'listening', port: 1 },
    tunnel: online,
    address: { kind: 'unchecked' },
    sources: [source(state)],
  },
  ...rest,
})

/** A data folder, and as many runs of the app in it as a test wants. */
function createFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'hover-tray-windows-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const clock = createFakeClock()
  const acts: BlindAct[] = []
  const reachable: string[] = []
  const gone: string[] = []
  const file = join(folder, 'alive.json')
  const run = (left: LeftOpen = new Map()) => {
    const mark = createAliveMark(file, () => {})
    const journal = (act: BlindAct) => void acts.push(act)
    const keeper = createWindowKeeper({
      ...{ clock, mark, journal },
      onReachable: ({ sourceId }) => reachable.push(sourceId),
      onGone: sourceId => gone.push(sourceId),
    })
    keeper.start([source({ kind: 'idle' })], left)
    return keeper
  }
  const told = () =>
    acts.map(act => {
      if (act.kind === 'blind-began') return [act.cause, (act.from - start) / 1_000]
      return act.kind === 'blind-ended' ? ['end', (act.until - start) / 1_000] : []
    })
  return { clock, file, run, told, acts, reachable }
}

it.each<[string, Connection]>([
  ['receiver-down', connection(live, { receiver: { kind: 'down', problem: describeProblem('port-taken') } })],
  ['tunnel-down', connection(live, { tunnel: torn })],
  [
    'tunnel-down',
    connection(live, {
      address: { kind: 'down', problem: describeProblem('address-unreachable'), at: '', retryAt: null },
    }),
  ],
  ['not-registered', connection(registering)],
])('keeps a window with the cause %s, as a beginning and an end', async (cause, broken) => {
  const { clock, run, told } = createFolder()
  const keeper = run()
  keeper.note(connection(live))
  keeper.note(broken)
  for (let second = 0; second < 60; second++) {
    await clock.advance(1_000)
    keeper.note(broken)
  }
  keeper.note(connection(live))
  expect(told()).toEqual([
    [cause, 0],
    ['end', 60],
  ])
})

it('keeps no window shorter than five seconds, but looks for what was missed', async () => {
  const { clock, run, told, reachable } = createFolder()
  const keeper = run()
  keeper.note(connection(live))
  keeper.note(connection(live, { tunnel: torn }))
  await clock.advance(4_999)
  keeper.note(connection(live))
  await clock.advance(60_000)
  expect([told(), reachable]).toEqual([[], ['org', 'org']])
})

it('keeps one window for one that breaks in several ways', async () => {
  const { clock, run, told } = createFolder()
  const keeper = run()
  keeper.note(connection(live))
  keeper.note(connection(live, { tunnel: torn }))
  await clock.advance(10_000)
  keeper.note(connection(registering))
  await clock.advance(10_000)
  keeper.note(connection(live))
  expect(told()).toEqual([
    ['tunnel-down', 0],
    ['end', 20],
  ])
})

it('keeps none of a source that is only being set up, nor of practice', async () => {
  const { clock, run, told } = createFolder()
  const keeper = run()
  const practice = source(live, { sourceId: 'p', practice: true })
  keeper.note(connection(registering, { sources: [source(registering), practice] }))
  await clock.advance(60_000)
  keeper.note(connection(live, { sources: [source(live), { ...practice, state: registering }] }))
  await clock.advance(60_000)
  expect(told()).toEqual([])
})

it('knows by the last mark of a run that was killed since when the app was closed', async () => {
  const { clock, file, run, told } = createFolder()
  writeFileSync(file, JSON.stringify({ org: start + 60_000 }))
  await clock.advance(100_000)
  const keeper = run()
  await clock.advance(3_000)
  keeper.note(connection(live))
  expect(told()).toEqual([
    ['app-closed', 60],
    ['end', 103],
  ])
})

it('writes the mark of life every fifteen seconds, and at the end', async () => {
  const { clock, file, run } = createFolder()
  const keeper = run()
  keeper.note(connection(live))
  const marks = () =>
    createAliveMark(file, () => {})
      .read()
      .get('org')
  await clock.advance(44_000)
  const during = marks()
  keeper.stop()
  expect([during, marks()]).toEqual([start + 30_000, start + 44_000])
})

it('does not move the mark of life while nothing can arrive', async () => {
  const { clock, file, run } = createFolder()
  const keeper = run()
  keeper.note(connection(live))
  await clock.advance(15_000)
  keeper.note(connection(live, { tunnel: torn }))
  await clock.advance(60_000)
  keeper.stop()
  expect(
    createAliveMark(file, () => {})
      .read()
      .get('org'),
  ).toBe(start + 15_000)
})

it('goes on with the window that an earlier run left open', async () => {
  const { clock, run, told, acts } = createFolder()
  const keeper = run(new Map([['org', { windowId: 'w1' }]]))
  await clock.advance(60_000)
  keeper.note(connection(live))
  expect([told(), acts[0]]).toEqual([[['end', 60]], expect.objectContaining({ windowId: 'w1' })])
})

it('keeps the time in which the machine slept, and looks for what was missed', () => {
  const { run, clock, told, reachable } = createFolder()
  const keeper = run()
  keeper.note(connection(live))
  clock.sleep(600_000)
  keeper.slept({ asleepFrom: start, awakeAt: start + 600_000 })
  expect([told(), reachable]).toEqual([
    [
      ['asleep', 0],
      ['end', 600],
    ],
    ['org', 'org'],
  ])
})

it('ends the window of a source that is removed', async () => {
  const { clock, run, told } = createFolder()
  const keeper = run()
  keeper.note(connection(live))
  keeper.note(connection(live, { tunnel: torn }))
  await clock.advance(10_000)
  keeper.note(connection(live, { sources: [] }))
  expect(told()).toEqual([
    ['tunnel-down', 0],
    ['end', 10],
  ])
})

it.each(['', '{', '[]', '{"org":"yesterday"}', 'null'])('starts with a damaged mark of life: %j', text => {
  const { file, run, told } = createFolder()
  writeFileSync(file, text)
  run().note(connection(live))
  expect(told()).toEqual([])
})
