import type { Command } from 'commander'
import type { RehearsalReport } from '../../contract/notices/rehearsal.ts'
import { keptNoticeRulesSchema } from '../../contract/settings/notice-rules.ts'
import type { Settings } from '../../contract/settings/settings.ts'
import { parseJson } from '../../core/json-shape.ts'
import { readWished, rehearsedMs, rulesIn } from '../../core/rules/rules-in.ts'
import { systemZone } from '../../services/system-zone.ts'
import type { Cli } from '../cli.ts'
import { openFolder } from '../data/folder.ts'
import { withStore } from '../data/stored.ts'
import { readGivenFile } from '../given-file.ts'
import { Refusal } from '../refusal.ts'
import { localTime, plain, print, printJson, say, table } from '../terminal.ts'

const wishedSchema = keptNoticeRulesSchema.omit({ snoozes: true })

/** The rules that decide what is told: shown, tried on what happened, and set. */
export function addRules(program: Command, cli: Cli): void {
  const group = program.command('rules').description('which notices are sent, and how loudly')

  group
    .command('show')
    .description('print the rules that hold, as JSON')
    .action(async (_options: unknown, command: Command) => {
      const { settings } = await openFolder(cli.dataDir(command))
      printJson(rulesIn(settings.get()).rules)
    })

  group
    .command('test')
    .description('show what rules would have sent in the last 30 days; nothing is set')
    .argument('[file]', 'rules as `rules show` prints them; without it, those that hold')
    .option('--json', 'for scripts')
    .addHelpText('after', testHelp)
    .action(async (file: string | undefined, { json }: { readonly json?: boolean }, command: Command) => {
      const dataDir = cli.dataDir(command)
      const { settings } = await openFolder(dataDir)
      const rules = file === undefined ? rulesIn(settings.get()).rules : read(file, settings.get()).rules
      const sources = settings.get().sources.map(({ id, name }) => ({ id, name }))
      await withStore(dataDir, async store => {
        const now = Date.now()
        const span = { since: now - rehearsedMs, until: now, zone: systemZone() }
        const report = await store.rehearsal({ rules, sources, ...span })
        if (json === true) printJson(report)
        else printReport(report)
      })
    })

  group
    .command('set')
    .description('take rules from a file; a running engine follows')
    .argument('<file>', 'rules as `rules show` prints them')
    .action(async (file: string, _options: unknown, command: Command) => {
      const { settings } = await openFolder(cli.dataDir(command))
      const { wished } = read(file, settings.get())
      settings.update(before => ({ ...before, noticeRules: { ...before.noticeRules, ...wished } }))
      say('The rules hold from now on.')
    })
}

function read(file: string, settings: Settings) {
  const parsed = wishedSchema.safeParse(parseJson(readGivenFile(file)))
  if (!parsed.success) throw new Refusal(`${plain(file)} holds no rules: ${parsed.error.issues[0]?.message ?? ''}`)
  const reading = readWished(settings, parsed.data)
  if (!reading.ok) throw new Refusal(reading.sentences.join(' '))
  return { wished: parsed.data, rules: reading.rules }
}

function printReport({ sent, atNight, sounds, candidates, silent, newest }: RehearsalReport): void {
  say(`In the last 30 days: ${sent} notices, ${atNight} of them at night, ${sounds} with a sound.`)
  say(`There was news ${candidates} times; about ${silent} of them nobody would have been told.`)
  const rows = newest.map(({ at, kind, urgency, count, title }) => [localTime(at), kind, urgency, String(count), title])
  if (rows.length > 0) print(table(['when', 'what', 'urgency', 'of', 'first'], rows))
}

const testHelp = `
Judges what is stored by the rules, as it would have been judged then. Ends with 1 when the file holds no rules.

Examples:
  hover-tray rules test                         what the rules that hold would have sent
  hover-tray rules show > rules.json            then change it, and see what it would have sent:
  hover-tray rules test rules.json`
