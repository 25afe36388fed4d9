import type { Command } from 'commander'
import { findData } from '../../services/folder/data-where.ts'
import { placeOf } from '../alone.ts'
import type { Cli } from '../cli.ts'
import { localTime, print, printJson, table } from '../terminal.ts'
import { assertFolder, openFolder } from './folder.ts'

export function addData(program: Command, cli: Cli): void {
  program
    .command('data')
    .description('where the data is, how much of it, for how long, and what protects it')
    .option('--json', 'for scripts: {"folder":"...","files":[...],"copies":[...],"transactions":0,...}')
    .action(async ({ json }: { readonly json?: boolean }, command: Command) => {
      const dataDir = cli.dataDir(command)
      assertFolder(dataDir)
      const { settings } = await openFolder(dataDir)
      const where = findData(dataDir, placeOf(dataDir), settings.get().retention)
      if (json === true) return printJson(where)
      const { keepLongerDays, ...limits } = where.retention
      print(table(['file', 'bytes', 'what is in it'], [...where.files, ...where.copies].map(fileCells)))
      print('')
      print(
        table(
          [],
          [
            ['transactions', String(where.transactions)],
            ['oldest', localTime(where.oldest)],
            ['entries ever', String(where.entries)],
            ['bytes in use', String(where.usedBytes)],
            ...Object.entries(limits).map(([name, limit]) => [`retention.${name}`, String(limit ?? 'none')]),
            ...Object.entries(keepLongerDays).map(([status, days]) => [`  ${status} longer by days`, String(days)]),
          ],
        ),
      )
    })
}

const fileCells = ({
  path,
  bytes,
  about,
}: {
  readonly path: string
  readonly bytes: number
  readonly about: string
}) => [path, String(bytes), about]
