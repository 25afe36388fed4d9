// `npm run bench [-- options]`: the built receiver and what else one could use, measured side by side.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../../electron/runtime/build.ts'
import { root } from '../../electron/runtime/checkout.ts'
import { runCommand, say } from '../../electron/runtime/outcome.ts'
import { runBench } from './bench.ts'
import { printReport } from './print-report.ts'
import { lies } from './report.ts'
import type { Plan } from './rounds.ts'
import { provideSqlite3 } from './sqlite3-package.ts'
import { webhookIsInstalled } from './webhook.ts'

const usage = `npm run bench -- [options]
  --quick              under two minutes: 3 rounds of 0.6 seconds
  --seconds <number>   of each run (2)
  --rounds <number>    (5)
  --connections <list> how many at once (1,16,64,256)
  --place <folder>     where the databases lie: a folder on a real disk (this checkout's node_modules/.cache)
  --json <file>        also writes the report there`

/** About three deliveries each, over two years: half of them are old enough to be pruned. */
const oldTransactions = 20_000

const options = {
  quick: { type: 'boolean', default: false },
  seconds: { type: 'string' },
  rounds: { type: 'string' },
  connections: { type: 'string', default: '1,16,64,256' },
  place: { type: 'string', default: `${root}/node_modules/.cache` },
  json: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

const bench = async (): Promise<number> => {
  const { values } = parseArgs({ options })
  if (values.help) {
    console.log(usage)
    return 0
  }
  const plan: Plan = {
    rounds: Number(values.rounds ?? (values.quick ? 3 : 5)),
    seconds: Number(values.seconds ?? (values.quick ? 0.6 : 2)),
    connections: values.connections.split(',').map(Number),
  }
  if (![plan.rounds, plan.seconds, ...plan.connections].every(number => number > 0 && number <= 1000)) {
    say(`An option is no number between 0 and 1000.\n${usage}`)
    return 2
  }
  const built = await ensureBuilt(root, say)
  if (!built.ok) {
    say(built.sentence)
    return 1
  }
  const hasWebhook = webhookIsInstalled()
  if (!hasWebhook) say('Debian’s webhook is not installed, so it is not measured.')
  const report = await runBench({
    plan,
    place: values.place,
    hasSqlite3: provideSqlite3(say),
    hasWebhook,
    oldTransactions,
    say,
  })
  console.log(printReport(report))
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)
  return lies(report).length + report.unflushed.length === 0 ? 0 : 1
}

await runCommand(bench)
