import type { Command } from 'commander'
import { systemClock } from '../../services/clock.ts'
import { createComposing, replayHeader } from '../../services/replaying/compose-replay.ts'
import { planReplay } from '../../services/replaying/plan-replay.ts'
import { createProving } from '../../services/replaying/prove-again.ts'
import { replayHere } from '../../services/replaying/replay-here.ts'
import { replayTo } from '../../services/replaying/replay-to.ts'
import { createSendDelivery } from '../../services/replaying/send-delivery.ts'
import { awaitSignal } from '../../services/signals.ts'
import { openReplay } from '../../services/store/exporting/open-export.ts'
import type { ReplayReading } from '../../services/store/exporting/replay-reading.ts'
import { placeOf } from '../alone.ts'
import type { Cli } from '../cli.ts'
import { openFolder } from '../data/folder.ts'
import { outputFile } from '../data/output-file.ts'
import { createProgress } from '../data/progress.ts'
import { withStore } from '../data/stored.ts'
import { readPositive } from '../numbers.ts'
import { Refusal } from '../refusal.ts'
import { plain, print, printJson, say } from '../terminal.ts'
import { record } from '../transactions/acts.ts'
import { queryHelp } from '../transactions/query.ts'
import { addEditOptions, copyOf, type EditOptions, writeCopy } from './replay-edit.ts'
import { placeFor, targetOf } from './replay-place.ts'
import { readSequence, type Selection, select, wishText } from './replay-selection.ts'
import { endOf, hereWords, planWords, type Result, type Target, toWords } from './replay-words.ts'

interface Options extends Selection, EditOptions {
  readonly here?: boolean
  readonly to?: string
  readonly rate?: number
  readonly yes?: boolean
  readonly json?: boolean
}

/** What was received once more: here, to see what comes out now, or to another system. */
export function addReplay(program: Command, cli: Cli): void {
  const replaying = program
    .command('replay')
    .description('take what was received once more: here, or to a URL; says first what that would be')
    .argument('[query...]', 'the id of a transaction, or a query such as: status:failed since:2d')
    .option(
      '--delivery <numbers>',
      'these deliveries, by their numbers in the journal; several with commas',
      readSequence,
    )
    .option('--since <time>', 'only of transactions that started since then: 2d, 3w, 2026-11-01')
    .option('--until <time>', 'only of those that started before')
    .option('--all', 'everything that is stored')
    .option('--after <number>', 'go on behind this delivery: what a replay that ended early says', readPositive)
    .option('--here', 'through the checks and the fold of this version; nothing is stored or told')
    .option('--to <url>', 'https://..., or http:// on this computer; a file with @ in front')
    .option('--masked', 'send them with numbers, names and balances hidden, and so without a signature')
    .option('--rate <number>', 'at most so many a second', readPositive)
  addEditOptions(replaying)
    .option('--yes', 'do it; without this only what would be done is said')
    .option('--json', 'for scripts')
    .addHelpText('after', help)
    .action(async (query: readonly string[], options: Options, command: Command) => {
      const dataDir = cli.dataDir(command)
      const place = placeFor(options, dataDir)
      const file = options.write === undefined ? null : outputFile(dataDir, options.write)
      // What a sender was answered 200 for is waited for.
      await withStore(dataDir, async () => {})
      const opened = openReplay(placeOf(dataDir), createProgress())
      if (opened === null) throw new Refusal(`Nothing was ever received in the folder ${dataDir}.`)
      try {
        const positions = await select(opened.reading, { ...options, query }, dataDir)
        const selected = { dataDir, reading: opened.reading, positions, query, options }
        if (file !== null) return await write(file, selected)
        await replay({ ...selected, target: await targetOf(place, options, selected) })
      } finally {
        opened.close()
      }
    })
}

interface Selected {
  readonly dataDir: string
  readonly reading: ReplayReading
  readonly positions: readonly number[]
  readonly query: readonly string[]
  readonly options: Options
}

interface Replaying extends Selected {
  readonly target: Target | null
}

