import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { startApp } from '../../electron/app.ts'
import type { Health } from '../../electron/contract/health.ts'
import type { Notice } from '../../electron/contract/notices/notice.ts'
import type { App } from '../../electron/running-app.ts'
import { pause } from '../../electron/services/clock.ts'
import { settingsFileName, settingsFileOptions } from '../../electron/services/folder/settings-file.ts'
import { createPracticeHover } from '../../electron/services/practice/server.ts'
import { keyFileCiphers, keyFileName } from '../../electron/services/secrets/key-file-cipher.ts'
import { type ForkedHost, forkTunnelHost } from '../../electron/services/tunnel/fork-host.ts'
import { threadFiles, tunnelHostFile } from '../../electron/thread-files.ts'
import { createDriver } from './driver.ts'
import { startGateway } from './gateway.ts'
import { createHoverActs } from './hover-acts.ts'
import { createLedClock } from './led-clock.ts'
import { giveName } from './resolver.ts'
import type { NgrokWay, OwnWay } from './way-in.ts'

const entry = new URL('../../electron/cli.ts', import.meta.url).href

export type Chain<Way extends NgrokWay | OwnWay = NgrokWay | OwnWay> = Awaited<ReturnType<typeof startChain<Way>>>

interface Options<Way> {
  readonly way: Way
  /** Where the data folder is made; without it where temporary files are. */
  readonly parent?: string | undefined
  readonly onEnd: (tidyUp: () => Promise<void>) => void
}

