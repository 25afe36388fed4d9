import type { Command } from 'commander'
import { startApp } from '../../app.ts'
import type { Connection } from '../../contract/connection.ts'
import type { Host } from '../../host.ts'
import type { App } from '../../running-app.ts'
import { real } from '../../services/practice/practice-mode.ts'
import { awaitSignal } from '../../services/signals.ts'
import { threadFiles } from '../../thread-files.ts'
import { type Cli, sqliteBinding } from '../cli.ts'
import { applyServiceConfig, checkServiceConfig } from '../config/apply-config.ts'
import { readServiceConfig, type ServiceConfig } from '../config/service-config.ts'
import { ciphers, makeDataDir, openFolder, openSettings } from '../data/folder.ts'
import { readPort } from '../numbers.ts'
import { goOnWhenNobodyReads, print, printJson, say, toJson } from '../terminal.ts'
import { collectAlone } from './collect-alone.ts'
import { makeApiToken, openApi } from './open-api.ts'
import { openMonitor } from './open-monitor.ts'
import { readyLine } from './ready-line.ts'
import { createRunningWords, type RunningWords } from './running-words.ts'
import { tellServiceManager } from './service-manager.ts'

interface Options {
  readonly port?: number
  readonly config?: string
  readonly monitor?: string
  readonly api?: string
  readonly log?: string
  readonly printConfig?: boolean
  readonly practice?: boolean
}

export function addServe(program: Command, cli: Cli): void {
  program
    .command('serve')
    .description('receive, store and tell, until it is stopped')
    .option('--port <number>', 'port of the receiver on 127.0.0.1, for this run; 0 takes any free one', readPort)
    .option('--practice', 'connect to the practice Hover, which plays transactions')
    .option('--config <file>', 'JSON: what to receive, where to send it, where secrets are (or $HOVER_TRAY_CONFIG)')
    .option('--monitor <[host:]port>', '/healthz, /readyz and /metrics, on 127.0.0.1 (or $HOVER_TRAY_MONITOR)')
    .option('--api <[host:]port>', 'let programs ask, on 127.0.0.1, with `api token` (or $HOVER_TRAY_API)')
    .option('--log <form>', 'text or json, on stderr (or $HOVER_TRAY_LOG)')
    .option('--print-config', 'check the configuration, print what holds, and end')
    .addHelpText('after', help)
    .action((options: Options, command: Command) => begin(cli, options, command))
}

async function begin(cli: Cli, options: Options, command: Command): Promise<void> {
  const { port, config: file, monitor, api, log } = options
  const config = readServiceConfig({ port, file, monitor, api, log }, process.env)
  const dataDir = cli.dataDir(command, config.dataDir)
  if (options.printConfig === true) {
    checkServiceConfig(config, process.env)
    return printJson({ ...config, dataDir })
  }
  await serve({ cli, dataDir, options, config })
}

interface Starting {
  readonly cli: Cli
  readonly dataDir: string
  readonly options: Options
  readonly config: ServiceConfig
}

async function serve({ cli, dataDir, options, config }: Starting): Promise<void> {
  goOnWhenNobodyReads()
  makeDataDir(dataDir)
  const words = createRunningWords({ write: say, now: Date.now, form: config.log ?? 'text' })
  const stopping = awaitSignal(() => {
    tellServiceManager('stopping', process.env)
    words.note('stopping', 'what is on its way is finished; once more ends at once')
  })
  await applyServiceConfig(dataDir, config, process.env)
  await makeApiToken(dataDir, config.api)
  collectAlone()
  const app = await startApp(hostOf({ cli, dataDir, config, words }))
  const wasPractising = app.settings().practice
  if (options.practice === true) await app.beginPractice()
  else if (wasPractising) words.note('practice', 'is on; end it with: hover-tray settings set practice false')
  const monitor = await openMonitor({ app, words, version: cli.version, place: config.monitor })
  const api = await openApi({ app, words, version: cli.version, place: config.api })
  tellOf(app, words, dataDir)
  await stopping
  await Promise.all([monitor?.close(), api?.close()])
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
  readonly config: ServiceConfig
  readonly words: RunningWords
}

function hostOf({ cli, dataDir, config, words }: Serving): Host {
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
    ...(config.port !== undefined && { port: config.port }),
  }
}

/** Prints the ready line once, and from then on says what changes. */
function tellOf(app: App, words: RunningWords, dataDir: string): void {
  let isReady = false
  const tell = (connection: Connection) => {
    words.connection(connection)
    if (isReady || connection.receiver.kind !== 'listening') return
    isReady = true
    tellServiceManager('ready', process.env)
    print(toJson(readyLine(app, connection.receiver.port, dataDir)))
  }
  app.onNews(news => {
    if (news.kind === 'connection') tell(news.connection)
  })
  tell(app.connection())
}

const help = `
Options count more than the environment, and that more than the file; secrets stand in none of them.
Prints one line of JSON on stdout when the receiver listens:
  {"event":"ready","pid":1,"port":47470,"dataDir":"...","practice":null,
   "sources":[{"id":"ussd-1a2b3c4d","kind":"ussd-app","name":"Shop","hookPath":"/hook/...",
               "localUrl":"http://127.0.0.1:47470/hook/...","publicUrl":null}]}
What happens then stands on stderr, one line each: time, word, text.
Sources, secrets, tunnel and settings that other commands change count at once.
Ctrl-C or SIGTERM stops it when everything is on the disk; a second one stops it at once.

Examples:
  hover-tray serve --practice
  hover-tray serve --port 8080 --data-dir /srv/hover-tray
  hover-tray serve --config /etc/hover-tray/config.json --print-config
  hover-tray serve --monitor 9464 --api 9465 --log json`
