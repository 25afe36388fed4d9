import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { z } from 'zod'
import type { HostProcess } from '../services/tunnel/host-process.ts'
import { type Cli, dataDirOf, dataDirVariable } from './cli.ts'
import { addCompletion } from './completion/completion.ts'
import { addBackup } from './data/backup.ts'
import { addData } from './data/data.ts'
import { addErase } from './data/erase.ts'
import { addExport } from './data/export.ts'
import { addImport } from './data/import.ts'
import { addPrune } from './data/prune.ts'
import { addRebuild } from './data/rebuild.ts'
import { addRestore } from './data/restore.ts'
import { addDestinations } from './destinations/destinations.ts'
import { addFollow } from './destinations/follow.ts'
import { addDiagnose } from './doctor/diagnose.ts'
import { addDoctor } from './doctor/doctor.ts'
import { addProposeParser } from './doctor/propose-parser.ts'
import { exitCodes, explain } from './refusal.ts'
import { addReplay } from './replay/replay.ts'
import { addApi } from './serving/api.ts'
import { addMcp } from './serving/mcp.ts'
import { addPractice } from './serving/practice.ts'
import { addServe } from './serving/serve.ts'
import { addAttach } from './settings/attach.ts'
import { addRules } from './settings/rules.ts'
import { addSettings } from './settings/settings.ts'
import { addAccount } from './sources/account.ts'
import { addCredentials } from './sources/credentials.ts'
import { addOrganizations } from './sources/organizations.ts'
import { addSources } from './sources/sources.ts'
import { addTunnel } from './sources/tunnel.ts'
import { endQuietlyWhenNobodyReads } from './terminal.ts'
import { addAcknowledge } from './transactions/acknowledge.ts'
import { addActs } from './transactions/acts.ts'
import { addCategories } from './transactions/categories.ts'
import { addDeliveries } from './transactions/deliveries.ts'
import { addLedgers } from './transactions/ledgers.ts'
import { addOverview } from './transactions/overview.ts'
import { addReport } from './transactions/report.ts'
import { addShow } from './transactions/show.ts'
import { addTransactions } from './transactions/transactions.ts'
import { addWatch } from './transactions/watch.ts'

interface Call {
  /** `import.meta.url` of the entry. */
  readonly entry: string
  /** Without the runtime and the script. */
  readonly argv: readonly string[]
  /** Plain Node and a packaged app start other processes each in their own way. */
  readonly spawnTunnelHost: () => HostProcess
}

/** Runs one command and returns the exit code of the process. */
export async function main({ argv, ...call }: Call): Promise<number> {
  endQuietlyWhenNobodyReads()
  const stop = (error: unknown) => process.exit(explain(error))
  process.on('uncaughtException', stop)
  process.on('unhandledRejection', stop)
  try {
    const version = versionBeside(call.entry)
    await createProgram({ ...call, version, dataDir: dataDirOf }).parseAsync(argv, { from: 'user' })
    return exitCodes.done
  } catch (error) {
    return explain(error)
  }
}

function createProgram(cli: Cli): Command {
  const program = new Command('hover-tray')
    .description(
      'Watch Hover transactions without a window: USSD mobile money (usehover.com) and property jobs (hover.to).',
    )
    .version(cli.version, '--version', 'print the version')
    .option(
      '--data-dir <folder>',
      `where settings and data live (default: the desktop app's folder, or $${dataDirVariable})`,
    )
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .addHelpText('after', examples)
    .exitOverride()
  // In the order of the help.
  for (const add of [
    addServe,
    addPractice,
    addTransactions,
    addWatch,
    addOverview,
    addShow,
    addDeliveries,
    addActs,
    addAcknowledge,
    addProposeParser,
    addLedgers,
    addReport,
    addImport,
    addReplay,
  ])
    add(program, cli)
  const sources = addSources(program, cli)
  for (const add of [addAccount, addOrganizations, addCredentials]) add(sources, cli)
  const ways = [addTunnel, addDestinations, addFollow, addApi, addAttach, addMcp]
  for (const add of [addDoctor, addDiagnose, ...ways, addRules, addCategories, addSettings]) add(program, cli)
  for (const add of [addExport, addBackup, addRestore, addData, addPrune, addErase, addRebuild]) add(program, cli)
  addCompletion(program)
  return program
}

const packageSchema = z.object({ version: z.string() })

/** package.json is one folder above the sources and two above the build. */
function versionBeside(entry: string): string {
  const file = new URL(entry.endsWith('.ts') ? '../package.json' : '../../package.json', entry)
  return packageSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).version
}

const examples = `
Examples:
  hover-tray serve --practice                     try everything, with no account and no internet
  hover-tray sources add ussd-app --name Shop --secret-stdin
  hover-tray serve                                receive, store and tell
  hover-tray transactions --status failed         what went wrong, newest first
  hover-tray show ID --json                       all there is about one transaction

Answers go to stdout; with --json they are stable and meant for scripts. Everything else goes to stderr.
The exit code is 0 when it was done, 1 when it could not be, 2 when the command was not understood,
124 when the time of wait is over, and 130 after Ctrl-C where something was left undone.`