/** To change it and send it with --edit. */
async function write(file: string, { dataDir, reading, positions, query, options }: Selected): Promise<void> {
  const copy = copyOf(options, { reading, positions, address: null })
  // First: what has left the app without a record is not brought back.
  await record(dataDir, { kind: 'export', format: 'replay', query: wishText(options, query) })
  writeCopy(file, copy)
  say(`Written to ${plain(file)}. Change it, then send it: --edit ${plain(file)}.`)
}

async function replay(replaying: Replaying): Promise<void> {
  const { reading, positions, target, options } = replaying
  const plan = planReplay(positions, reading, createProgress())
  const isDone = options.yes === true && target !== null
  if (!isDone) {
    if (options.json === true) return printJson(endOf(plan, target, null))
    return print(planWords(plan, target))
  }
  const controller = new AbortController()
  void awaitSignal(() => controller.abort())
  const result = await act({ ...replaying, target, signal: controller.signal })
  if (options.json === true) printJson(endOf(plan, target, result))
  else for (const line of result.kind === 'here' ? hereWords(result) : toWords(result)) print(line)
  if (result.kind === 'url' && result.after !== null) say(`Go on with --after ${result.after}.`)
  if (result.isWhole) return
  throw new Refusal(result.sentence, controller.signal.aborted ? stoppedCode : 1)
}

/** What a shell expects of a command that Ctrl-C ended. */
const stoppedCode = 130

interface Acting extends Replaying {
  readonly target: Target
  readonly signal: AbortSignal
}

async function act({ dataDir, reading, positions, target, query, options, signal }: Acting): Promise<Result> {
  if (target.kind === 'here') {
    const { settings, vault } = await openFolder(dataDir)
    const { tunnel } = settings.get()
    const publicBase = () => (tunnel.kind === 'manual' ? tunnel.url : null)
    const prove = createProving({ settings: settings.get, vault, publicBase })
    const done = await replayHere(positions, { reading, prove, signal })
    const isWhole = done.disproven.length === 0 && !done.isStopped
    const sentence = done.isStopped
      ? 'Stopped. Nothing was changed.'
      : 'What is stored was changed after it came: its proof does not hold. hover-tray doctor --afresh looks at the files.'
    return { kind: 'here', ...done, isWhole, sentence }
  }
  if (target.form.kind !== 'masked')
    await record(dataDir, { kind: 'export', format: 'replay', query: wishText(options, query) })
  const { form, address } = target
  const { vault } = await openFolder(dataDir)
  const done = await replayTo(positions, {
    ...{ at: reading.at, compose: createComposing({ form, reading, vault, address, now: Date.now }), address, signal },
    ...{ send: createSendDelivery(globalThis.fetch), rate: options.rate ?? null, clock: systemClock },
    onProgress: createProgress(),
  })
  const isWhole = done.ended === 'done' && done.failed === 0 && done.heldBack === 0
  return { kind: 'url', ...done, isWhole, sentence: 'Not everything was sent.' }
}

const help = `${queryHelp}

--here proves each delivery again, reads it with this version and folds its transaction anew. It says what would come out
and changes nothing: no delivery is stored twice, no count grows, nobody is told. Where something differs,
hover-tray rebuild brings it in.
--to sends what is stored: of hover.to the exact bytes and the headers that Hover signed; of a USSD app the data of the
delivery, without the secret, which is never stored. Each has the header ${replayHeader} with its number. Redirects are
not followed. When one fails, later ones of the same transaction are held back, so that its order is kept.

--set, --edit and --sign send a copy that is made by hand, which the header hover-tray-made-by-hand says of a changed one. It is
never taken in here. --sign provider signs as Hover does, as of now: with --secret-file, or with the secret of the source
when it stays on this computer.

Ends with 0 when all was done, 1 when something was not, 130 after Ctrl-C; it then says how to go on.

Examples:
  hover-tray replay status:failed since:2d                          how much that would be
  hover-tray replay --delivery 1042 --to http://127.0.0.1:3000/hook --yes
  hover-tray replay 1111e38e-6907-4ee4-8289-af2dd99b1111 --here --yes
  hover-tray replay --delivery 1042 --set status=succeeded --sign provider --to http://127.0.0.1:3000/hook --yes
  hover-tray replay --delivery 1042 --write copy.json           then change it, and send it with --edit copy.json
  hover-tray replay --all --to @address.txt --masked --rate 20 --yes`
