import { type Command, Option } from 'commander'
import { printValue } from '../../core/query/print.ts'
import { type ExportFormat, exportFormats, exportText } from '../../services/exporting/export.ts'
import { notingDamageOfEach } from '../../services/store/exporting/noting-damage.ts'
import { openExport } from '../../services/store/exporting/open-export.ts'
import { placeOf } from '../alone.ts'
import type { Cli } from '../cli.ts'
import { Refusal } from '../refusal.ts'
import { plain, say } from '../terminal.ts'
import { record } from '../transactions/acts.ts'
import { filterOfText } from '../transactions/query.ts'
import { outputFile, writeOut } from './output-file.ts'
import { createProgress } from './progress.ts'

interface Options {
  readonly format: ExportFormat
  readonly query?: string
  readonly since?: string
  readonly whole?: boolean
  readonly output: string
  readonly replace?: boolean
}

export function addExport(program: Command, cli: Cli): void {
  program
    .command('export')
    .description('write transactions to a file or to stdout, masked unless you ask for the whole of them')
    .addOption(new Option('--format <format>', 'how').choices(exportFormats).default('jsonl'))
    .option('--query <query>', 'only what fits, in the words of the query bar: status:failed operator:MTN')
    .option('--since <time>', 'only what started since then: 2d, 3w, 2026-11-01')
    .option('--masked', 'hide numbers, names and balances; this is what happens anyway')
    .addOption(
      new Option('--whole', 'as it is stored, which is recorded; only such an export can be imported').conflicts(
        'masked',
      ),
    )
    .option('-o, --output <file>', 'the file; - is stdout', '-')
    .option('--replace', 'write over the file when it is there')
    .addHelpText('after', help)
    .action(async (options: Options, command: Command) => {
      const dataDir = cli.dataDir(command)
      const { format, output, whole = false, replace = false } = options
      const file = output === '-' ? output : outputFile(dataDir, output, replace)
      const query = queryText(options)
      const filter = await filterOfText(query, dataDir)
      const place = placeOf(dataDir)
      const opened = openExport(place, createProgress())
      if (opened === null) throw new Refusal(`Nothing was ever received in the folder ${dataDir}.`)
      try {
        if (whole) await record(dataDir, { kind: 'export', format, query })
        const wish = { format, whole, filter, isEverything: query === '', version: cli.version, now: Date.now() }
        await writeOut(file, notingDamageOfEach(place, exportText(opened.reading, wish)), replace)
      } finally {
        opened.close()
      }
      if (output !== '-') say(`Written to ${plain(output)}.`)
    })
}

function queryText({ query = '', since }: Options): string {
  return `${query}${since === undefined ? '' : ` since:${printValue(since)}`}`.trim()
}

const help = `
jsonl: a transaction on each line; with --whole everything that was received, for hover-tray import in another folder.
csv: for spreadsheets. har: the deliveries as HTTP Archive 1.2. Neither holds secrets or the addresses of hooks.
Works while the engine runs and while it does not, and takes no more memory for more transactions.

Examples:
  hover-tray export --format csv --query "status:failed operator:MTN" --since 30d -o failed.csv --replace
  hover-tray export --whole -o everything.jsonl`
