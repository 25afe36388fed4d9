import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { settingsSchema } from '../../contract/settings/settings.ts'
import { gatherDiagnostics } from '../../services/diagnostics/gather.ts'
import { openVault, vaultFileName } from '../../services/secrets/vault.ts'
import { StartFailure } from '../../services/start-failure.ts'
import { placeOf } from '../alone.ts'
import type { Cli } from '../cli.ts'
import { ciphers } from '../data/folder.ts'
import { outputFile, writeOutputFile } from '../data/output-file.ts'
import { Refusal } from '../refusal.ts'
import { plain, print, say } from '../terminal.ts'
import { examine, readSettings } from './examine.ts'

export function addDiagnose(program: Command, cli: Cli): void {
  program
    .command('diagnose')
    .description('gather what tells somebody who helps you how the app is, without anything private')
    .option('-o, --output <file>', 'write it there as compressed JSON, instead of showing it')
    .addHelpText('after', help)
    .action(async ({ output }: { readonly output?: string }, command: Command) => {
      const dataDir = cli.dataDir(command)
      if (!existsSync(dataDir)) throw new Refusal(`There is no folder ${dataDir}: nothing was ever stored.`)
      const file = output === undefined ? null : outputFile(dataDir, output)
      const gathered = await gather(dataDir, cli.version)
      if (file === null) return print(gathered.text)
      await writeOutputFile(file, [gathered.file])
      say(`${plain(file)}: ${gathered.bytes} bytes. Run the command without --output to see what is in it.`)
    })
}

/** What cannot be read is told as such: a folder in trouble is what people ask about. */
async function gather(dataDir: string, version: string) {
  const settings = await orNull(() => readSettings(dataDir))
  const vault = await orNull(() => openVault({ file: join(dataDir, vaultFileName), ciphers: ciphers(dataDir) }))
  const health = await orNull(() => examine(dataDir, false))
  return gatherDiagnostics({
    ...{ dataDir, place: placeOf(dataDir), version, health, now: Date.now() },
    settings: settings ?? settingsSchema.parse({}),
    vault: vault ?? { get: () => undefined, names: () => [], unreadable: () => new Set() },
    unreadable: [...(settings === null ? ['settings'] : []), ...(vault === null ? ['secrets'] : [])],
  })
}

async function orNull<T>(read: () => T | Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof StartFailure) return null
    throw error
  }
}

const help = `
In it: versions, the health of every link, settings without addresses and texts, how many sources of which kind, numbers of
the journal and the database, and the newest lines of the log. Not in it: transactions, texts, phone numbers, names,
addresses, secrets. It is sent nowhere; look at it first, then attach the file where you ask for help.

Examples:
  hover-tray diagnose
  hover-tray diagnose --output diagnostics.json.gz`
