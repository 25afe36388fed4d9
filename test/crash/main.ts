// `npm run crash [-- rounds [seed]]`: the crash suite at length. A seed makes the same choices again.
import { join } from 'node:path'
import { runAttached } from '../../electron/runtime/attached.ts'
import { root } from '../../electron/runtime/checkout.ts'
import { runCommand } from '../../electron/runtime/outcome.ts'

const [rounds = '200', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2)
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const cuts = String(Math.ceil(Number(rounds) / 2))
await runCommand(() =>
  runAttached(process.execPath, [vitest, 'run', '--root', root, '--project', 'unit', 'test/crash'], {
    ...process.env,
    ...{ CRASH_ROUNDS: rounds, CRASH_CUTS: cuts, CRASH_SEED: seed },
  }),
)
