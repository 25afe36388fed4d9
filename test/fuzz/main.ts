// `npm run fuzz [-- --minutes N] [--seed N]`: the fuzz run at length. A seed makes the same choices again.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runAttached } from '../../electron/runtime/attached.ts'
import { root } from '../../electron/runtime/checkout.ts'
import { runCommand, say } from '../../electron/runtime/outcome.ts'

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } } })
const seed = values.seed ?? String(Date.now() % 1_000_000_000)
say(`Fuzzing for ${values.minutes} minutes with the seed ${seed}.`)
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
await runCommand(() =>
  runAttached(process.execPath, [vitest, 'run', '--root', root, '--project', 'unit', 'test/fuzz/readers'], {
    ...process.env,
    ...{ FUZZ_MINUTES: values.minutes, FUZZ_SEED: seed },
  }),
)
