import type { ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { storeFolder } from '../../../electron/services/folder/data-folder.ts'
import { median } from '../median.ts'
import { answerLimitMs, nextMessage, startProcess, stopProcess } from '../processes.ts'
import { fill } from '../reading/fill.ts'
import type { Contestant } from '../receiving/contestant.ts'
import { startEngine } from '../receiving/engine.ts'
import type { LoadOrder, LoadResult } from '../receiving/load.ts'
import type { Plan } from '../receiving/rounds.ts'

/** What was done with old data in one run. */
export interface UpkeepDone {
  readonly steps: number
  /** Deliveries. */
  readonly packed: number
  /** Transactions. */
  readonly pruned: number
  /** Steps that gave way to what came in. */
  readonly refused: number
  readonly longestMs: number
}

interface Speed {
  readonly perSecond: number
  readonly p99Ms: number
}

/** What ingest costs while old deliveries are packed and pruned: medians of interleaved rounds on one engine. */
export interface RetentionCost {
  readonly connections: number
  /** In the folder at the beginning. */
  readonly oldDeliveries: number
  readonly without: Speed
  readonly during: Speed
  /** Requests per second during it to those without; p99 likewise. */
  readonly speedRatio: number
  readonly p99Ratio: number
  /** Of all rounds. */
  readonly done: UpkeepDone
}

const connections = 64
const dayMs = 86_400_000

interface Measuring {
  readonly plan: Pick<Plan, 'rounds' | 'seconds'>
  /** Where the database lies. */
  readonly folder: string
  readonly generator: ChildProcess
  readonly say: (line: string) => void
  /** How many there are in the folder before, over two years. */
  readonly transactions: number
}

export async function measureRetention(measuring: Measuring): Promise<RetentionCost> {
  const { plan, generator, say, transactions } = measuring
  const folder = join(measuring.folder, 'retention')
  const dataDir = join(folder, 'engine', storeFolder)
  mkdirSync(dataDir, { recursive: true })
  const { deliveries } = fill({ dataDir, nativeBinding: null }, transactions, { end: Date.now() - 2 * dayMs })
  const engine = await startEngine(folder)
  const upkeep = startProcess({
    file: new URL('upkeep-process.ts', import.meta.url),
    args: [dataDir],
    outputFile: join(folder, 'upkeep.log'),
  })
  try {
    const takeId = createIds()
    const run = () => runLoad({ engine, generator, seconds: plan.seconds, takeId })
    await run()
    const without: LoadResult[] = []
    const during: LoadResult[] = []
    const done: UpkeepDone[] = []
    for (let round = 0; round < plan.rounds; round++) {
      say(`retention, round ${round + 1} of ${plan.rounds}`)
      without.push(await run())
      upkeep.send('begin')
      during.push(await run())
      const answer = nextMessage<UpkeepDone>(upkeep, answerLimitMs)
      upkeep.send('end')
      done.push(await answer)
    }
    return { ...costOf(without, during, done), oldDeliveries: deliveries }
  } finally {
    await stopProcess(upkeep, 1_000)
    await engine.stop()
  }
}

interface Running {
  readonly engine: Contestant
  readonly generator: ChildProcess
  readonly seconds: number
  readonly takeId: ReturnType<typeof createIds>
}

async function runLoad({ engine, generator, seconds, takeId }: Running): Promise<LoadResult> {
  const { port, path } = engine
  generator.send({ port, path, connections, seconds, firstId: takeId.next } satisfies LoadOrder)
  const load = await nextMessage<LoadResult>(generator, seconds * 1000 + answerLimitMs)
  takeId.next = load.nextId
  // A state that is far behind the journal is no ground for pruning: each run begins with one that has caught up.
  engine.begin()
  await engine.end()
  return load
}

function createIds() {
  return { next: 1 }
}

function costOf(
  without: readonly Speed[],
  during: readonly Speed[],
  done: readonly UpkeepDone[],
): Omit<RetentionCost, 'oldDeliveries'> {
  const [before, meanwhile] = [speedOf(without), speedOf(during)]
  return {
    connections,
    without: before,
    during: meanwhile,
    speedRatio: meanwhile.perSecond / before.perSecond,
    p99Ratio: meanwhile.p99Ms / before.p99Ms,
    done: {
      steps: sum(done, one => one.steps),
      packed: sum(done, one => one.packed),
      pruned: sum(done, one => one.pruned),
      refused: sum(done, one => one.refused),
      longestMs: Math.max(...done.map(one => one.longestMs)),
    },
  }
}

function speedOf(runs: readonly Speed[]): Speed {
  return { perSecond: median(runs.map(run => run.perSecond)), p99Ms: median(runs.map(run => run.p99Ms)) }
}

function sum(all: readonly UpkeepDone[], of: (one: UpkeepDone) => number): number {
  return all.reduce((total, one) => total + of(one), 0)
}