/** Everything from Hover to a person, with an organization and a USSD app, on a clock that is led. */
export async function startChain<Way extends NgrokWay | OwnWay>({ way, parent = tmpdir(), onEnd }: Options<Way>) {
  const dataDir = mkdtempSync(join(parent, 'hover-tray-faults-'))
  const clock = createLedClock()
  const hosts: ForkedHost[] = []
  const notices: Notice[] = []
  const stores: Conf[] = []
  const desktop = { hasNoticeServer: true }
  /** Where the public address leads instead of to the receiver. */
  let detour: number | null = null

  const hover = createPracticeHover({
    now: clock.rightNow,
    after: (ms, signal) => pause(clock, ms, signal),
    randomBytes,
    deliverTo: url => url.replace(/\/\/[^/:]+/, '//127.0.0.1'),
  })
  const { url: hoverUrl } = await hover.start()
  const gateway = await startGateway(hoverUrl)
  const hoverName = giveName('hover')

  const launch = (): Promise<App> =>
    startApp({
      ...{ dataDir, clock, version: '0.0.0', runtime: 'test', where: 'desktop', sqliteBinding: null },
      openSettings() {
        const store = new Conf({ ...settingsFileOptions, cwd: dataDir, configName: settingsFileName })
        stores.push(store)
        return store
      },
      ciphers: keyFileCiphers(join(dataDir, keyFileName)),
      threads: threadFiles(entry),
      spawnTunnelHost() {
        const host = forkTunnelHost(tunnelHostFile(entry))
        hosts.push(host)
        return host
      },
      askNoticeServer: async () => (desktop.hasNoticeServer ? 'present' : 'absent'),
      async show(notice) {
        if (!desktop.hasNoticeServer) return 'no-server'
        notices.push(notice)
        return 'shown'
      },
      openExternal: () => {},
      writeClipboard: () => {},
      onFatal: () => {},
    })

  // A port of its own for each: the settings' default is one for the whole machine.
  new Conf({ ...settingsFileOptions, watch: false, cwd: dataDir, configName: settingsFileName }).set('port', 0)
  let app: App | null = await launch()
  const running = (): App => {
    if (app === null) throw new Error('The engine is stopped.')
    return app
  }
  const driver = createDriver({
    clock,
    async look() {
      if (app === null) return null
      const { receiver } = app.connection()
      way.follow(detour ?? (receiver.kind === 'listening' ? receiver.port : null))
      // Whatever the doctor asked the store before is answered before this.
      await app.store.counts().catch(() => null)
      return app?.health() ?? null
    },
  })
  onEnd(async () => {
    await driver.stop()
    for (const { pid } of hosts) if (pid !== undefined) signal(pid, 'SIGCONT')
    await app?.stop()
    // One that still watches would make the folder anew.
    for (const store of stores) store._closeWatcher()
    await hover.stop()
    await gateway.stop()
    await way.stop()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  })

  const add = async (source: Parameters<App['answers']['sources.add']>[0]): Promise<string> => {
    const added = await running().answers['sources.add'](source)
    if (!added.ok) throw new Error(added.failure.sentence)
    return added.value.id
  }
  const secret = randomBytes(16).toString('hex')
  const shopId = await add({ kind: 'ussd-app', name: 'Shop', secret })
  const orgId = await add({
    ...{ kind: 'hover-org', name: 'Homes', redirectUri: 'https://hover.to', ...hover.credentials.org },
    baseUrl: `http://${hoverName.name}:${new URL(gateway.url).port}`,
  })

  const acts = createHoverActs({ hover, hoverUrl, now: clock.rightNow })
  /** How many notices had been shown when a job failed, by its id. */
  const shownBefore = new Map<number, number>()

  const chain = {
    ...{ way, dataDir, driver, hover, hoverName, gateway, hosts, desktop, notices },
    ...{ shopId, orgId, launch, app: running },
    ...acts,
    async failJob(): Promise<number> {
      const before = notices.length
      const job = await acts.failJob()
      shownBefore.set(job, before)
      return job
    },
    clock: {
      ...clock,
      /** What came before is worked out before: it would seem to have stood still. */
      async wind(ms: number): Promise<void> {
        await app?.store.settled()
        await clock.wind(ms)
      },
    },
    /** The public address leads to this port; null: to the receiver again. */
    detour(port: number | null): void {
      detour = port
      if (port !== null) way.follow(port)
    },
    source: (id: string) =>
      running()
        .connection()
        .sources.find(({ sourceId }) => sourceId === id),
    connect: () => running().answers['sources.connect']({ id: orgId, code: hover.authorizeCode() }),
    retry: () => running().answers['connection.retry'](undefined),
    setTunnel: (tunnel: typeof way.settings, authtoken?: string) =>
      running().answers['tunnel.set']({ tunnel, ...(authtoken !== undefined && { authtoken }) }),
    /** As a person, or another program, writes it. */
    setPort: (port: number) =>
      new Conf({ ...settingsFileOptions, watch: false, cwd: dataDir, configName: settingsFileName }).set('port', port),
    webhooks: () => hover.webhooks.rows(),
    /** The app of usehover.com posts to where it can be reached now. */
    pointShop(newSecret = hover.setAppWebhook('http://127.0.0.1:9')) {
      return hover.setAppWebhook(chain.source(shopId)?.publicUrl ?? '', newSecret)
    },
    /** By its name, or in the notice of those that failed with it, which grew since. */
    isTold: (jobId: number) =>
      notices
        .slice(shownBefore.get(jobId) ?? 0)
        .some(({ title, failures = 1 }) => title.includes(String(jobId)) || failures > 1),
    async stopEngine() {
      const stopping = app
      app = null
      await stopping?.stop()
    },
    async startEngine() {
      if (app !== null) throw new Error('The engine runs.')
      app = await launch()
    },
    dataFile: (name: string) => join(dataDir, name),
  }

  await chain.setTunnel(way.settings, 'a-token-of-the-tests')
  await driver.until('the public address leads here', () => running().connection().address.kind === 'reached')
  chain.pointShop(secret)
  await chain.connect()
  await driver.until('the organization is live', () => chain.source(orgId)?.state.kind === 'live')
  await hover.deliver()
  await chain.failJob()
  await driver.until('every link holds', isWhole)
  return chain
}

/** Every link was seen to hold, and none is left out. */
export function isWhole(health: Health | null): boolean {
  return health?.links.every(({ state }) => state === 'good') === true
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It is gone.
  }
}
