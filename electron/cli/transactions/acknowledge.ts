import type { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { withStore } from '../data/stored.ts'
import { misuse, Refusal } from '../refusal.ts'
import { plain, say } from '../terminal.ts'
import { record } from './acts.ts'

/** Stops the ladder of notices that somebody sees to. */
export function addAcknowledge(program: Command, cli: Cli): void {
  program
    .command('acknowledge')
    .description('say that somebody sees to a notice: it climbs the ladder no further')
    .argument('[ids...]', 'their ids, as `notices --json` prints them')
    .option('--all', 'everything that is open')
    .action(async (ids: readonly string[], { all }: { readonly all?: boolean }, command: Command) => {
      if ((ids.length === 0) === (all !== true)) throw misuse('Name notices by their ids, or write --all.')
      const dataDir = cli.dataDir(command)
      const open = await openNotices(dataDir)
      const isOpen = new Set(open)
      const unknown = ids.find(id => !isOpen.has(id))
      if (unknown !== undefined) throw new Refusal(`No notice with the id ${plain(unknown)} is open.`)
      const meant = all === true ? open : ids
      for (const noticeId of meant) await record(dataDir, { kind: 'acknowledge', noticeId })
      say(meant.length === 1 ? '1 notice is acknowledged.' : `${meant.length} notices are acknowledged.`)
    })
}

/** However many notices came after them: an old one climbs as long as nobody sees to it. */
async function openNotices(dataDir: string): Promise<readonly string[]> {
  const open: string[] = []
  await withStore(dataDir, async store => {
    for (
      let found = await store.openNotices(0);
      found.length > 0;
      found = await store.openNotices(found.at(-1)?.key ?? 0)
    )
      open.push(...found.map(({ id }) => id))
  })
  return open
}
