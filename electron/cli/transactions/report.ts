import { type Command, InvalidArgumentError } from 'commander'
import type { TimeValue } from '../../contract/transactions/query.ts'
import { boundOf, readTime } from '../../core/query/time.ts'
import { systemZone } from '../../services/system-zone.ts'
import { readSeen, reportSince, seenFileIn } from '../../services/telling/seen-mark.ts'
import type { Cli } from '../cli.ts'
import { withStore } from '../data/stored.ts'
import { misuse } from '../refusal.ts'
import { plain, print, printJson } from '../terminal.ts'

interface Options {
  readonly since?: TimeValue
  readonly json?: boolean
}

/** What happened, for whoever comes back or takes over. */
export function addReport(program: Command, cli: Cli): void {
  program
    .command('report')
    .description('what happened, what is open and what may be missing, since a time or since somebody last looked')
    .option('--since <time>', 'from then on: 8h, 2d, 2026-11-01, 2026-11-01T18:00 or with Z', readMoment)
    .option('--json', 'for scripts')
    .addHelpText('after', help)
    .action(async ({ since, json }: Options, command: Command) => {
      const dataDir = cli.dataDir(command)
      const now = Date.now()
      const asked = since === undefined ? null : momentAgo(since, now)
      const seen = readSeen(seenFileIn(dataDir))
      await withStore(dataDir, async store => {
        const report = await store.shift({ since: reportSince(asked, seen, now), until: now, zone: systemZone() })
        if (json === true) printJson(report)
        else for (const sentence of report.sentences) print(plain(sentence))
      })
    })
}

function readMoment(text: string): TimeValue {
  const time = readTime(text)
  if (time === null) throw new InvalidArgumentError('Write a time such as 8h, 2d, 2026-11-01 or 2026-11-01T18:00.')
  return time
}

function momentAgo(since: TimeValue, now: number): number {
  const at = boundOf('since', since, { now, zone: systemZone() })
  if (at > now) throw misuse('--since: a time that is over.')
  return at
}

const help = `
Without --since it begins when somebody last looked at a report in the window, or a day ago. Looking here changes nothing.
Works while the engine runs and while it does not.

Examples:
  hover-tray report
  hover-tray report --since 8h
  hover-tray report --since 2026-03-05T18:00:00Z --json`
