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
      const unknown = ids.find(id => !open.includes(id))
      if (unknown !== undefined) throw new Refusal(`No notice with the id ${plain(unknown)} is open.`)
      const meant = all === true ? open : ids
      for (const noticeId of meant) await record(dataDir, { kind: 'acknowledge', noticeId })
      say(meant.length === 1 ? '1 notice is acknowledged.' : `${meant.length} notices are acknowledged.`)
    })
}

const openStates: ReadonlySet<string> = new Set(['due', 'held', 'shown', 'clicked', 'failed'])

async function openNotices(dataDir: string): Promise<readonly string[]> {
  let open: readonly string[] = []
  await withStore(dataDir, async store => {
    open = (await store.notices()).filter(({ state }) => openStates.has(state)).map(({ id }) => id)
  })
  return open
}
