import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Contestant, ContestantName } from './contestant.ts'
import { startEngine } from './engine.ts'
import { buildFlushCounter } from './flushes.ts'
import { startPeer } from './peer.ts'
import { startProcess, stopProcess } from './processes.ts'
import { createReport, type FullReport } from './report.ts'
import { measureRetention } from './retention/measure.ts'
import { type Plan, runRounds } from './rounds.ts'
import { startWebhook } from './webhook.ts'

interface Bench {
  readonly plan: Plan
  /** A folder on a real disk: in memory every flush would be free. What is put there is removed afterwards. */
  readonly place: string
  /** Whether the package sqlite3 is usable; otherwise something as close as possible stands in for it. */
  readonly hasSqlite3: boolean
  /** Whether Debian's webhook is installed. */
  readonly hasWebhook: boolean
  readonly say: (line: string) => void
  /** How many old transactions retention works on. */
  readonly oldTransactions: number
}

/** Starts all servers, measures them side by side and stops them. The app has to be built. */
export async function runBench(bench: Bench): Promise<FullReport> {
  const { plan, place, hasSqlite3, hasWebhook, say } = bench
  const folder = mkdtempSync(join(place, 'hover-tray-bench-'))
  const contestants = new Map<ContestantName, Contestant>()
  const generator = startProcess({
    file: new URL('load-process.ts', import.meta.url),
    outputFile: join(folder, 'generator.log'),
  })
  try {
    if (!buildFlushCounter(folder)) say('Flushes are not counted: that needs Linux and a C compiler.')
    contestants.set('ours', await startEngine(folder))
    contestants.set('bare', await startPeer('bare', folder))
    contestants.set('tutorial', await startPeer(hasSqlite3 ? 'tutorial' : 'tutorialStandIn', folder))
    contestants.set('single', await startPeer('single', folder))
    contestants.set('careful', await startPeer('careful', folder))
    if (hasWebhook) contestants.set('webhook', await startWebhook(folder))
    const rounds = await runRounds({ plan, contestants, generator, say })
    const report = createReport(plan, rounds, contestants)
    const retention = await measureRetention({ plan, folder, generator, say, transactions: bench.oldTransactions })
    return { ...report, retention }
  } finally {
    await Promise.all([...contestants.values()].map(contestant => contestant.stop()))
    await stopProcess(generator, 1_000)
    rmSync(folder, { recursive: true, force: true })
  }
}
