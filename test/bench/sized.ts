import { parseArgs } from 'node:util'
import { root } from '../../electron/runtime/checkout.ts'

interface SizedOptions {
  readonly transactions: number
  /** Where the databases lie. */
  readonly place: string
  readonly json: string | undefined
  readonly keep: string | undefined
}

/** What a measurement over so many transactions is asked for; ends the process when it is asked what it can be asked. */
export function sizedOptions(script: string): SizedOptions {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      transactions: { type: 'string' },
      place: { type: 'string', default: `${root}/node_modules/.cache` },
      keep: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const transactions = Number(values.transactions ?? (values.quick ? 100_000 : 1_000_000))
  if (values.help || !(transactions >= 1)) {
    console.log(usage(script))
    process.exit(values.help ? 0 : 2)
  }
  return { transactions, place: values.place, json: values.json, keep: values.keep }
}

const usage = (script: string) => `node ${script} [options]
  --quick                 100,000 transactions instead of 1,000,000
  --transactions <number>
  --place <folder>        where the databases lie: a folder on a real disk (this checkout's node_modules/.cache)
  --keep <folder>         filled once and kept, so that the next run need not fill it again
  --json <file>           also writes the report there`
