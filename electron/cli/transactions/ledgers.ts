import type { Command } from 'commander'
import { statuses } from '../../contract/transactions/transaction.ts'
import type { Cli } from '../cli.ts'
import { withStore } from '../data/stored.ts'
import { localTime, print, printJson, say, table } from '../terminal.ts'

interface Options {
  readonly json?: boolean
}

/** Shorter looks at what is stored: how many, what was told, what was odd. */
export function addLedgers(program: Command, cli: Cli): void {
  program
    .command('counts')
    .description('how many transactions there are of each status')
    .option('--json', 'for scripts: {"pending":0,...}')
    .action(({ json }: Options, command: Command) =>
      withStore(cli.dataDir(command), async store => {
        const counts = await store.counts()
        if (json === true) printJson(Object.fromEntries(statuses.map(status => [status, counts[status]])))
        else
          print(
            table(
              [],
              statuses.map(status => [status, String(counts[status])]),
            ),
          )
      }),
    )

  program
    .command('notices')
    .description('what people were told, newest first')
    .option('--json', 'for scripts: {"notices":[...]}')
    .action(({ json }: Options, command: Command) =>
      withStore(cli.dataDir(command), async store => {
        const notices = await store.notices()
        if (json === true) return printJson({ notices })
        if (notices.length === 0) return say('Nobody was told anything yet.')
        const rows = notices.map(({ dueAt, state, title, body }) => [localTime(dueAt), state, title, body])
        print(table(['due', 'state', 'title', 'text'], rows))
      }),
    )

  program
    .command('quarantine')
    .description('deliveries that were proven but odd, newest first')
    .option('--json', 'for scripts: {"quarantined":[...]}')
    .action(({ json }: Options, command: Command) =>
      withStore(cli.dataDir(command), async store => {
        const quarantined = await store.quarantined()
        if (json === true) return printJson({ quarantined })
        if (quarantined.length === 0) return say('There are no odd deliveries.')
        const rows = quarantined.map(({ seq, receivedAt, sourceId, reason }) => {
          return [`#${seq}`, localTime(receivedAt), sourceId, reason]
        })
        print(table(['journal', 'received', 'source', 'why'], rows))
      }),
    )
}
