// `node test/bench/window.ts [options]`: the real window over a million transactions, beside one over a thousand.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from '../../electron/runtime/build.ts'
import { root } from '../../electron/runtime/checkout.ts'
import { say } from '../../electron/runtime/outcome.ts'
import { startDesktop } from '../e2e/desktop/desktop.ts'
import { electronUnderTest } from '../e2e/desktop/electron-under-test.ts'
import { fillFolder } from '../e2e/window/filled-app.ts'
import { sizedOptions } from './sized.ts'
import { measureWindow, type WindowReport } from './window/measure-window.ts'
import { printed } from './window/print-window.ts'

const { transactions, place, keep, json } = sizedOptions('test/bench/window.ts')
const built = await ensureBuilt(root, say)
if (!built.ok) throw new Error(built.sentence)
const { kind, version } = await electronUnderTest()
mkdirSync(place, { recursive: true })
const folder = mkdtempSync(join(place, 'window-'))
const desktop = await startDesktop()

async function measure(amount: number, filled: string): Promise<WindowReport> {
  const dataDir = join(folder, String(amount))
  if (!existsSync(filled)) {
    say(`writing ${amount} transactions`)
    mkdirSync(filled, { recursive: true })
    await fillFolder(desktop, filled, amount)
  }
  // What is measured writes too; what was filled stays as it was.
  if (filled !== dataDir) cpSync(filled, dataDir, { recursive: true })
  say(`looking at ${amount}`)
  return measureWindow(desktop, dataDir)
}

try {
  const filledAt = (amount: number) => join(keep ?? folder, String(amount))
  const few = await measure(1000, filledAt(1000))
  const many = await measure(transactions, filledAt(transactions))
  console.log(`Electron: ${kind} ${version}; load of the machine ${(loadavg()[0] ?? 0).toFixed(1)}`)
  console.log(printed({ transactions, few, many }))
  if (json !== undefined) writeFileSync(json, JSON.stringify({ transactions, few, many }, null, 2))
} finally {
  await desktop.stop()
  rmSync(folder, { recursive: true, force: true })
}
