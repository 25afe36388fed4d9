import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Command } from 'commander'
import type { Failure, ImportResult } from '../../contract/bridge/ipc.ts'
import { systemClock } from '../../services/clock.ts'
import { engineFileName, importThrough, readEngineAddress } from '../../services/door/engine-client.ts'
import { openDataFolder, storeFolder } from '../../services/folder/data-folder.ts'
import { createImporter } from '../../services/importing/import.ts'
import { createGates } from '../../services/receiving/gates/gates.ts'
import { createSources, type Done } from '../../services/sources/sources.ts'
import { acquireDataLock } from '../../services/store/data-lock.ts'
import { threadFiles } from '../../thread-files.ts'
import { unanswered } from '../alone.ts'
import { type Cli, sqliteBinding } from '../cli.ts'
import { exitCodes, misuse, Refusal } from '../refusal.ts'
import { plain, say } from '../terminal.ts'
import { ciphers, makeDataDir, openSettings } from './folder.ts'
import { importExported } from './import-export.ts'
import { type Input, openInput } from './import-input.ts'
import { createImportReport, type ImportReport } from './import-report.ts'

interface Options {
  readonly source?: string
  readonly json?: boolean
}

interface Way {
  run(content: Readable): Promise<Done<ImportResult>>
  /** Names of apps whose secret cannot be read here, so that their payloads are refused. */
  readonly unreadable: readonly string[]
  close(): Promise<void>
}

export function addImport(program: Command, cli: Cli): void {
  program
    .command('import')
    .description('take in saved payloads of USSD apps (JSON, an array of them, JSON lines), or a whole export')
    .argument('<files...>', 'files; - is stdin')
    .option('--source <id>', 'the app that payloads without a secret belong to; you vouch for them')
    .option('--json', 'for scripts: {"accepted":0,"duplicates":0,...}')
    .addHelpText('after', help)
    .action(async (files: readonly string[], options: Options, command: Command) => {
      const dataDir = cli.dataDir(command)
      const inputs: Input[] = []
      for (const file of files) inputs.push(await openInput(file))
      const exported = inputs.find(({ isExport }) => isExport)
      if (options.source !== undefined && exported !== undefined) throw misuse(sourceOfExport(exported))
      makeDataDir(dataDir)
      const report = createImportReport(options.json === true)
      const locked = await importAll(inputs, { cli, dataDir, report, options }).catch(error => {
        report.printTaken()
        throw error
      })
      report.print(locked)
    })
}

interface Importing {
  readonly cli: Cli
  readonly dataDir: string
  readonly report: ImportReport
  readonly options: Options
}

/** Returns the names of apps whose secret cannot be read here. */
async function importAll(inputs: readonly Input[], importing: Importing): Promise<readonly string[]> {
  const { dataDir, report } = importing
  const payloads = inputs.filter(({ isExport }) => !isExport)
  for (const input of inputs.filter(({ isExport }) => isExport))
    report.add(input, await importExported(dataDir, input, failure => sentenceOf(failure, input, inputs)))
  return payloads.length === 0 ? [] : importPayloads(payloads, importing)
}

/** Of several files it names the one that failed. */
function sentenceOf({ sentence }: Failure, { file }: Input, inputs: readonly Input[]): string {
  return inputs.length > 1 ? `${plain(file)}: ${sentence}` : sentence
}

const sourceOfExport = ({ file }: Input): string =>
  `${plain(file)} is an export, which says itself what each delivery belongs to: import it without --source.`

async function importPayloads(inputs: readonly Input[], importing: Importing): Promise<readonly string[]> {
  const { cli, dataDir, report, options } = importing
  const sourceId = options.source ?? null
  const way = throughEngine(dataDir, sourceId) ?? (await byItself({ cli, dataDir, sourceId }))
  try {
    for (const input of inputs) {
      const imported = await way.run(input.content)
      if (!imported.ok) throw new Refusal(sentenceOf(imported.failure, input, inputs))
      report.add(input, imported.value)
    }
    return way.unreadable
  } finally {
    await way.close()
  }
}

/** Where no engine has left word, it is a command that reads and holds the folder for a moment. */
const readerPatienceMs = 1_000

/** Null: no engine holds the folder. */
function throughEngine(dataDir: string, sourceId: string | null): Way | null {
  const address = readEngineAddress(join(dataDir, engineFileName))
  const place = { dataDir: join(dataDir, storeFolder), nativeBinding: sqliteBinding() }
  const lock = acquireDataLock(place, address === null ? readerPatienceMs : 0)
  if (lock.ok) {
    lock.release()
    return null
  }
  return {
    async run(content) {
      const imported = address === null ? null : await importThrough({ address, content, sourceId })
      if (imported === null) throw unanswered(address !== null)
      return imported
    },
    unreadable: [],
    async close() {},
  }
}

interface Alone {
  readonly cli: Cli
  readonly dataDir: string
  readonly sourceId: string | null
}

async function byItself({ cli, dataDir, sourceId }: Alone): Promise<Way> {
  const folder = await openDataFolder({
    ...{ dataDir, ciphers: ciphers(dataDir), threads: threadFiles(cli.entry), sqliteBinding: sqliteBinding() },
    openSettings: () => openSettings(dataDir),
    clock: systemClock,
    onFatal: sentence => {
      say(sentence)
      process.exit(exitCodes.failed)
    },
  })
  const { settings, vault, store, log } = folder
  const { now } = systemClock
  const { find } = createSources({ settings, vault, now })
  const gates = createGates({ settings: settings.get, vault, publicBase: () => null, now })
  const importer = createImporter({ gate: gates.ussd, find, store, now, log })
  const unreadable = settings
    .get()
    .sources.filter(({ kind, id }) => kind === 'ussd-app' && gates.secretProblemOf(id) === 'secret-unreadable')
  return {
    run: content => importer.run(content, sourceId),
    unreadable: unreadable.map(({ name }) => name),
    close: folder.close,
  }
}

const help = `
Each payload passes the gate that deliveries pass: its secret tells the app. Works while an engine runs and while none does.
Importing a file again stores nothing twice. What export --whole wrote can be imported too, while no engine
runs. Payloads of hover.to cannot be imported: their signature covers the bytes and the date of the delivery.

Examples:
  hover-tray import payloads.jsonl
  hover-tray import 2024/*.json --json
  zcat old.jsonl.gz | hover-tray import - --source ussd-1a2b3c4d`
