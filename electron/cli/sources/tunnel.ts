import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type TunnelSettings, tunnelSettingsSchema } from '../../contract/settings/settings.ts'
import { secretNames } from '../../services/secrets/secret-names.ts'
import { checked } from '../checked.ts'
import type { Cli } from '../cli.ts'
import { openFolder } from '../data/folder.ts'
import { misuse, Refusal } from '../refusal.ts'
import { print, printJson, say, table } from '../terminal.ts'
import { readSecret } from './secret-input.ts'
import { describeSecret, viewSecret } from './source-view.ts'

interface NgrokOptions {
  readonly domain?: string
  readonly authtokenStdin?: boolean
  readonly authtokenFile?: string
  readonly server?: string
  readonly caFile?: string
}

export function addTunnel(program: Command, cli: Cli): void {
  const group = program.command('tunnel').description('how Hover reaches this machine')

  group
    .command('show')
    .description('show how Hover reaches this machine')
    .option('--json', 'for scripts: {"tunnel":{"kind":...},"authtoken":{...}}')
    .action(async ({ json }: { readonly json?: boolean }, command: Command) => {
      const { settings, vault } = await openFolder(cli.dataDir(command))
      const { tunnel } = settings.get()
      const authtoken = viewSecret(vault, secretNames.tunnelToken)
      if (json === true) return printJson({ tunnel, authtoken })
      print(table([], [...cellsOf(tunnel), ['ngrok authtoken', describeSecret(authtoken)]]))
    })

  const set = group.command('set').description('choose how Hover reaches this machine').addHelpText('after', help)
  set
    .command('loopback')
    .description('not at all: only senders on this machine')
    .action((_options: unknown, command: Command) => choose(cli.dataDir(command), { kind: 'loopback' }))
  set
    .command('manual')
    .description('through a public address of your own that leads to the receiver')
    .requiredOption('--url <url>', 'its public base address')
    .action(({ url }: { readonly url: string }, command: Command) =>
      choose(cli.dataDir(command), checked(tunnelSettingsSchema, { kind: 'manual', url })),
    )
  set
    .command('ngrok')
    .description('through ngrok')
    .option('--domain <domain>', 'your domain at ngrok; without it ngrok gives one')
    .option('--authtoken-stdin', 'read the authtoken of your ngrok account from stdin')
    .option('--authtoken-file <file>', 'read it from a file')
    .option('--server <host:port>', 'an ngrok edge of your own; needs --ca-file')
    .option('--ca-file <file>', 'certificate authority of that edge, as PEM')
    .action(setNgrok)

  async function setNgrok(options: NgrokOptions, command: Command): Promise<void> {
    const { authtokenStdin: stdin, authtokenFile: file } = options
    const tunnel = checked(tunnelSettingsSchema, {
      kind: 'ngrok',
      domain: options.domain ?? '',
      server: serverOf(options),
    })
    const dataDir = cli.dataDir(command)
    if (stdin !== undefined || file !== undefined) {
      const what = 'the ngrok authtoken'
      const token = await readSecret({ stdin, file, options: '--authtoken-stdin or --authtoken-file', what })
      const { vault } = await openFolder(dataDir)
      await vault.set(secretNames.tunnelToken, token)
    }
    await choose(dataDir, tunnel)
  }
}

async function choose(dataDir: string, tunnel: TunnelSettings): Promise<void> {
  const { settings, vault } = await openFolder(dataDir)
  settings.update(before => ({ ...before, tunnel }))
  say(`The tunnel is set to ${tunnel.kind}. A running engine changes to it now.`)
  if (tunnel.kind === 'ngrok' && vault.get(secretNames.tunnelToken) === undefined)
    say('ngrok needs the authtoken of your account: hover-tray tunnel set ngrok --authtoken-stdin')
}

function serverOf({ server, caFile }: NgrokOptions) {
  if (server === undefined && caFile === undefined) return null
  if (server === undefined || caFile === undefined) throw misuse('Give --server and --ca-file together.')
  if (!existsSync(caFile)) throw new Refusal(`There is no file ${caFile}.`)
  return { address: server, caFile: resolve(caFile) }
}

function cellsOf(tunnel: TunnelSettings): readonly (readonly string[])[] {
  switch (tunnel.kind) {
    case 'loopback':
      return [['kind', 'loopback']]
    case 'manual':
      return [
        ['kind', 'manual'],
        ['url', tunnel.url],
      ]
    case 'ngrok':
      return [
        ['kind', 'ngrok'],
        ['domain', tunnel.domain || '(ngrok gives one)'],
        ...(tunnel.server === null ? [] : [['server', tunnel.server.address]]),
      ]
  }
}

const help = `
Examples:
  hover-tray tunnel set ngrok --domain you.ngrok.app --authtoken-stdin < token.txt
  hover-tray tunnel set manual --url https://hooks.example.com
  hover-tray tunnel set loopback`
