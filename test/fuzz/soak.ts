// `npm run soak [-- --minutes N] [--seed N]`: the receiver under valid and hostile traffic at once, at length.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runAttached } from '../../electron/runtime/attached.ts'
import { root } from '../../electron/runtime/checkout.ts'
import { runCommand } from '../../electron/runtime/outcome.ts'

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } } })
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
await runCommand(() =>
  runAttached(process.execPath, [vitest, 'run', '--root', root, '--project', 'unit', 'test/fuzz/siege'], {
    ...process.env,
    ...{ SOAK_MINUTES: values.minutes, FUZZ_SEED: values.seed ?? String(Date.now() % 1_000_000_000) },
  }),
)
