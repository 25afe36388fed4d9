import type { Command } from 'commander'
import { systemZone } from '../../services/system-zone.ts'
import { readSeen, reportSince, seenFileIn } from '../../services/telling/seen-mark.ts'
import type { Cli } from '../cli.ts'
import { withStore } from '../data/stored.ts'
import { misuse } from '../refusal.ts'
import { plain, print, printJson } from '../terminal.ts'

interface Options {
  readonly since?: string
  readonly json?: boolean
}

/** What happened, for whoever comes back or takes over. */
export function addReport(program: Command, cli: Cli): void {
  program
    .command('report')
    .description('what happened, what is open and what may be missing, since a time or since somebody last looked')
    .option('--since <time>', 'a span such as 8h or 2d, or a time such as 2026-03-05T18:00:00Z')
    .option('--json', 'for scripts')
    .addHelpText('after', help)
    .action(async ({ since, json }: Options, command: Command) => {
      const dataDir = cli.dataDir(command)
      const now = Date.now()
      const asked = since === undefined ? null : readSince(since, now)
      const seen = readSeen(seenFileIn(dataDir))
      await withStore(dataDir, async store => {
        const report = await store.shift({ since: reportSince(asked, seen, now), until: now, zone: systemZone() })
        if (json === true) printJson(report)
        else for (const sentence of report.sentences) print(plain(sentence))
      })
    })
}

const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

function readSince(text: string, now: number): number {
  const found = /^(\d{1,4})([mhdw])$/.exec(text)
  const at = found === null ? Date.parse(text) : now - Number(found[1]) * (unitMs[found[2] ?? ''] ?? 0)
  if (Number.isNaN(at) || at > now) throw misuse('--since: a span such as 8h, or a time that is over.')
  return at
}

const help = `
Without --since it begins when somebody last looked at a report in the window, or a day ago. Looking here changes nothing.
Works while the engine runs and while it does not.

Examples:
  hover-tray report
  hover-tray report --since 8h
  hover-tray report --since 2026-03-05T18:00:00Z --json`
