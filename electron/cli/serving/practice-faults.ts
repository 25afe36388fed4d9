import { type Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { type FaultPlan, faultKinds, faultPlanSchema, practiceDaySchema } from '../../contract/practice.ts'
import type { Cli } from '../cli.ts'
import { readSources } from '../data/folder.ts'
import { readPositive } from '../numbers.ts'
import { misuse, Refusal } from '../refusal.ts'
import { print, printJson, say, table } from '../terminal.ts'

interface FaultOptions {
  readonly set?: FaultPlan
  readonly url?: string
  readonly json?: boolean
}

interface DayOptions {
  readonly seconds: number
  readonly rate: number
  readonly url?: string
}

/** Names on the command line have dashes: bad-signature. */
const dashed = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
const names = new Map([...faultKinds, 'seed'].map(name => [dashed(name), name]))

/** Reader of an option for commander: `drop=5,duplicate=20,seed=7`; `none` is a plan without faults. */
export function readFaults(text: string): FaultPlan {
  const parts = text.trim() === 'none' ? [] : text.split(',').map(part => part.trim())
  const pairs = parts.map(part => {
    const [, name = '', number = ''] = /^([a-z-]+)=(\d+(?:\.\d+)?)$/.exec(part) ?? []
    const known = names.get(name)
    if (known === undefined) throw new InvalidArgumentError(faultSentence)
    return [known, Number(number)] as const
  })
  const plan = faultPlanSchema.safeParse(Object.fromEntries(pairs))
  if (!plan.success || new Set(pairs.map(([name]) => name)).size < pairs.length)
    throw new InvalidArgumentError(faultSentence)
  return plan.data
}

const faultSentence = `Write shares of a hundred such as drop=5,duplicate=20,seed=7. There are: ${[...names.keys()].join(', ')}.`

export function addPracticeFaults(practice: Command, cli: Cli): void {
  practice
    .command('faults')
    .description('what goes wrong with deliveries of a practice Hover that runs, and how much has')
    .option('--set <plan>', 'from now on: drop=5,duplicate=20,seed=7; none: everything goes right', readFaults)
    .option('--url <url>', 'of its ready line; otherwise that of the engine which practises on this folder')
    .option('--json', 'for scripts: {"plan":{...},"counts":{...},"playing":0}')
    .addHelpText('after', faultHelp)
    .action(async ({ set, url, json }: FaultOptions, command: Command) => {
      const base = urlOf(url, cli.dataDir(command))
      const body = set === undefined ? {} : { method: 'POST', body: JSON.stringify(set) }
      const state = stateSchema.parse(await call(`${base}/practice/faults`, body))
      if (json === true) return printJson(state)
      const { plan, counts } = state
      const rows = faultKinds.map(kind => [dashed(kind), `${plan[kind]} %`, String(counts.befell[kind])])
      print(table(['fault', 'share', 'befell'], rows))
      say(
        `Of ${counts.made} deliveries: ${counts.posted} posted, ${counts.taken} taken, ${counts.refused} refused, ` +
          `${counts.unanswered} not answered. Seed ${plan.seed}; ${state.playing} transactions are being played.`,
      )
    })

  practice
    .command('day')
    .description('let a practice Hover that runs play many transactions')
    .option('--seconds <number>', 'for how long they begin', readPositive, 60)
    .option('--rate <number>', 'how many begin in a second, 0.1 to 100', Number, 5)
    .option('--url <url>', 'of its ready line; otherwise that of the engine which practises on this folder')
    .addHelpText('after', dayHelp)
    .action(async ({ seconds, rate, url }: DayOptions, command: Command) => {
      const day = practiceDaySchema.safeParse({ seconds, rate })
      if (!day.success) throw misuse('--rate is 0.1 to 100, --seconds 1 to 3600, and both make no more than 20000.')
      const base = urlOf(url, cli.dataDir(command))
      const begun = await call(`${base}/practice/day`, { method: 'POST', body: JSON.stringify(day.data) })
      say(`${begunSchema.parse(begun).transactions} transactions are played in ${seconds} seconds.`)
    })
}

const counts = z.object({
  ...{ made: z.int(), posted: z.int(), taken: z.int(), refused: z.int(), unanswered: z.int() },
  befell: z.record(z.enum(faultKinds), z.int()),
})
const stateSchema = z.object({ plan: faultPlanSchema, counts, playing: z.int() })
const begunSchema = z.object({ transactions: z.int() })

/** The practice Hover of an engine stands in its settings as the address of the practice organization. */
function urlOf(given: string | undefined, dataDir: string): string {
  const source = readSources(dataDir).find(one => one.practice && one.kind === 'hover-org')
  const url = given ?? (source?.kind === 'hover-org' ? source.baseUrl : undefined)
  if (url === undefined)
    throw new Refusal('No engine practises on this folder. Start one with hover-tray serve --practice, or give --url.')
  if (!URL.canParse(url)) throw misuse('--url: give the url of the ready line, such as http://127.0.0.1:4000.')
  return url.replace(/\/+$/, '')
}

async function call(url: string, init: RequestInit): Promise<unknown> {
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) }).catch(() => null)
  if (answer === null) throw new Refusal('The practice Hover does not answer. Look whether it still runs.')
  if (!answer.ok) throw new Refusal('What answers there is no practice Hover of this version.')
  return answer.json().catch(() => null)
}

const faultHelp = `
drop           made and lost                    bad-signature  signed with a wrong secret, so the app refuses it
delay          up to half a minute later        clock-skew     made by a clock up to half an hour wrong
duplicate      comes again, byte for byte       late           up to two weeks old
reorder        comes behind the next one
Each is a share of a hundred deliveries. The same seed makes the same ones go wrong.

Examples:
  hover-tray practice faults --set drop=5,duplicate=20,reorder=10,seed=7
  hover-tray practice day --seconds 60 --rate 5
  hover-tray practice faults`

const dayHelp = `
The stories are chosen by the seed of the faults. Each is another transaction.

Examples:
  hover-tray practice day
  hover-tray practice day --rate 0.5 --seconds 600 --url http://127.0.0.1:4000`
