import type { Command } from 'commander'
import { startApp } from '../app.ts'
import type { Connection } from '../contract/connection.ts'
import { hookUrl } from '../core/hook-url.ts'
import type { Host } from '../host.ts'
import type { App } from '../running-app.ts'
import { practiceIds } from '../services/practice/practice-ids.ts'
import { real } from '../services/practice/practice-mode.ts'
import { awaitSignal } from '../services/signals.ts'
import { threadFiles } from '../thread-files.ts'
import { type Cli, sqliteBinding } from './cli.ts'
import { ciphers, makeDataDir, openFolder, openSettings } from './folder.ts'
import { readPort } from './numbers.ts'
import { createRunningWords, type RunningWords } from './running-words.ts'
import { goOnWhenNobodyReads, print, say, toJson } from './terminal.ts'

interface Options {
  readonly port?: number
  readonly practice?: boolean
}

export function addServe(program: Command, cli: Cli): void {
  program
    .command('serve')
    .description('receive, store and tell, until it is stopped')
    .option('--port <number>', 'port of the receiver on 127.0.0.1, for this run; 0 takes any free one', readPort)
    .option('--practice', 'connect to the practice Hover, which plays transactions')
    .addHelpText('after', help)
    .action((options: Options, command: Command) => serve(cli, cli.dataDir(command), options))
}

async function serve(cli: Cli, dataDir: string, options: Options): Promise<void> {
  goOnWhenNobodyReads()
  makeDataDir(dataDir)
  const words = createRunningWords({ write: say, now: Date.now })
  const stopping = awaitSignal(() => words.note('stopping', 'what is on its way is finished; once more ends at once'))
  const app = await startApp(hostOf({ cli, dataDir, options, words }))
  const wasPractising = app.settings().practice
  if (options.practice === true) await app.beginPractice()
  else if (wasPractising) words.note('practice', 'is on; end it with: hover-tray settings set practice false')
  tellOf(app, words, dataDir)
  await stopping
  await app.stop()
  if (options.practice === true && !wasPractising) await forgetPractice(dataDir)
  words.note('stopped', 'everything that was confirmed is on the disk')
  process.exit(0)
}

/** Asked for on the command line, practice was for this run; what it played can be looked at afterwards. */
async function forgetPractice(dataDir: string): Promise<void> {
  const { settings } = await openFolder(dataDir)
  settings.update(before => ({ ...before, practice: false, sources: before.sources.filter(real) }))
}

interface Serving {
  readonly cli: Cli
  readonly dataDir: string
  readonly options: Options
  readonly words: RunningWords
}

function hostOf({ cli, dataDir, options, words }: Serving): Host {
  return {
    dataDir,
    version: cli.version,
    runtime: `Node ${process.versions.node}`,
    openSettings: () => openSettings(dataDir),
    ciphers: ciphers(dataDir),
    threads: threadFiles(cli.entry),
    sqliteBinding: sqliteBinding(),
    spawnTunnelHost: cli.spawnTunnelHost,
    async show(notice) {
      words.notice(notice)
      return 'shown'
    },
    where: 'terminal',
    openExternal: url => words.note('open', url),
    writeClipboard: () => {},
    onFatal(sentence) {
      words.note('error', sentence)
      process.exit(1)
    },
    onLogLine: words.logLine,
    ...(options.port !== undefined && { port: options.port }),
  }
}

/** Prints the ready line once, and from then on says what changes. */
function tellOf(app: App, words: RunningWords, dataDir: string): void {
  let isReady = false
  const tell = (connection: Connection) => {
    words.connection(connection)
    if (isReady || connection.receiver.kind !== 'listening') return
    isReady = true
    print(toJson(readyLine(app, connection.receiver.port, dataDir)))
  }
  app.onNews(news => {
    if (news.kind === 'connection') tell(news.connection)
  })
  tell(app.connection())
}

function readyLine(app: App, port: number, dataDir: string) {
  const { sources, practice } = app.settings()
  const publicUrls = new Map(app.connection().sources.map(source => [source.sourceId, source.publicUrl]))
  const practiceOrg = sources.find(source => source.id === practiceIds.org)
  return {
    event: 'ready',
    pid: process.pid,
    port,
    dataDir,
    practice: practice && practiceOrg?.kind === 'hover-org' ? { url: practiceOrg.baseUrl } : null,
    sources: sources.map(({ id, kind, name, hookPath }) => ({
      id,
      kind,
      name,
      hookPath,
      localUrl: hookUrl(`http://127.0.0.1:${port}`, hookPath),
      publicUrl: publicUrls.get(id) ?? null,
    })),
  }
}

const help = `
Prints one line of JSON on stdout when the receiver listens:
  {"event":"ready","pid":1,"port":47470,"dataDir":"...","practice":null,
   "sources":[{"id":"ussd-1a2b3c4d","kind":"ussd-app","name":"Shop","hookPath":"/hook/...",
               "localUrl":"http://127.0.0.1:47470/hook/...","publicUrl":null}]}
What happens then stands on stderr, one line each: time, word, text.
Sources, secrets, tunnel and settings that other commands change count at once.
Ctrl-C or SIGTERM stops it when everything is on the disk; a second one stops it at once.

Examples:
  hover-tray serve --practice
  hover-tray serve --port 8080 --data-dir /srv/hover-tray`
