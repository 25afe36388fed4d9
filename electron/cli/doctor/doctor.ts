import type { Command } from 'commander'
import { firstBroken } from '../../core/health/diagnose.ts'
import type { Cli } from '../cli.ts'
import { openFolder } from '../data/folder.ts'
import {
  type DestinationView,
  destinationNotes,
  lagSeconds,
  viewDestinations,
} from '../destinations/destination-view.ts'
import { type FollowingView, followingSentence, viewFollowing } from '../destinations/follow.ts'
import { Refusal } from '../refusal.ts'
import { healthText } from '../serving/health-words.ts'
import { plain, print, printJson } from '../terminal.ts'
import { examine, readSettings } from './examine.ts'

interface Options {
  readonly json?: boolean
  readonly afresh?: boolean
}

export function addDoctor(program: Command, cli: Cli): void {
  program
    .command('doctor')
    .description('say which link between Hover and you is broken, and how to mend it')
    .option('--json', 'for scripts')
    .option('--afresh', 'let the running app look at every link again first, which takes some seconds')
    .addHelpText('after', help)
    .action(async ({ json, afresh = false }: Options, command: Command) => {
      const dataDir = cli.dataDir(command)
      const health = await examine(dataDir, afresh)
      const destinations = await lookAtDestinations(dataDir)
      const following = await viewFollowing(dataDir)
      if (json === true) printJson({ ...health, destinations, following })
      else
        print([healthText(health), ...destinations.flatMap(destinationLines), ...followingLines(following)].join('\n'))
      const broken = firstBroken(health.links)
      if (broken !== null) throw new Refusal(`Broken: ${broken.label}.`)
      const failing = destinations.find(({ trouble, dead }) => trouble !== null || dead > 0)
      if (failing !== undefined) throw new Refusal(`Not everything reaches ${plain(failing.name)}.`)
      if (isFailing(following)) throw new Refusal('The engine that is followed is not heard.')
    })
}

/** None in a folder that was never used, which stays as it is. */
async function lookAtDestinations(dataDir: string): Promise<readonly DestinationView[]> {
  const { destinations } = readSettings(dataDir)
  if (destinations.length === 0) return []
  const { vault } = await openFolder(dataDir)
  return viewDestinations({ dataDir, destinations, vault })
}

function destinationLines(view: DestinationView): readonly string[] {
  const behind =
    view.waiting === 0 ? 'has everything' : `${view.waiting} wait, ${lagSeconds(view, Date.now())} s behind`
  const state = view.trouble === null && view.dead === 0 ? 'good' : 'broken'
  return [
    `${state === 'good' ? '✓' : '✗'} ${state}  Destination ${plain(view.name)}: ${behind}`,
    ...destinationNotes(view).map(note => `  ${plain(note)}`),
  ]
}

const isFailing = (following: FollowingView | null): boolean => (following?.state?.trouble ?? null) !== null

function followingLines(following: FollowingView | null): readonly string[] {
  if (following === null) return []
  const state = isFailing(following) ? '✗ broken' : '✓ good'
  return [`${state}  Follows ${plain(following.origin ?? 'an engine')}: ${followingSentence(following)}`]
}

const help = `
The links, in the order in which a delivery and its notice take them: registration of each organization, tunnel, public
address, receiver, proof of origin of each source, database, rules, notifications. A link that cannot be judged because
an earlier one is broken is not blamed. Below them stand the destinations, if there are any, and the engine that is followed. The exit code is 0 when nothing is broken, and 1 when something is.

Examples:
  hover-tray doctor
  hover-tray doctor --afresh --json`
