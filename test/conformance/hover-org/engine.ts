import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { onTestFinished, vi } from 'vitest'
import { startApp } from '../../../electron/app.ts'
import type { Notice } from '../../../electron/contract/notices/notice.ts'
import type { NewSource } from '../../../electron/contract/settings/new-source.ts'
import type { HoverOrg, Settings } from '../../../electron/contract/settings/settings.ts'
import type { App } from '../../../electron/running-app.ts'
import { pause } from '../../../electron/services/clock.ts'
import {
  createSettingsFile,
  settingsFileName,
  settingsFileOptions,
} from '../../../electron/services/folder/settings-file.ts'
import { createPracticeHover } from '../../../electron/services/practice/server.ts'
import { keyFileCiphers } from '../../../electron/services/secrets/key-file-cipher.ts'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import { openVault, vaultFileName } from '../../../electron/services/secrets/vault.ts'
import { createSources } from '../../../electron/services/sources/sources.ts'
import { forkTunnelHost } from '../../../electron/services/tunnel/fork-host.ts'
import { threadFiles, tunnelHostFile } from '../../../electron/thread-files.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import vectors from '../../fixtures/hover-to/signature-vectors.json' with { type: 'json' }
import { createHoverCalls } from './hover-calls.ts'

const entry = new URL('../../../electron/cli.ts', import.meta.url).href
const waiting = { timeout: 60_000, interval: 5 }

export const routes = {
  register: 'POST /api/v2/webhooks',
  list: 'GET /api/v2/webhooks',
  verify: 'PUT /api/v2/webhooks/:code/verify',
  resend: 'POST /api/v2/webhooks/:id/request_verification',
  remove: 'DELETE /api/v2/webhooks/:id',
  token: 'POST /oauth/token',
} as const

/** How long the engine waits for a code. */
export const codeDeadlineMs = 20_000

interface Options {
  readonly settings?: Partial<Settings>
  readonly organization?: Partial<Extract<NewSource, { kind: 'hover-org' }>>
}

export type Engine = Awaited<ReturnType<typeof startEngine>>

/** The whole engine with one organization, and a practice Hover of its own; all on a clock that stands still. */
export async function startEngine(options: Options = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'hover-tray-conformance-'))
  const clock = createFakeClock()
  const hover = createPracticeHover({ now: clock.now, after: (ms, signal) => pause(clock, ms, signal), randomBytes })
  const { url: baseUrl } = await hover.start()
  const openSettings = () => new Conf({ ...settingsFileOptions, cwd: dataDir, configName: settingsFileName })
  const ciphers = keyFileCiphers(join(dataDir, 'key'))
  const openVaultAgain = () => openVault({ file: join(dataDir, vaultFileName), ciphers })

  const store = openSettings()
  const settings = createSettingsFile(() => store, join(dataDir, `${settingsFileName}.json`))
  settings.update(before => ({ ...before, ...options.settings }))
  const vault = await openVaultAgain()
  const added = await createSources({ settings, vault, now: Date.now }).add({
    kind: 'hover-org',
    name: 'Homes',
    ...hover.credentials.org,
    baseUrl,
    redirectUri: 'https://hover.to',
    hookPath: '/hooks/hover',
    ...options.organization,
  })
  if (!added.ok) throw new Error(added.failure.sentence)
  const { id } = added.value
  // As if a person had registered this webhook by hand: the vectors are signed with its secret.
  await vault.set(secretNames.webhookSecret(id, vectors.webhookId), vectors.secret)
  store._closeWatcher()

  const notices: Notice[] = []
  const log: string[] = []
  const opened: string[] = []
  const launch = () =>
    startApp({
      dataDir,
      version: '0.0.0',
      runtime: 'test',
      openSettings,
      ciphers,
      threads: threadFiles(entry),
      sqliteBinding: null,
      spawnTunnelHost: () => forkTunnelHost(tunnelHostFile(entry)),
      show: async notice => {
        notices.push(notice)
        return 'shown'
      },
      where: 'terminal',
      openExternal: url => opened.push(url),
      writeClipboard: () => {},
      onFatal: sentence => log.push(sentence),
      port: 0,
      clock,
      onLogLine: line => log.push(line),
    })
  let app: App = await launch()
  onTestFinished(async () => {
    await app.stop()
    await hover.stop()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  })

  const source = () => app.connection().sources.find(({ sourceId }) => sourceId === id)
  const link = () => source()?.state
  const until = (isSo: () => boolean | Promise<boolean>) => vi.waitUntil(isSo, waiting)
  const localUrl = async () => {
    await until(() => typeof source()?.localUrl === 'string')
    return source()?.localUrl ?? ''
  }
  const rows = async () => {
    const page = await app.answers['transactions.page']({ after: null, limit: 500 })
    return page.ok ? page.value.rows : []
  }

  return {
    ...{
      dataDir,
      clock,
      hover,
      id,
      baseUrl,
      notices,
      log,
      opened,
      source,
      link,
      until,
      localUrl,
      rows,
      openVaultAgain,
    },
    ...createHoverCalls({ baseUrl, hover, now: clock.now }),
    app: () => app,
    calls: (route: string) => hover.requests.filter(request => request.route === route),
    organization: () =>
      app.settings().sources.find((one): one is HoverOrg => one.id === id && one.kind === 'hover-org'),
    untilLink: (kind: string) => until(() => link()?.kind === kind),
    /** Hover's answer is kept, and the time in which the code has to come runs: from here on the clock may be moved. */
    async untilCodeIsDue() {
      await until(() => link()?.kind === 'awaiting-code' && clock.waits().includes(codeDeadlineMs))
    },
    /** The failure of a look at Hover's list has arrived, not only been sent: from here on the next one is planned. */
    untilLookFailed: () => until(() => source()?.hoverView?.look.kind === 'failed'),
    connect: () => app.answers['sources.connect']({ id, code: hover.authorizeCode() }),
    async goLive() {
      await app.answers['sources.connect']({ id, code: hover.authorizeCode() })
      await until(() => link()?.kind === 'live')
    },
    quarantined: async () => {
      const reply = await app.answers['quarantine.list'](undefined)
      return reply.ok ? reply.value : []
    },
    detail: async (transactionId: string) => {
      const reply = await app.answers['transactions.detail']({ id: transactionId })
      return reply.ok ? reply.value : null
    },
    /** One POST to the receiver; `target` replaces the hook's path and query. */
    async post(body: string, headers: Readonly<Record<string, string>>, target = '/hooks/hover') {
      const answer = await fetch(new URL(target, await localUrl()), { method: 'POST', headers, body })
      await answer.arrayBuffer()
      return answer.status
    },
    async restart(between: () => void = () => {}) {
      await app.stop()
      between()
      app = await launch()
    },
  }
}
