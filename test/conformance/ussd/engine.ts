import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import Conf from 'conf'
import { onTestFinished } from 'vitest'
import { startApp } from '../../../electron/app.ts'
import type { Notice } from '../../../electron/contract/notices/notice.ts'
import { type NotificationSettings, notificationSettingsSchema } from '../../../electron/contract/settings/settings.ts'
import { pageQuerySchema } from '../../../electron/contract/transactions/transaction.ts'
import type { TransactionDetail } from '../../../electron/contract/transactions/transaction-detail.ts'
import type { App } from '../../../electron/running-app.ts'
import { settingsFileName, settingsFileOptions } from '../../../electron/services/folder/settings-file.ts'
import { keyFileCiphers, keyFileName } from '../../../electron/services/secrets/key-file-cipher.ts'
import { forkTunnelHost } from '../../../electron/services/tunnel/fork-host.ts'
import { threadFiles, tunnelHostFile } from '../../../electron/thread-files.ts'
import { fixture } from '../../core/ussd.ts'
import { createFakeClock, type FakeClock, settle } from '../../fakes/clock.ts'

export const s1 = '0123456789abcdef0123456789abcdef'
export const s2 = 'fedcba9876543210fedcba9876543210'

const entry = new URL('../../../electron/cli.ts', import.meta.url).href
/** Longer than notices wait for company, in milliseconds. */
const companyMs = 40_000

interface Given {
  /** When the test begins; most fixtures ran on this morning. */
  readonly start?: string
  readonly notifications?: Partial<NotificationSettings>
}

/** The whole engine over a folder of its own with two apps, Shop (S1) and Second (S2), reached through real HTTP. */
export async function startEngine({ start = '2024-03-05T09:20:00Z', notifications = {} }: Given = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'conformance-'))
  const clock = createFakeClock(start)
  const shown: Notice[] = []
  const logged: string[] = []
  const copied: string[] = []
  let app: App | null = null

  const open = async (): Promise<App> => {
    const opened = await run({ dataDir, clock, shown, logged, copied })
    app = opened
    return opened
  }
  const close = async (): Promise<void> => {
    await app?.stop()
    app = null
  }
  onTestFinished(async () => {
    await close()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  })
  const running = (): App => {
    if (app === null) throw new Error('The engine is closed.')
    return app
  }

  await open()
  await running().answers['notifications.set'](notificationSettingsSchema.parse(notifications))
  for (const [name, secret] of [
    ['Shop', s1],
    ['Second', s2],
  ] as const) {
    await running().answers['sources.add']({ kind: 'ussd-app', name, secret })
  }
  await untilReachable(running)

  const sourceOf = (name: string) => {
    const found = running()
      .connection()
      .sources.find(source => source.name === name)
    if (found === undefined || found.localUrl === null) throw new Error(`There is no way in for ${name}.`)
    return { ...found, localUrl: found.localUrl }
  }
  const page = async () => {
    await running().store.settled()
    return (await running().store.page(pageQuerySchema.parse({ limit: 500 }))).rows
  }
  return {
    ...{ dataDir, clock, logged, copied, open, close, page },
    app: running,
    source: sourceOf,
    hook: () => sourceOf('Shop').localUrl,
    /** Posts to the hook of Shop as Hover does; answers the status. */
    post: (body: unknown) => post(sourceOf('Shop').localUrl, body),
    /** The only transaction there is. */
    async only(): Promise<TransactionDetail> {
      const rows = await page()
      const detail = rows.length === 1 ? await running().store.detail(rows[0]?.id ?? '') : null
      if (detail === null) throw new Error(`There are ${rows.length} transactions.`)
      return detail
    },
    /** Every notice shown so far, once none waits for company any more. */
    async told(): Promise<readonly Notice[]> {
      await running().store.settled()
      await settle()
      await clock.advance(companyMs)
      await running().store.settled()
      return [...shown]
    },
    async quarantined() {
      await running().store.settled()
      return running().store.quarantined()
    },
    /** Bodies as they are kept, oldest first. */
    bodies(): readonly unknown[] {
      const journal = new Sqlite(join(dataDir, 'store', 'journal.db'), { readonly: true })
      const rows = journal.prepare<[], Buffer>("SELECT body FROM entries WHERE kind = 'delivery' ORDER BY seq").pluck()
      const bodies = rows.all().map(body => JSON.parse(body.toString('utf8')) as unknown)
      journal.close()
      return bodies
    },
    /** Names of the files in the data folder that hold these characters. */
    filesWith(text: string): readonly string[] {
      return readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
        .filter(name => statSync(join(dataDir, name)).isFile())
        .filter(name => readFileSync(join(dataDir, name)).includes(text))
    },
    async restart(): Promise<void> {
      await close()
      await open()
      await untilReachable(running)
    },
  }
}
export type Engine = Awaited<ReturnType<typeof startEngine>>

interface Place {
  readonly dataDir: string
  readonly clock: FakeClock
  readonly shown: Notice[]
  readonly logged: string[]
  readonly copied: string[]
}

function run({ dataDir, clock, shown, logged, copied }: Place): Promise<App> {
  return startApp({
    ...{ dataDir, clock, version: '0.0.0', runtime: 'test', sqliteBinding: null, port: 0, where: 'desktop' },
    openSettings: () => new Conf({ ...settingsFileOptions, cwd: dataDir, configName: settingsFileName }),
    ciphers: keyFileCiphers(join(dataDir, keyFileName)),
    threads: threadFiles(entry),
    spawnTunnelHost: () => forkTunnelHost(tunnelHostFile(entry)),
    async show(notice) {
      shown.push(notice)
      return 'shown'
    },
    openExternal: () => {},
    writeClipboard: text => copied.push(text),
    onFatal: sentence => logged.push(sentence),
    onLogLine: line => logged.push(line),
  })
}

async function untilReachable(app: () => App): Promise<void> {
  const isReachable = () =>
    app()
      .connection()
      .sources.filter(source => source.localUrl !== null).length === 2
  while (!isReachable()) await setImmediate()
}

/** Objects go as JSON; text and bytes as they are. */
export async function post(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body)
  const answer = await fetch(url, {
    method: 'POST',
    body: isRaw ? new Uint8Array(Buffer.from(body)) : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
  await answer.arrayBuffer()
  // What the thread that received it told the app came before this answer, but by another way.
  await settle()
  return answer.status
}

type Changes = Readonly<Record<string, unknown>>

/** A delivery of the fixtures with some attributes changed, and perhaps another secret. */
export function delivery(prefix: string, attributes: Changes = {}, secret: unknown = s1) {
  const { data } = fixture(prefix)
  const changed = { ...data, attributes: { ...data.attributes, ...attributes } }
  return { meta: { secret }, data: typeof attributes.uuid === 'string' ? { ...changed, id: attributes.uuid } : changed }
}
