import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { afterAll } from 'vitest'
import { startApp } from '../../electron/app.ts'
import type { Notice } from '../../electron/contract/notices/notice.ts'
import type { App } from '../../electron/running-app.ts'
import { settingsFileName, settingsFileOptions } from '../../electron/services/folder/settings-file.ts'
import { keyFileCiphers, keyFileName } from '../../electron/services/secrets/key-file-cipher.ts'
import { forkTunnelHost } from '../../electron/services/tunnel/fork-host.ts'
import { threadFiles, tunnelHostFile } from '../../electron/thread-files.ts'

const entry = new URL('../../electron/cli.ts', import.meta.url).href

export interface Engine {
  readonly app: App
  readonly dataDir: string
  readonly hook: string
  readonly told: readonly Notice[]
  readonly lines: readonly string[]
  readonly copied: readonly string[]
}

/** The whole engine with one USSD app, and everything that leaves it towards a person. */
export async function startEngine(secret: string): Promise<Engine> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hover-tray-privacy-'))
  const told: Notice[] = []
  const lines: string[] = []
  const copied: string[] = []
  const app = await startApp({
    dataDir,
    version: '0.0.0',
    runtime: 'test',
    openSettings: () => new Conf({ ...settingsFileOptions, cwd: dataDir, configName: settingsFileName }),
    ciphers: keyFileCiphers(join(dataDir, keyFileName)),
    threads: threadFiles(entry),
    sqliteBinding: null,
    spawnTunnelHost: () => forkTunnelHost(tunnelHostFile(entry)),
    async show(notice) {
      told.push(notice)
      return 'shown'
    },
    where: 'desktop',
    openExternal: () => {},
    writeClipboard: text => copied.push(text),
    onFatal: sentence => lines.push(sentence),
    onLogLine: line => lines.push(line),
    port: 0,
  })
  afterAll(async () => {
    await app.stop()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  })
  await app.answers['notifications.set']({
    ...{
      failed: true,
      unknown: true,
      cancelled: true,
      succeeded: true,
      stuck: true,
      unusual: true,
      awayReport: false,
      debugRuns: true,
    },
  })
  await app.answers['sources.add']({ kind: 'ussd-app', name: 'Shop', secret })
  // The first look at the connection after the receiver is open has the address.
  const hookOf = () => app.connection().sources[0]?.localUrl ?? null
  let hook = hookOf()
  while (hook === null) {
    await new Promise(resolve => setImmediate(resolve))
    hook = hookOf()
  }
  return { app, dataDir, hook, told, lines, copied }
}
