import type { AppState } from '../../electron/contract/bridge/app-state.ts'
import type { Answers, Asking, Bridge, News, QuestionName, Reply } from '../../electron/contract/bridge/ipc.ts'
import type { Health } from '../../electron/contract/health.ts'
import type { BlindWindow } from '../../electron/contract/notices/blind-window.ts'
import { keptNoticeRulesSchema } from '../../electron/contract/settings/notice-rules.ts'
import { notificationSettingsSchema, retentionSettingsSchema } from '../../electron/contract/settings/settings.ts'
import { usualWindow } from '../../electron/contract/settings/window.ts'
import { attentionFlags, type Quarantined, type Transaction } from '../../electron/contract/transactions/transaction.ts'
import type { TransactionDetail } from '../../electron/contract/transactions/transaction-detail.ts'
import { updateSettingsSchema } from '../../electron/contract/updates.ts'
import { conditionTerms } from '../../electron/core/rules/condition-terms.ts'
import { parseCondition } from '../../electron/core/rules/parse-condition.ts'
import { rulesIn } from '../../electron/core/rules/rules-in.ts'
import { testVerdict } from '../../electron/core/telling/test-verdict.ts'
import { aHealth } from './health.ts'
import { createQueries } from './queries.ts'
import { aQuietShift } from './shift.ts'
import { aDetail, countsOf } from './transactions.ts'

type Handlers = { [Q in QuestionName]: (input: Asking<Q>) => Reply<Answers[Q]> | Promise<Reply<Answers[Q]>> }

/** One question as it was asked. */
interface Asked {
  readonly question: QuestionName
  readonly input: unknown
}

export interface FakeBridgeOptions {
  readonly app?: Partial<AppState>
  readonly rows?: readonly Transaction[]
  readonly details?: Readonly<Record<string, TransactionDetail>>
  readonly quarantine?: readonly Quarantined[]
  readonly health?: Health
  readonly blindWindows?: readonly BlindWindow[]
  /** Answers of one's own; the others behave. */
  readonly answers?: Partial<Handlers>
}

export const ok = <T>(value: T): Reply<T> => ({ ok: true, value })
export const refused = (sentence: string): Reply<never> => ({ ok: false, failure: { code: 'refused', sentence } })

const aDesktop = { launchAtLogin: false, shortcut: null, isShortcutTaken: false, closeQuits: false } as const

