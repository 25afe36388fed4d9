import { cpSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { storeFolder } from '../../electron/services/folder/data-folder.ts'
import { createDeliveries } from './deliveries.ts'
import { createDisk, type DiskAct, readRecord, type Tearing } from './disk-record.ts'
import { startEngine } from './engine.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { recording } from './library.ts'
import { startLoad } from './load.ts'
import { createRandom, type Random } from './random.ts'
import { openShop, removeFolder, tempFolder } from './shop.ts'
import { judge, type Verdict } from './verdict.ts'

export interface PowerCut {
  readonly number: number
  readonly tearing: Tearing
  /** Bytes of the record that had been made by then. */
  readonly at: number
  readonly verdict: Verdict
  /** What the engine that starts afterwards says of trouble. */
  readonly trouble: string
}

export interface PowerRun {
  readonly cuts: readonly PowerCut[]
  readonly acknowledged: number
  readonly flushes: number
}

interface Wanted {
  /** To see that the check can fail: as if the disk had said that it flushed, and had not. */
  readonly diskLies?: boolean
  readonly library: string
  readonly seed: number
  readonly cuts: number
  readonly acknowledged: number
}

const connections = 32
const startBytes = 400_000
/** Starting an engine takes longer than looking at what is stored. */
const engineEvery = 4

/** Runs an engine on a new folder under load, and judges what power cuts at random moments of it would have left. */
export async function cutPower({ library, seed, cuts, acknowledged, diskLies = false }: Wanted): Promise<PowerRun> {
  const [dataDir, workshop] = [tempFolder(), tempFolder()]
  const record = join(workshop, 'record')
  const random = createRandom(seed)
  const ledger = createLedger()
  try {
    const deliveries = createDeliveries(random, await openShop(dataDir))
    const before = join(workshop, 'before')
    cpSync(dataDir, before, { recursive: true })
    const engine = startEngine({ dataDir, env: recording({ library, folder: join(dataDir, storeFolder), record }) })
    const recorded = () => statSync(record).size
    const load = startLoad({ port: await engine.ready, connections, next: deliveries.next, ledger, recorded })
    await load.until(acknowledged)
    await engine.kill()
    await load.stop()
    // A third of them in the start, which is short; the first at the very end, where most was acknowledged.
    const moment = (_: unknown, n: number) => {
      if (n === 0) return recorded()
      return random.between(1, n % 3 === 2 ? Math.min(startBytes, recorded()) : recorded())
    }
    const moments = Array.from({ length: cuts }, moment).sort((a, b) => a - b)
    const run = { before, dataDir, record, random, ledger, moments, diskLies }
    return {
      ...(await judgeAll(run)),
      acknowledged: [...ledger.acknowledgedUntil(recorded()).values()].reduce((a, b) => a + b, 0),
    }
  } finally {
    removeFolder(dataDir)
    removeFolder(workshop)
  }
}

interface Run {
  /** The folder as it was when the recording began. */
  readonly before: string
  readonly dataDir: string
  readonly record: string
  readonly random: Random
  readonly ledger: Ledger
  readonly moments: readonly number[]
  readonly diskLies: boolean
}

async function judgeAll(run: Run): Promise<Omit<PowerRun, 'acknowledged'>> {
  const disk = createDisk()
  const cuts: PowerCut[] = []
  let flushes = 0
  const isFlush = ({ kind }: DiskAct): boolean => kind === 'flushed'
  const judgeUntil = async (end: number): Promise<void> => {
    for (let at = run.moments[cuts.length]; at !== undefined && at < end; at = run.moments[cuts.length]) {
      cuts.push(await judgeCut(run, disk, { at, number: cuts.length }))
    }
  }
  for (const { act, end } of readRecord(run.record)) {
    await judgeUntil(end)
    if (!run.diskLies || !isFlush(act)) disk.apply(act)
    if (isFlush(act)) flushes += 1
  }
  await judgeUntil(Number.POSITIVE_INFINITY)
  return { cuts, flushes }
}

async function judgeCut(
  { before, dataDir, random, ledger, diskLies }: Run,
  disk: ReturnType<typeof createDisk>,
  { at, number }: { readonly at: number; readonly number: number },
): Promise<PowerCut> {
  const tearing: Tearing = diskLies || number % 2 === 0 ? 'strict' : 'torn'
  const after = tempFolder()
  try {
    cpSync(before, after, { recursive: true })
    disk.cutPower(tearing, random, path => after + path.slice(dataDir.length))
    mkdirSync(join(after, storeFolder), { recursive: true })
    const verdict = judge(after, ledger, { until: at })
    return { number, tearing, at, verdict, trouble: number % engineEvery === 0 ? await startOn(after) : '' }
  } finally {
    removeFolder(after)
  }
}

/** What an engine says of trouble, and of damage that there is none of, when it starts and stops. */
async function startOn(dataDir: string): Promise<string> {
  const engine = startEngine({ dataDir })
  await engine.ready
  const code = await engine.stop()
  const lines = engine.said.stderr.split('\n').filter(line => / (error|damage) /.test(line))
  return [...(code === 0 ? [] : [`It ended with ${code}.`]), ...lines].join('\n')
}
