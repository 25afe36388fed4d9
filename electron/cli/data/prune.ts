import type { Command } from 'commander'
import type { RetentionSettings } from '../../contract/settings/settings.ts'
import { statuses } from '../../contract/transactions/transaction.ts'
import { type PrunePlan, planPrune } from '../../services/store/retention/pruning/plan.ts'
import { pruneNow } from '../../services/store/retention/pruning/prune-now.ts'
import { alone, assertStored, placeOf } from '../alone.ts'
import type { Cli } from '../cli.ts'
import { Refusal } from '../refusal.ts'
import { localTime, print, printJson, say, table } from '../terminal.ts'
import { openFolder } from './folder.ts'

interface Options {
  readonly dryRun?: boolean
  readonly json?: boolean
}

export function addPrune(program: Command, cli: Cli): void {
  program
    .command('prune')
    .description('take out what the settings say is too old, too many or too much')
    .option('--dry-run', 'only say what would go')
    .option('--json', 'for scripts: {"transactions":0,"trimmed":0,"leastBytes":null,"stillBytes":null}')
    .addHelpText('after', help)
    .action(async ({ dryRun = false, json = false }: Options, command: Command) => {
      const dataDir = cli.dataDir(command)
      assertStored(dataDir)
      const { retention } = (await openFolder(dataDir)).settings.get()
      if (!isLimited(retention)) throw new Refusal(keepsAll)
      const now = Date.now()
      if (dryRun) {
        const plan = shown(planPrune(placeOf(dataDir), retention, now))
        if (json) return printJson(plan)
        sayLeast(plan.leastBytes)
        return plan.transactions + plan.texts === 0 ? say('Nothing would go.') : print(planText(plan))
      }
      const done = await alone(dataDir, 'prune', place => pruneNow(place, retention, now))
      if (json) return printJson(done)
      sayLeast(done.leastBytes)
      print(doneText(done))
      if (done.stillBytes !== null) say(stillAbove(done.stillBytes))
    })
}

function sayLeast(bytes: number | null): void {
  if (bytes === null) return
  say(`retention.maxBytes cannot be met: an empty store takes ${bytes} bytes. Nothing goes because of it; choose more.`)
}

function doneText({ transactions, trimmed }: { readonly transactions: number; readonly trimmed: number }): string {
  if (transactions + trimmed === 0) return 'Nothing went.'
  const gone = transactions === 1 ? '1 transaction is gone' : `${transactions} transactions are gone`
  return trimmed === 0 ? `${gone}.` : `${gone}; of ${trimmed} the texts are gone.`
}

const stillAbove = (bytes: number): string =>
  `The store still takes ${bytes} bytes, more than retention.maxBytes: those that went were smaller than the average. Prune again to take out more.`

const keepsAll =
  'The settings keep everything for ever, so there is nothing to take out. hover-tray settings set retention.maxAgeDays 365 changes that.'

function isLimited({ keepLongerDays: _longer, ...limits }: RetentionSettings): boolean {
  return Object.values(limits).some(limit => limit !== null)
}

function shown(plan: PrunePlan) {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return { ...plan, oldest: iso(plan.oldest), newest: iso(plan.newest) }
}

function planText(plan: ReturnType<typeof shown>): string {
  const { transactions, deliveries, bytes, oldest, newest, byStatus, texts } = plan
  return table(
    [],
    [
      ['transactions', String(transactions)],
      ...statuses.flatMap(status =>
        byStatus[status] === undefined ? [] : [[`  ${status}`, String(byStatus[status])]],
      ),
      ['deliveries', String(deliveries)],
      ['bytes, about', String(bytes)],
      ['last heard of', transactions === 0 ? '-' : `${localTime(oldest)} to ${localTime(newest)}`],
      ['texts of, at most', String(texts)],
    ],
  )
}

const help = `
The limits are settings: retention.trimAfterDays (texts go, the transaction and its history stay), retention.maxAgeDays,
retention.maxTransactions, retention.maxBytes, and retention.keepLongerDays.failed and so on. An engine does it by itself,
little by little; this command does it at once and needs the engine stopped. What was pruned is in no export any more; make
a backup first if you may want it back.`
