// `npm run bench [-- options]`: the built app beside what else one could use, and what it is to reach.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../../electron/runtime/build.ts'
import { root } from '../../electron/runtime/checkout.ts'
import { runCommand, say } from '../../electron/runtime/outcome.ts'
import { type Bench, type Part, parts, type Report, runBench } from './bench.ts'
import { judgeGoals } from './goals.ts'
import { printReport } from './print-report.ts'
import { lies } from './receiving/report.ts'
import { provideSqlite3 } from './receiving/sqlite3-package.ts'
import { webhookIsInstalled } from './receiving/webhook.ts'

const usage = `npm run bench -- [options]
  --quick                 about two minutes: 3 rounds of 0.6 seconds, and a store of 20,000 transactions
  --only <parts>          of ${parts.join(',')}: receivers side by side, what retention costs, a store that is read
  --seconds <number>      of each run of a receiver (2)
  --rounds <number>       (5)
  --connections <list>    how many at once (1,16,64,256)
  --transactions <number> in the store that is read (1000000)
  --place <folder>        where the databases lie: a folder on a real disk (this checkout's node_modules/.cache)
  --json <file>           also writes the report there`

const options = {
  quick: { type: 'boolean', default: false },
  only: { type: 'string', default: parts.join(',') },
  seconds: { type: 'string' },
  rounds: { type: 'string' },
  connections: { type: 'string', default: '1,16,64,256' },
  transactions: { type: 'string' },
  place: { type: 'string', default: `${root}/node_modules/.cache` },
  json: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

type Asked = Omit<Bench, 'peers' | 'say'>

/** Null: an option is none. */
function readOptions(values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values']): Asked | null {
  const { quick } = values
  const plan = {
    rounds: Number(values.rounds ?? (quick ? 3 : 5)),
    seconds: Number(values.seconds ?? (quick ? 0.6 : 2)),
    connections: values.connections.split(',').map(Number),
  }
  const transactions = Number(values.transactions ?? (quick ? 20_000 : 1_000_000))
  const isAsked = (part: Part) => values.only.split(',').includes(part)
  const areNumbers = [plan.rounds, plan.seconds, ...plan.connections].every(number => number > 0 && number <= 1000)
  const areParts = values.only.split(',').every(name => parts.some(part => part === name))
  if (!areNumbers || !areParts || !Number.isInteger(transactions) || transactions < 1) return null
  return {
    ...{ plan, place: values.place, parts: parts.filter(isAsked) },
    // About three deliveries each, over two years: half of them are old enough to be pruned.
    oldTransactions: quick ? 5_000 : 20_000,
    reading: { transactions, starts: quick ? 3 : 7, times: quick ? 100 : 500 },
  }
}

const bench = async (): Promise<number> => {
  const { values } = parseArgs({ options })
  const asked = readOptions(values)
  if (values.help || asked === null) {
    console.log(asked === null ? `An option is none of these.\n${usage}` : usage)
    return asked === null ? 2 : 0
  }
  const built = await ensureBuilt(root, say)
  if (!built.ok) {
    say(built.sentence)
    return 1
  }
  const hasWebhook = webhookIsInstalled()
  if (!hasWebhook) say('Debian’s webhook is not installed, so it is not measured.')
  const peers = { hasWebhook, hasSqlite3: asked.parts.includes('receiving') && provideSqlite3(say) }
  const report = await runBench({ ...asked, peers, say })
  console.log(printReport(report))
  const all = { ...report, goals: judgeGoals(report) }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`)
  return isHonest(report) ? 0 : 1
}

/** Every 200 is in the database, and was flushed. A goal that is missed is a figure, and no failure of the run. */
function isHonest({ receiving }: Report): boolean {
  return receiving === null || lies(receiving).length + receiving.unflushed.length === 0
}

await runCommand(bench)