/** A main process for the window alone: pages and details from memory, news when the test tells them. */
export function createFakeBridge(options: FakeBridgeOptions = {}) {
  const rows = options.rows ?? []
  const listeners = new Set<(news: News) => void>()
  const asked: Asked[] = []
  let desktop: Asking<'desktop.set'> = {}
  let app: AppState = { ...anAppState(rows), ...options.app }

  const queries = createQueries(
    () => rows,
    () => app.settings.sources,
  )

  const desktopNow = () => ({
    ...aDesktop,
    launchAtLogin: desktop.launchAtLogin ?? false,
    shortcut: desktop.shortcut ?? null,
    closeQuits: desktop.closeQuits ?? false,
  })

  const setSettings = (settings: Partial<AppState['settings']>): Reply<null> => {
    app = { ...app, settings: { ...app.settings, ...settings } }
    return ok(null)
  }

  const handlers: Handlers = {
    'app.state': () => ok(app),
    'transactions.page': ({ after = null, through = null, limit = 100, status, flag, attention, query = '' }) => {
      const { rows: matching, marks = [] } = queries.find(query)
      const found = matching.filter(row => {
        return (
          (status === undefined || status.includes(row.status)) &&
          (flag === undefined || row.flags.includes(flag)) &&
          (attention !== true || needsAttention(row))
        )
      })
      const start = after === null ? 0 : Number(after)
      const end = through === null ? found.length : Number(through)
      const next = start + limit < end ? String(start + limit) : null
      const shown = found.slice(start, Math.min(end, start + limit))
      return ok({ rows: shown, next, marks: shown.map(row => marks[matching.indexOf(row)] ?? []) })
    },
    'transactions.count': ({ query }) => ok({ transactions: queries.find(query).rows.length, next: null }),
    'query.complete': ({ text, caret }) => ok(queries.help(text, caret)),
    'views.counts': () => ok(queries.counts(app.settings.views)),
    'views.set': views => setSettings({ views }),
    overview: () => refused('The practice bridge keeps no sums.'),
    'transactions.detail': ({ id }) => {
      const row = rows.find(one => one.id === id)
      return ok(options.details?.[id] ?? (row === undefined ? null : aDetail(row)))
    },
    'quarantine.list': () => ok(options.quarantine ?? []),
    'quarantine.content': ({ seq, reveal }) =>
      ok({
        ...{ seq, product: 'ussd-app', isRevealed: reveal },
        json: JSON.stringify({ type: 'parser', phone: reveal ? '0712345678' : '•••••••678' }, null, 2),
      }),
    'data.where': () =>
      ok({
        folder: app.dataDir,
        ...{ files: [], copies: [], transactions: 0, oldest: null, entries: 0, usedBytes: 0 },
        retention: app.settings.retention,
      }),
    'data.export': () => ok({ path: '/home/amina/Documents/hover-tray.csv', bytes: 20_480, transactions: 60 }),
    'data.backup': () => ok({ path: '/home/amina/Documents/hover-tray.backup', bytes: 4_194_304 }),
    'data.cancel': () => ok(null),
    'data.show': () => ok(null),
    'app.about': () =>
      ok({
        versions: [
          { name: 'Hover Tray', version: '0.1.0' },
          { name: 'Electron', version: '45.4.1' },
        ],
        ...{ system: 'Linux 6.1.0 (x64)', license: 'MIT' },
      }),
    'app.visit': () => ok(null),
    'app.quit': () => ok(null),
    'diagnostics.preview': () => ok({ parts: [{ name: 'versions', text: '{\n  "app": "0.1.0"\n}' }], bytes: 2_048 }),
    'diagnostics.save': () => ok({ path: '/home/amina/Documents/hover-tray-diagnostics.json.gz', bytes: 2_048 }),
    'retention.preview': () =>
      ok({ transactions: 0, bytes: 0, oldest: null, newest: null, byStatus: {}, texts: 0, leastBytes: null }),
    'retention.set': retention => setSettings({ retention: retentionSettingsSchema.parse(retention) }),
    'transactions.contents': () => ok([]),
    'transactions.reveal': ({ id }) => {
      const row = rows.find(one => one.id === id)
      return ok(row === undefined ? null : { ...(options.details?.[id] ?? aDetail(row)), isRevealed: true })
    },
    'transactions.resolve': () => ok(null),
    'transactions.reopen': () => ok(null),
    'transactions.propose-parser': () => ok({ kind: 'none', sentence: 'No SMS was missed.' }),
    'categories.set': categories => setSettings({ categories }),
    'rules.get': () => ok(rulesInForce(app.settings)),
    'rules.set': wished =>
      setSettings({
        noticeRules: { ...keptNoticeRulesSchema.parse(wished), snoozes: app.settings.noticeRules.snoozes },
      }),
    'rules.check': ({ when }) => {
      const reading = parseCondition(when)
      return ok(reading.ok ? [] : reading.problems)
    },
    report: () => ok(aQuietShift()),
    'report.seen': () => ok(null),
    'rules.rehearse': () =>
      ok({
        ...{ since: '', until: '', sent: 0, atNight: 0, sounds: 0, candidates: 0, silent: 0, decided: [], newest: [] },
      }),
    'notices.snooze': snooze =>
      setSettings({
        noticeRules: { ...app.settings.noticeRules, snoozes: [...app.settings.noticeRules.snoozes, snooze] },
      }),
    'notices.list': () => ok([]),
    'notices.acknowledge': () => ok(null),
    'channels.secret': () => ok(null),
    'channels.test': () => ok({ result: 'sent' }),
    'notices.resume': () => setSettings({ noticeRules: { ...app.settings.noticeRules, snoozes: [] } }),
    'import.text': () => ok({ accepted: 1, duplicates: 0, odd: 0, refused: 0, unreadable: [], unreadableCount: 0 }),
    'sources.rotate': () => ok(null),
    'sources.credentials': () => ok({ needsConnecting: false }),
    'sources.add-by-account': () => ok({ id: 'shop' }),
    'practice.set': ({ on }) => setSettings({ practice: on }),
    'practice.play': () => ok(null),
    'practice.state': () => ok(null),
    'practice.faults': () => ok(null),
    'practice.day': () => ok(null),
    'replay.check': ({ url }) => ok({ origin: new URL(url).origin, isLocal: true, bytes: 1_204 }),
    'replay.send': () => ok({ trouble: null }),
    'sources.add': () => ok({ id: 'added' }),
    'sources.remove': ({ id }) => setSettings({ sources: app.settings.sources.filter(one => one.id !== id) }),
    'sources.authorize': () => ok({ url: 'https://hover.to/oauth/authorize?client_id=abc', returns: 'copy' }),
    'sources.connect': () => ok(null),
    'sources.redirect': ({ id, redirectUri }) =>
      setSettings({
        sources: app.settings.sources.map(source =>
          source.id === id && source.kind === 'hover-org' ? { ...source, redirectUri } : source,
        ),
      }),
    'sources.callback': () => ok({ url: 'https://amina.ngrok-free.app/oauth/callback' }),
    'tunnel.set': () => ok(null),
    'notifications.set': input => setSettings({ notifications: notificationSettingsSchema.parse(input) }),
    'window.set': window => setSettings({ window }),
    'language.set': language => setSettings({ language }),
    'notifications.test': () => ok(testVerdict('taken', 'gnome')),
    'notifications.test-seen': () => ok(null),
    'desktop.state': () => ok(desktopNow()),
    'desktop.set': change => {
      desktop = { ...desktop, ...change }
      return ok(desktopNow())
    },
    'connection.retry': () => ok(null),
    'health.check': () => ok(options.health ?? aHealth()),
    'blind-windows.list': () => ok(options.blindWindows ?? []),
    'sources.renew-webhook': () => ok(null),
    'updates.state': () => ok(app.updates),
    'updates.check': () => ok(app.updates),
    'updates.download': () => ok(app.updates),
    'updates.install': () => ok(app.updates),
    'updates.visit': () => ok(null),
    'updates.set': updates => setSettings({ updates: updateSettingsSchema.parse(updates) }),
    'destinations.states': () => ok([]),
    'destinations.release': () => ok(null),
    'engine.test': () => ok({ version: '0.1.0' }),
    'engine.attach': ({ address, name }) => {
      app = { ...app, engine: { kind: 'remote', address, name, link: { kind: 'here', version: '0.1.0' } } }
      return ok(null)
    },
    'engine.detach': () => {
      app = { ...app, engine: { kind: 'own' } }
      return ok(null)
    },
    'engine.retry': () => ok(null),
    'clipboard.write': () => ok(null),
    ...options.answers,
  }

  const bridge = {
    async ask<Q extends QuestionName>(question: Q, input: Asking<Q>): Promise<Reply<Answers[Q]>> {
      asked.push({ question, input })
      const handler: Handlers[Q] = handlers[question]
      return handler(input)
    },
    onNews(listener: (news: News) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  } satisfies Bridge

  return {
    bridge,
    asked,
    inputsOf: (question: QuestionName): readonly unknown[] =>
      asked.filter(one => one.question === question).map(one => one.input),
    tell(news: News): void {
      for (const listener of listeners) listener(news)
    },
    setApp(change: Partial<AppState>): void {
      app = { ...app, ...change }
    },
  }
}

function rulesInForce(settings: AppState['settings']): Answers['rules.get'] {
  const { rules, faults } = rulesIn(settings)
  return {
    ...{ rules, faults, isOwn: settings.noticeRules.rules !== null, addressed: rules.channels.map(({ id }) => id) },
    conditions: rules.rules.map(({ when }) => conditionTerms(when)),
  }
}

function needsAttention({ status, flags, resolution }: Transaction): boolean {
  const isOpen = status === 'failed' || status === 'unknown' || flags.some(flag => attentionFlags.includes(flag))
  return flags.includes('CONFLICT') || (resolution === null && !flags.includes('BASELINE') && isOpen)
}

/** A connected app with one USSD source. */
export function anAppState(rows: readonly Transaction[] = []): AppState {
  const sources = [
    {
      kind: 'ussd-app',
      id: 'shop',
      name: 'Shop',
      hookPath: '/hook/k3v9',
      practice: false,
      previousSecretUntil: null,
    } as const,
  ]
  return {
    version: '0.1.0',
    runtime: 'Electron 45.4.1',
    dataDir: '/home/amina/.config/hover-tray',
    settings: {
      port: 47470,
      following: null,
      tunnel: { kind: 'loopback' },
      notifications: {
        failed: true,
        unknown: true,
        cancelled: true,
        succeeded: false,
        stuck: true,
        unusual: true,
        awayReport: false,
        debugRuns: false,
      },
      noticeRules: { rules: null, quietHours: null, snoozes: [], channels: [], ladder: [] },
      desktop: { shortcut: null, closeQuits: false, closeExplained: false },
      practice: false,
      replayWindowSeconds: 900,
      categories: [],
      acceptsSha1: true,
      views: [],
      retention: { trimAfterDays: null, maxAgeDays: null, maxTransactions: null, maxBytes: null, keepLongerDays: {} },
      language: 'system',
      updates: { channel: 'stable', automatic: true },
      window: { columns: [...usualWindow.columns], times: usualWindow.times },
      destinations: [],
      engine: { kind: 'own' },
      sources,
    },
    engine: { kind: 'own' },
    connection: {
      receiver: { kind: 'listening', port: 47470 },
      tunnel: { kind: 'online', url: 'https://amina.ngrok-free.app' },
      address: { kind: 'reached', at: '2026-03-02T09:00:00.000Z' },
      sources: [
        {
          sourceId: 'shop',
          name: 'Shop',
          kind: 'ussd-app',
          practice: false,
          state: { kind: 'live' },
          localUrl: 'http://127.0.0.1:47470/hook/k3v9',
          publicUrl: 'https://amina.ngrok-free.app/hook/k3v9',
          lastDeliveryAt: '2026-03-02T09:00:08Z',
          refused: 0,
          hint: null,
          hoverView: null,
        },
      ],
    },
    counts: countsOf(rows),
    updates: { kind: 'unsupported' },
    secretsAreKept: true,
    systemLanguages: ['en-US'],
    hasTunnelToken: false,
  }
}
