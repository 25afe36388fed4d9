import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { startProcess, stopProcess } from './processes.ts'
import { measureReadSide, type ReadSide } from './reading/measure-read-side.ts'
import { buildFlushCounter } from './receiving/flushes.ts'
import { measureReceiving, type Peers } from './receiving/measure-receiving.ts'
import type { Receiving } from './receiving/report.ts'
import type { Plan } from './receiving/rounds.ts'
import { measureRetention, type RetentionCost } from './retention/measure.ts'

export const parts = ['receiving', 'retention', 'reading'] as const
export type Part = (typeof parts)[number]

export interface Bench {
  readonly parts: readonly Part[]
  readonly plan: Plan
  /** A folder on a real disk: in memory every flush would be free. What is put there is removed afterwards. */
  readonly place: string
  readonly peers: Peers
  /** How many old transactions retention works on. */
  readonly oldTransactions: number
  /** How large the store is that is read, and how often each question is asked. */
  readonly reading: { readonly transactions: number; readonly starts: number; readonly times: number }
  readonly say: (line: string) => void
}

/** Parts that were not measured are null. */
export interface Report {
  readonly node: string
  /** Of the machine in the minute before. Figures of a machine that does something else are worth little. */
  readonly load: number
  readonly receiving: Receiving | null
  readonly retention: RetentionCost | null
  readonly reading: ReadSide | null
}

/** Measures one part after the other. The app has to be built. */
export async function runBench({ place, say, plan, ...bench }: Bench): Promise<Report> {
  const load = loadavg()[0] ?? 0
  mkdirSync(place, { recursive: true })
  const folder = mkdtempSync(join(place, 'hover-tray-bench-'))
  const generator = startProcess({
    file: new URL('receiving/load-process.ts', import.meta.url),
    outputFile: join(folder, 'generator.log'),
  })
  const ifAsked = async <T>(part: Part, measure: () => Promise<T>): Promise<T | null> =>
    bench.parts.includes(part) ? measure() : null
  try {
    if (!buildFlushCounter(folder)) say('Flushes are not counted: that needs Linux and a C compiler.')
    const common = { folder, generator, plan, say }
    return {
      ...{ node: process.versions.node, load },
      receiving: await ifAsked('receiving', () => measureReceiving({ ...common, peers: bench.peers })),
      retention: await ifAsked('retention', () => measureRetention({ ...common, transactions: bench.oldTransactions })),
      reading: await ifAsked('reading', () => measureReadSide({ ...bench.reading, folder, say })),
    }
  } finally {
    await stopProcess(generator, 1_000)
    rmSync(folder, { recursive: true, force: true })
  }
}
