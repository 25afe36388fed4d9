/** `npm run footprint`: how long the app takes to a usable window, what it takes of memory at rest, and of the disk. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from '../../electron/runtime/build.ts'
import { root } from '../../electron/runtime/checkout.ts'
import { say } from '../../electron/runtime/outcome.ts'
import { launchApp, makeDataDir } from '../e2e/app-under-test.ts'
import { startDesktop } from '../e2e/desktop/desktop.ts'
import { electronUnderTest } from '../e2e/desktop/electron-under-test.ts'
import { mebibytes, memoryOf } from './memory.ts'

const runs = 5
/** What a start leaves behind is freed by then. */
const restMs = 10_000

const built = await ensureBuilt(root, say)
if (!built.ok) throw new Error(built.sentence)
const { kind, version, dist } = await electronUnderTest()
const desktop = await startDesktop()
const starts: number[] = []
const memory: number[] = []
for (let run = 0; run < runs; run++) {
  const { dataDir, remove } = makeDataDir()
  const begun = performance.now()
  const app = await launchApp(desktop, dataDir)
  await app.page.getByRole('button').first().waitFor()
  starts.push(performance.now() - begun)
  if (run === runs - 1) {
    await new Promise(resolve => setTimeout(resolve, restMs))
    memory.push(memoryOf(app.electron.process().pid ?? 0))
  }
  await app.quit()
  remove()
}
await desktop.stop()

const sorted = starts.map(Math.round).toSorted((a, b) => a - b)
console.log(`Electron: ${kind} ${version}`)
console.log(
  `Start to a window with buttons, new data folder, ${runs} runs: ${sorted.join(' / ')} ms (with the tests’ driver attached)`,
)
console.log(
  `Memory ${restMs / 1000} s later, all processes, shared pages split (PSS): ${memory.map(mebibytes).join()} MiB`,
)
for (const [what, folder] of [
  ['what the build made (out)', join(root, 'out')],
  ['node_modules, tools included', join(root, 'node_modules')],
  ['the Electron that ran', dist],
] as const) {
  if (existsSync(folder)) console.log(`Disk, ${what}: ${mebibytes(sizeOf(folder))} MiB`)
}

function sizeOf(folder: string): number {
  return Number(execFileSync('du', ['-sb', folder], { encoding: 'utf8' }).split('\t')[0])
}
