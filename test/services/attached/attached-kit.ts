import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import Conf from 'conf'
import { onTestFinished } from 'vitest'
import { startAttachedApp } from '../../../electron/attached-app.ts'
import type { News } from '../../../electron/contract/bridge/ipc.ts'
import type { Notice, NoticeEvent } from '../../../electron/contract/notices/notice.ts'
import type { EngineLink } from '../../../electron/contract/settings/engine.ts'
import type { Host } from '../../../electron/host.ts'
import type { WatchedApp } from '../../../electron/running-app.ts'
import { settingsFileName, settingsFileOptions } from '../../../electron/services/folder/settings-file.ts'
import { keyFileCiphers, keyFileName } from '../../../electron/services/secrets/key-file-cipher.ts'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import { openVault, vaultFileName } from '../../../electron/services/secrets/vault.ts'
import { forkTunnelHost } from '../../../electron/services/tunnel/fork-host.ts'
import { threadFiles, tunnelHostFile } from '../../../electron/thread-files.ts'
import { token } from '../api/api-kit.ts'
import { dataFolder } from '../doctor/engine-kit.ts'

const entry = new URL('../../../electron/cli.ts', import.meta.url).href

export interface Wish {
  readonly address: string
  readonly dataDir?: string
  readonly bearer?: string
  readonly host?: Partial<Host>
}

/** A desktop that shows the engine at an address, with notices that a test can see and press. */
export async function attach({ address, dataDir = dataFolder(), bearer = token, host = {} }: Wish) {
  const vault = await openVault({
    file: join(dataDir, vaultFileName),
    ciphers: keyFileCiphers(join(dataDir, keyFileName)),
  })
  await vault.set(secretNames.engineToken, bearer)
  const shown: Notice[] = []
  const closed: string[] = []
  const listeners: ((notice: Notice, event: NoticeEvent) => void)[] = []
  const place = { kind: 'remote', address, name: 'Amina' } as const
  const settings = new Conf<Record<string, unknown>>({
    ...settingsFileOptions,
    ...{ cwd: dataDir, configName: settingsFileName, watch: false },
  })
  settings.store = { ...settings.store, engine: place }
  const app = await startAttachedApp(
    {
      ...{ dataDir, version: '0.0.0', runtime: 'test', where: 'desktop', sqliteBinding: null, port: 0 },
      openSettings: () => new Conf({ ...settingsFileOptions, cwd: dataDir, configName: settingsFileName }),
      ciphers: keyFileCiphers(join(dataDir, keyFileName)),
      threads: threadFiles(entry),
      spawnTunnelHost: () => forkTunnelHost(tunnelHostFile(entry)),
      async show(notice) {
        shown.push(notice)
        wake()
        return 'shown'
      },
      noticeDesktop: {
        look: async () => ({ kind: 'gnome', isHiding: null }),
        onEvent: listener => void listeners.push(listener),
        close(place) {
          closed.push(place)
          wake()
        },
        onServer: () => {},
      },
      ...{ openExternal: () => {}, writeClipboard: () => {}, onFatal: () => {} },
      ...host,
    },
    place,
  )
  const news: News[] = []
  const waiting = new Set<() => void>()
  function wake(): void {
    for (const go of [...waiting]) go()
    waiting.clear()
  }
  app.onNews(told => {
    news.push(told)
    wake()
  })
  app.failures.onChange(wake)
  let isStopped = false
  const stop = async (): Promise<void> => {
    if (!isStopped) await app.stop()
    isStopped = true
  }
  onTestFinished(stop)

  /** Resolves once this holds; the test's own limit ends a wait in vain. */
  async function until(fits: () => boolean | Promise<boolean>): Promise<void> {
    for (;;) {
      // Before it is looked at: what happens meanwhile counts too.
      const change = new Promise<void>(resolve => waiting.add(resolve))
      if (await fits()) return
      await change
    }
  }
  return {
    ...{ app, dataDir, shown, closed, news, until, stop },
    /** As the command line would, in another process. */
    setToken: (next: string) => vault.set(secretNames.engineToken, next),
    press: (notice: Notice, event: NoticeEvent) => {
      for (const listener of listeners) listener(notice, event)
    },
    link: () => linkOf(app),
    untilHere: () => until(async () => (await linkOf(app)).kind === 'here'),
    untilAway: () => until(async () => (await linkOf(app)).kind === 'away'),
  }
}

/** A transaction that fails now: of what ran long ago is told in a digest, without haste. */
export function failed(uuid: string, action = 'Send Money'): Readonly<Record<string, unknown>> {
  const at = new Date().toISOString()
  return {
    uuid,
    action_name: action,
    operator_name: action,
    status: 'failed',
    environment: 'production',
    initiated_at: at,
    updated_at: at,
  }
}

/** The ids that Hover gave, of the transactions that the window was told of. */
export function uuidsTold(news: readonly News[]): readonly string[] {
  return news.flatMap(told => (told.kind === 'transactions' ? told.rows.map(row => row.providerId) : []))
}

async function linkOf(app: WatchedApp): Promise<EngineLink> {
  const state = await app.answers['app.state'](undefined)
  if (!state.ok || state.value.engine.kind === 'own') throw new Error('It shows no engine elsewhere.')
  return state.value.engine.link
}

/** Stands before an engine like a proxy, and can be cut, as a network is. Its address stays the same. */
export async function startWire(first: number) {
  let target: number | null = first
  const sockets = new Set<IncomingMessage['socket']>()
  const server: Server = createServer((asked, answer) => {
    if (target === null) return void asked.socket.destroy()
    const { method, url, headers } = asked
    const call = request({ host: '127.0.0.1', port: target, method, path: url, headers, agent: false })
    call.once('response', response => {
      answer.writeHead(response.statusCode ?? 500, response.headers)
      response.once('error', () => answer.destroy())
      response.pipe(answer)
    })
    call.once('error', () => answer.destroy())
    answer.once('close', () => call.destroy())
    asked.pipe(call)
  })
  server.on('connection', socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    cut(): void {
      target = null
      for (const socket of sockets) socket.destroy()
    },
    mend(port: number): void {
      target = port
    },
  }
}
