import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'
import { z } from 'zod'
import { filesOfEndedProcess, type Leaving } from './ended-by-v8.ts'
import { type FaultTimes, faultLine, faultTable } from './faults/fault-times.ts'
import { type Measured, measuredTable } from './measured.ts'

/** The environment variable in which test/run.ts tells which Electron runs. */
export const runtimeVariable = 'HOVER_TRAY_TEST_RUNTIME'

/** In which it tells where to leave what the next run has to know. */
export const leavingVariable = 'HOVER_TRAY_TEST_LEAVING'
/** In which it tells what another run, whose tests are not run again, has counted. */
export const beforeVariable = 'HOVER_TRAY_TEST_BEFORE'

export interface Totals {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** The last line of a run: alone, and the same whatever ran. */
export const summaryLine = ({ passed, failed, skipped }: Totals): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/** A run in which nothing ran proves nothing. */
export const isGreen = ({ passed, failed }: Totals): boolean => passed > 0 && failed === 0

const runtimeSchema = z.object({ kind: z.string(), version: z.string() })

/** Vitest calls this with `new`; what it returns is the reporter. */
export default function createReporter(): Reporter {
  const faults: FaultTimes[] = []
  const figures: Measured[] = []
  return {
    onTestCaseResult(test) {
      const { fault, measured } = test.meta()
      figures.push(...(measured ?? []))
      if (fault === undefined) return
      faults.push(fault)
      process.stdout.write(`${faultLine(fault)}\n`)
    },
    onTestRunEnd(modules, unhandledErrors) {
      const ended = unhandledErrors.map(filesOfEndedProcess).filter(files => files !== null)
      const toRepeat = new Set(ended.flat())
      const rest = modules.filter(module => !toRepeat.has(module.moduleId))
      const counted = count(rest, unhandledErrors.length - ended.length)
      leave(process.env[leavingVariable], { totals: counted, ended })
      const totals = sum(countedBefore(process.env[beforeVariable]), {
        ...counted,
        failed: counted.failed + ended.length,
      })
      // On exit, because the other reporters write at the end of the run too and this has to be the last line.
      process.on('exit', () => {
        if (faults.length > 0) process.stdout.write(`\n${faultTable(faults)}\n`)
        if (figures.length > 0) process.stdout.write(`\n${measuredTable(figures)}\n`)
        process.stdout.write(`\n${describeElectron(process.env[runtimeVariable])}\n${summaryLine(totals)}\n`)
        if (!isGreen(totals)) process.exitCode = 1
      })
    },
  }
}

const leave = (file: string | undefined, leaving: Leaving): void => {
  if (file !== undefined) writeFileSync(file, JSON.stringify(leaving))
}

const totalsSchema = z.object({ passed: z.int(), failed: z.int(), skipped: z.int() })

const countedBefore = (told: string | undefined): Totals =>
  told === undefined ? { passed: 0, failed: 0, skipped: 0 } : totalsSchema.parse(JSON.parse(told))

const sum = (a: Totals, b: Totals): Totals => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
})

const describeElectron = (told: string | undefined): string => {
  if (told === undefined) return 'Electron: not told (run npm test for the whole of it)'
  const { kind, version } = runtimeSchema.parse(JSON.parse(told))
  return `Electron ${version} (${kind}), Node ${process.versions.node}`
}

/** A file, a suite or a hook that breaks outside a test counts as one failure, so that it cannot pass unseen. */
const count = (modules: readonly TestModule[], unhandledErrors: number): Totals => {
  const totals = { passed: 0, failed: unhandledErrors, skipped: 0 }
  for (const module of modules) {
    if (module.errors().length > 0) totals.failed += 1
    for (const suite of module.children.allSuites()) if (suite.errors().length > 0) totals.failed += 1
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      if (state === 'passed') totals.passed += 1
      else if (state === 'failed') totals.failed += 1
      else totals.skipped += 1
    }
  }
  return totals
}
