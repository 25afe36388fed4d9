import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { phoneMatcher } from '../../core/retention/phone-match.ts'
import { formerPhoneProof, type PhoneTrouble, readPhone } from '../../core/retention/phone-number.ts'
import { type Holding, placesHolding } from '../../core/retention/places-holding.ts'
import { type EraseWish, eraseCustomer, planErase, type Traces } from '../../services/store/retention/erasing/erase.ts'
import { hasBegunErasing } from '../../services/store/retention/erasing/unfinished-erasing.ts'
import { alone, assertStored, placeOf } from '../alone.ts'
import type { Cli } from '../cli.ts'
import { readSettings } from '../doctor/examine.ts'
import { misuse } from '../refusal.ts'
import { plain, print, printJson, say, table } from '../terminal.ts'
import { findStoredId, notThere } from '../transactions/acts.ts'

interface Options {
  readonly phone?: string
  readonly id?: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

export function addErase(program: Command, cli: Cli): void {
  program
    .command('erase')
    .description('take out everything of one customer, for good')
    .option(
      '--phone <number>',
      'every transaction that names this number; with + and country code, nobody else in another country',
    )
    .option('--id <id>', 'this one transaction')
    .option('--dry-run', 'only say how much would go')
    .option('--json', 'for scripts: {"transactions":0,"deliveries":0,...}')
    .addHelpText('after', help)
    .action(async (options: Options, command: Command) => {
      const dataDir = cli.dataDir(command)
      assertStored(dataDir)
      const asked = await readWhom(options, dataDir)
      const isJson = options.json === true
      if (options.dryRun === true) {
        const plan = await alone(dataDir, 'erase', place => planErase(place, asked.whom))
        const settings = settingsHolding(dataDir, asked.whom)
        if (isJson) return printJson({ ...plan, settings })
        print(countsText(plan))
        return sayWhatStays(plan, settings)
      }
      const wish = { ...asked, salt: randomBytes(16).toString('hex'), now: Date.now() }
      const done = await alone(dataDir, 'erase', place => eraseCustomer(place, wish))
      const settings = settingsHolding(dataDir, asked.whom)
      if (isJson) return printJson({ ...done, settings })
      print(countsText(done))
      for (const path of done.untouched)
        say(`Not touched: ${plain(path)}. Delete it yourself if it holds this customer.`)
      sayWhatStays(done, settings)
      say('Backups and exports elsewhere were not touched.')
    })
}

async function readWhom({ phone, id }: Options, dataDir: string): Promise<Pick<EraseWish, 'whom' | 'proof' | 'asked'>> {
  if (phone !== undefined && id === undefined) {
    const number = readPhone(phone)
    if (typeof number === 'string') throw misuse(`--phone: ${phoneSentences[number]}`)
    return { whom: { kind: 'number', fits: phoneMatcher(number) }, proof: formerPhoneProof(phone) }
  }
  if (id === undefined || phone !== undefined) throw misuse('Give either --phone or --id.')
  const stored = await findStoredId(dataDir, id)
  // One that was cut short may be gone already; then what it held is still to be overwritten.
  if (stored === null && !hasBegunErasing(placeOf(dataDir).dataDir, id)) throw notThere(id)
  return { whom: { kind: 'transaction', id: stored ?? id }, proof: stored ?? id, asked: id }
}

const phoneSentences: Readonly<Record<PhoneTrouble, string>> = {
  'not-one-number': 'give one number and nothing else: no letters, no extension, no second number.',
  'too-short': 'give the whole number; fewer than seven digits behind the country code fit too many customers.',
  'too-long': 'no number has more than fifteen digits. Give one number, without an extension.',
  'no-such-country': 'no country has a code that begins like this. Write + and the country code, or 0 and the number.',
  'unclear-country':
    'this may begin with a country code or not. Write + in front of the country code, or 0 in front of the number.',
}

function countsText({ transactions, deliveries, quarantined, acts, named }: Traces): string {
  return table(
    [],
    [
      ['transactions', String(transactions)],
      ['deliveries', String(deliveries)],
      ['odd deliveries', String(quarantined)],
      ['what people did', String(acts)],
      ['names of sources, in deliveries of others', String(named)],
    ],
  )
}

/** What somebody typed into the settings; rules are named by what the journal has of them. */
function settingsHolding(dataDir: string, whom: EraseWish['whom']): readonly Holding[] {
  if (whom.kind !== 'number') return []
  const { noticeRules, ...settings } = readSettings(dataDir)
  const { rules: _, ...besideRules } = noticeRules
  return placesHolding({ ...settings, noticeRules: besideRules }, whom.fits)
}

/** Changed with the engine stopped, settings get into the journal with the next start. */
function sayWhatStays({ rules, names }: Traces, settings: readonly Holding[]): void {
  const change = 'Change it, start the engine once, then erase again: that takes out what it was before.'
  for (const name of rules) say(`The rule "${plain(name)}" holds the number, and stays. ${change}`)
  for (const { place, text } of settings) say(`The settings hold the number in ${place}: "${plain(text)}". ${change}`)
  const typed = new Set(settings.map(({ text }) => text))
  for (const name of names.filter(one => !typed.has(one)))
    say(`"${plain(name)}" is no name any more, but no engine has started since. Start it once, then erase again.`)
}

const help = `
An engine must not run on the folder meanwhile. What was found is overwritten, in what was received and in what is shown;
that it was done is recorded, with a salted hash by which whoever knows the number can see that it was this one. Numbers in
texts that retention has taken out already cannot be found any more, because they are gone. The argument stands in the
history of your shell.

Examples:
  hover-tray erase --phone "+254 712 345 678" --dry-run
  hover-tray erase --id 1111e38e-6907-4ee4-8289-af2dd99b1111`
