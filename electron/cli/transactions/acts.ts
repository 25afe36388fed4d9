import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { type Verdict, verdicts } from '../../contract/transactions/transaction.ts'
import { type ActWish, actThrough } from '../../services/door/engine-acts.ts'
import { engineFileName, readEngineAddress } from '../../services/door/engine-client.ts'
import { storeFolder } from '../../services/folder/data-folder.ts'
import type { Act } from '../../services/store/journal/entries/act.ts'
import { appendAlone } from '../../services/store/journal/file/append-alone.ts'
import { unanswered } from '../alone.ts'
import { type Cli, sqliteBinding } from '../cli.ts'
import { withStore } from '../data/stored.ts'
import { misuse, Refusal } from '../refusal.ts'
import { plain, say } from '../terminal.ts'

interface Resolved {
  readonly verdict: Verdict
  readonly note: string
}

/** What a person decides about a transaction; the same as the window's buttons. */
export function addActs(program: Command, cli: Cli): void {
  program
    .command('resolve')
    .description('decide a transaction by hand; what Hover says stays beside it')
    .argument('<id>', "its id, or the provider's id when only one source has it")
    .addOption(new Option('--verdict <verdict>', 'what it came to').choices(verdicts).makeOptionMandatory())
    .option('--note <text>', 'why', '')
    .addHelpText('after', help)
    .action(async (given: string, { verdict, note }: Resolved, command: Command) => {
      if (note.length > longestNote) throw misuse(`--note: ${longestNote} characters at most.`)
      const dataDir = cli.dataDir(command)
      const id = await storedId(dataDir, given)
      await record(dataDir, { kind: 'resolve', id, verdict, note: note.trim() })
      say(`${plain(id)} is marked ${verdict}.`)
    })

  program
    .command('reopen')
    .description('take a decision by hand back')
    .argument('<id>', "its id, or the provider's id when only one source has it")
    .action(async (given: string, _options: unknown, command: Command) => {
      const dataDir = cli.dataDir(command)
      const id = await storedId(dataDir, given)
      await record(dataDir, { kind: 'reopen', id })
      say(`${plain(id)} is as Hover says.`)
    })
}

const longestNote = 2_000

/** The id under which it is stored, for one that the provider gave. */
export async function storedId(dataDir: string, given: string): Promise<string> {
  const id = await findStoredId(dataDir, given)
  if (id === null) throw notThere(given)
  return id
}

/** Null when nothing is stored under it, or several sources have it. */
export async function findStoredId(dataDir: string, given: string): Promise<string | null> {
  let id: string | null = null
  await withStore(dataDir, async store => {
    id = (await store.detail(given))?.id ?? null
  })
  return id
}

export function notThere(id: string): Refusal {
  return new Refusal(
    `There is no transaction with the id ${plain(id)}, or several sources have it: ask by the whole id, as hover-tray transactions --json says it.`,
  )
}

/** Where no engine has left word, it is a command that reads and holds the folder for a moment. */
const readerPatienceMs = 1_000

/** Writes it to the journal, or lets the engine do so that works on the folder. Returns when it is on the disk. */
export async function record(dataDir: string, wish: ActWish): Promise<void> {
  const address = readEngineAddress(join(dataDir, engineFileName))
  const place = { dataDir: join(dataDir, storeFolder), nativeBinding: sqliteBinding() }
  const entry = { kind: 'act', at: Date.now(), act: actOf(wish) } as const
  if (appendAlone(place, entry, address === null ? readerPatienceMs : 0)) return
  const done = address === null ? null : await actThrough(address, wish)
  if (done === null) throw unanswered(address !== null)
  if (!done.ok) throw new Refusal(done.failure.sentence)
}

function actOf(wish: ActWish): Act {
  switch (wish.kind) {
    case 'resolve':
      return { kind: 'resolved', transactionId: wish.id, verdict: wish.verdict, note: wish.note }
    case 'reopen':
      return { kind: 'reopened', transactionId: wish.id }
    case 'acknowledge':
      return { kind: 'notice-acknowledged', noticeId: wish.noticeId }
    case 'reveal':
      return { kind: 'revealed', transactionId: wish.id }
    case 'export':
      return { kind: 'exported', format: wish.format, query: wish.query }
  }
}

const help = `
Deliveries that come later never overwrite it; when Hover then says otherwise, the flag CONFLICT says so.
Works while the engine runs and while it does not.

Examples:
  hover-tray resolve 1111e38e-6907-4ee4-8289-af2dd99b1111 --verdict succeeded --note "seen on the statement"
  hover-tray reopen 1111e38e-6907-4ee4-8289-af2dd99b1111`
