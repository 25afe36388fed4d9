import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { z } from 'zod'
import type { HostProcess } from '../services/tunnel/host-process.ts'
import { addAccount } from './account.ts'
import { addAcknowledge } from './acknowledge.ts'
import { addActs } from './acts.ts'
import { addApi } from './api.ts'
import { addAttach } from './attach.ts'
import { addBackup } from './backup.ts'
import { addCategories } from './categories.ts'
import { type Cli, dataDirOf, dataDirVariable } from './cli.ts'
import { addCompletion } from './completion/completion.ts'
import { addCredentials } from './credentials.ts'
import { addData } from './data.ts'
import { addDeliveries } from './deliveries.ts'
import { addDestinations } from './destinations.ts'
import { addDiagnose } from './diagnose.ts'
import { addDoctor } from './doctor.ts'
import { addErase } from './erase.ts'
import { addExport } from './export.ts'
import { addFollow } from './follow.ts'
import { addImport } from './import.ts'
import { addLedgers } from './ledgers.ts'
import { addMcp } from './mcp.ts'
import { addOrganizations } from './organizations.ts'
import { addOverview } from './overview.ts'
import { addPractice } from './practice.ts'
import { addProposeParser } from './propose-parser.ts'
import { addPrune } from './prune.ts'
import { addRebuild } from './rebuild.ts'
import { exitCodes, explain } from './refusal.ts'
import { addReplay } from './replay.ts'
import { addReport } from './report.ts'
import { addRules } from './rules.ts'
import { addServe } from './serve.ts'
import { addSettings } from './settings.ts'
import { addShow } from './show.ts'
import { addSources } from './sources.ts'
import { endQuietlyWhenNobodyReads } from './terminal.ts'
import { addTransactions } from './transactions.ts'
import { addTunnel } from './tunnel.ts'
import { addWatch } from './watch.ts'

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
  for (const add of [addExport, addBackup, addData, addPrune, addErase, addRebuild]) add(program, cli)
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
The exit code is 0 when it was done, 1 when it could not be, 2 when the command was not understood.`
