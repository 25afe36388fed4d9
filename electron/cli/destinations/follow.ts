import { join } from 'node:path'
import type { Command } from 'commander'
import { type Following, followingSchema } from '../../contract/settings/following.ts'
import { forwardTroubleSentence } from '../../core/forwarding/forward-trouble.ts'
import { engineFileName, readEngineAddress } from '../../services/door/engine-client.ts'
import { followingThrough, type ToldFollowing } from '../../services/door/engine-destinations.ts'
import { addressFault, originOf } from '../../services/forwarding/destination-address.ts'
import { secretNames } from '../../services/secrets/secret-names.ts'
import type { Vault } from '../../services/secrets/vault.ts'
import type { Cli } from '../cli.ts'
import { openFolder } from '../data/folder.ts'
import { readSettings } from '../doctor/examine.ts'
import { readGivenFile } from '../given-file.ts'
import { Refusal } from '../refusal.ts'
import { localTime, plain, print, printJson, say } from '../terminal.ts'
import { stream } from './destination-adding.ts'
import { addressOf, loginOf } from './destination-input.ts'

interface SetOptions {
  readonly url: string
  readonly as: string
  readonly stream?: string
  readonly loginFile?: string
  readonly caFile?: string
}

/** Another engine that this one follows. */
export interface FollowingView extends Pick<Following, 'stream' | 'name'> {
  /** Scheme, host and port; null: no address is kept here. */
  readonly origin: string | null
  /** Null: no engine runs on this folder. */
  readonly state: ToldFollowing | null
}

export function addFollow(program: Command, cli: Cli): void {
  const group = program.command('follow').description('keep the same state as another engine, which copies to NATS')

  stream(
    group
      .command('set')
      .description('follow an engine that has a destination of the form copy; what it copies is taken in here')
      .requiredOption('--url <url>', 'tls://host:4222, or nats:// on this computer; a file with @ in front')
      .requiredOption('--as <name>', 'by which the server knows how far this engine is: each that follows has its own'),
    'HOVER_COPY',
  )
    .addHelpText('after', help)
    .action(async ({ url, as: name, stream: from, loginFile, caFile }: SetOptions, command: Command) => {
      const wanted = { name, stream: from, ca: caFile === undefined ? null : readGivenFile(caFile) }
      const parsed = followingSchema.safeParse(wanted)
      if (!parsed.success) throw new Refusal(parsed.error.issues[0]?.message ?? 'That cannot be followed.')
      const address = addressOf(url)
      const fault = addressFault('nats', address)
      if (fault !== null) throw new Refusal(fault)
      const { settings, vault } = await openFolder(cli.dataDir(command))
      const login = loginOf(loginFile)
      // The secrets first: an engine that follows the settings begins at once.
      await vault.remove(secretNames.following)
      await vault.set(secretNames.followedAddress, address)
      if (login !== null) await vault.set(secretNames.followedLogin, login)
      settings.update(before => ({ ...before, following: parsed.data }))
      say(`What is copied to ${parsed.data.stream} is taken in while an engine runs on this folder.`)
    })

  group
    .command('show')
    .description('say which engine is followed, and how that goes')
    .option('--json', 'for scripts: {"following":...}')
    .action(async ({ json }: { readonly json?: boolean }, command: Command) => {
      const view = await viewFollowing(cli.dataDir(command))
      if (json === true) return printJson({ following: view })
      if (view === null) return say('No other engine is followed. hover-tray follow set --help says how to follow one.')
      print(`${view.origin ?? '(no address)'}  ${view.stream}  as ${view.name}`)
      say(followingSentence(view))
    })

  group
    .command('off')
    .description('follow nobody any more; what was taken in stays')
    .action(async (_options: unknown, command: Command) => {
      const { settings, vault } = await openFolder(cli.dataDir(command))
      settings.update(before => ({ ...before, following: null }))
      await vault.remove(secretNames.following)
      say('No other engine is followed from now on.')
    })
}

/** Null: none is followed. A folder that was never used stays as it is. */
export async function viewFollowing(dataDir: string): Promise<FollowingView | null> {
  const { following } = readSettings(dataDir)
  if (following === null) return null
  const { vault }: { readonly vault: Pick<Vault, 'get'> } = await openFolder(dataDir)
  const address = readEngineAddress(join(dataDir, engineFileName))
  return {
    ...{ stream: following.stream, name: following.name },
    origin: originOf(vault.get(secretNames.followedAddress)),
    state: address === null ? null : await followingThrough(address),
  }
}

/** What a person should know of it. */
export function followingSentence({ state }: FollowingView): string {
  if (state === null) return 'No engine runs on this folder, so nothing is taken in.'
  const { trouble, stored, unreadable, heardAt } = state
  const odd = unreadable === 0 ? '' : ` ${unreadable} could not be read: install the version that the other engine has.`
  if (trouble === 'disk')
    return 'What came could not be written to the disk. It comes again; hover-tray doctor says more.'
  if (trouble !== null) return `${followTroubleSentence(trouble)}${odd}`
  const heard = heardAt === null ? 'Nothing came since the start.' : `Something came last at ${localTime(heardAt)}.`
  return plain(`${heard} Taken in since the start: ${stored}.${odd}`)
}

/** A stream is read here, and not sent to. */
function followTroubleSentence(trouble: string): string {
  if (trouble === 'no-address')
    return 'Its address is not kept here, or cannot be read. Enter it again: hover-tray follow set.'
  if (trouble === 'refused-404')
    return 'There is no such stream yet. The engine that is followed makes it with the first that it sends: hover-tray destinations add copy.'
  return forwardTroubleSentence(trouble).replace('hover-tray destinations set-address', 'hover-tray follow set')
}

const help = `
The other engine needs a destination: hover-tray destinations add copy --trusted --from-start ...
An empty folder comes to the same state, however late it begins, and goes on with what comes. Nobody is told of what is
taken in: the engine that received it tells. What people decide here is not sent back.

Examples:
  hover-tray follow set --url @address.txt --as second
  hover-tray follow show`
