import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { onTestFinished, vi } from 'vitest'
import { type App, startApp } from '../../../electron/app.ts'
import type { Notice } from '../../../electron/contract/notice.ts'
import type { HoverOrg, NewSource, Settings } from '../../../electron/contract/settings.ts'
import { pause } from '../../../electron/services/clock.ts'
import {
  createSettingsFile,
  settingsFileName,
  settingsFileOptions,
} from '../../../electron/services/folder/settings-file.ts'
import { createPracticeHover } from '../../../electron/services/practice/server.ts'
import { sign } from '../../../electron/services/receiving/hover-signing.ts'
import { keyFileCiphers } from '../../../electron/services/secrets/key-file-cipher.ts'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import { openVault, vaultFileName } from '../../../electron/services/secrets/vault.ts'
import { createSources } from '../../../electron/services/sources/sources.ts'
import { forkTunnelHost } from '../../../electron/services/tunnel/fork-host.ts'
import { threadFiles, tunnelHostFile } from '../../../electron/thread-files.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import vectors from '../../fixtures/hover-to/signature-vectors.json' with { type: 'json' }

const entry = new URL('../../../electron/cli.ts', import.meta.url).href
const waiting = { timeout: 10_000, interval: 5 }

export const routes = {
  register: 'POST /api/v2/webhooks',
  list: 'GET /api/v2/webhooks',
  verify: 'PUT /api/v2/webhooks/:code/verify',
  resend: 'POST /api/v2/webhooks/:id/request_verification',
  remove: 'DELETE /api/v2/webhooks/:id',
  token: 'POST /oauth/token',
} as const

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
    app: () => app,
    calls: (route: string) => hover.requests.filter(request => request.route === route),
    organization: () =>
      app.settings().sources.find((one): one is HoverOrg => one.id === id && one.kind === 'hover-org'),
    untilLink: (kind: string) => until(() => link()?.kind === kind),
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
    /** A token of its own for calls that are not the engine's. */
    async hoverToken(): Promise<string> {
      const token = await fetch(`${baseUrl}/oauth/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          grant_type: 'authorization_code',
          code: hover.authorizeCode(),
          redirect_uri: 'https://hover.to',
          client_id: hover.credentials.org.clientId,
          client_secret: hover.credentials.org.clientSecret,
        }),
      })
      const { access_token } = (await token.json()) as { access_token: string }
      return access_token
    },
    /** Calls Hover as another tool of the same organization. */
    async callHover(path: string, method = 'GET', json?: unknown, ownToken?: string) {
      const access_token = ownToken ?? (await this.hoverToken())
      return fetch(`${baseUrl}${path}`, {
        method,
        headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      })
    },
    /** An event as Hover would post it now for one of its webhooks: body and headers. */
    signedBy(row: { readonly id: number; readonly hmac_secret: string }, event: object) {
      const body = JSON.stringify({ ...event, webhook_id: row.id })
      const date = new Date(clock.now()).toUTCString()
      const parts = { secret: row.hmac_secret, body: Buffer.from(body), path: '/hooks/hover', date }
      const signature = sign({ ...parts, contentType: 'application/json', algorithm: 'sha256' })
      const headers = {
        'content-type': 'application/json',
        date,
        'hover-signature-256': `sha256=${row.id}:${signature}`,
      }
      return [body, headers] as const
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
