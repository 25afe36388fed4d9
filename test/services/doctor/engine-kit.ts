import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { onTestFinished } from 'vitest'
import { startApp } from '../../../electron/app.ts'
import type { Health, Link, LinkName } from '../../../electron/contract/health.ts'
import type { Host } from '../../../electron/host.ts'
import type { App } from '../../../electron/running-app.ts'
import { settingsFileName, settingsFileOptions } from '../../../electron/services/folder/settings-file.ts'
import { keyFileCiphers, keyFileName } from '../../../electron/services/secrets/key-file-cipher.ts'
import { forkTunnelHost } from '../../../electron/services/tunnel/fork-host.ts'
import { threadFiles, tunnelHostFile } from '../../../electron/thread-files.ts'

const entry = new URL('../../../electron/cli.ts', import.meta.url).href

export const secret = 'bb98a2d7cc8f51037c9c5cd05376ddf5'

export function dataFolder(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'hover-tray-doctor-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }))
  return dataDir
}

/** The whole engine, as the desktop runs it, on the clock of this machine. */
export async function startEngine(dataDir: string, host: Partial<Host> = {}): Promise<App> {
  const app = await startApp({
    dataDir,
    version: '0.0.0',
    runtime: 'test',
    openSettings: () => new Conf({ ...settingsFileOptions, cwd: dataDir, configName: settingsFileName }),
    ciphers: keyFileCiphers(join(dataDir, keyFileName)),
    threads: threadFiles(entry),
    sqliteBinding: null,
    spawnTunnelHost: () => forkTunnelHost(tunnelHostFile(entry)),
    show: async () => 'shown',
    where: 'desktop',
    openExternal: () => {},
    writeClipboard: () => {},
    onFatal: () => {},
    port: 0,
    ...host,
  })
  onTestFinished(() => app.stop())
  return app
}

export async function ask(app: App, isAfresh = false): Promise<Health> {
  const reply = await app.answers['health.check']({ isAfresh })
  if (!reply.ok) throw new Error(reply.failure.sentence)
  return reply.value
}

export const linkOf = (health: Health, name: LinkName): Link | undefined =>
  health.links.find(link => link.name === name)

/** Resolves with the health once it satisfies this; the test's own limit ends a wait in vain. */
export async function healthUntil(app: App, fits: (health: Health) => boolean): Promise<Health> {
  for (;;) {
    const health = await ask(app)
    if (fits(health)) return health
    await new Promise(resolve => setImmediate(resolve))
  }
}

/** Adds a USSD app and returns the address of its hook once the receiver listens. */
export async function addShop(app: App): Promise<string> {
  await app.answers['sources.add']({ kind: 'ussd-app', name: 'Shop', secret })
  await healthUntil(app, health => linkOf(health, 'receiver')?.state === 'good')
  const url = app.connection().sources[0]?.localUrl
  if (url === null || url === undefined) throw new Error('The receiver has no address.')
  return url
}
