import { createRoot } from 'react-dom/client'
import { languageChoiceSchema, tongueOf } from '../../../electron/contract/speech/languages.ts'
import { App } from '../../../renderer/app.tsx'
import { speakOnly } from '../../../renderer/language/voice.ts'
import { anAppState, createFakeBridge, type FakeBridgeOptions, ok } from '../../fakes/bridge.ts'
import { aHealth } from '../../fakes/health.ts'
import { anOrganization, anOrganizationConnection } from '../../fakes/organization.ts'
import { aShift, someUnusual } from '../../fakes/shift.ts'
import { countsOf } from '../../fakes/transactions.ts'
import { aboutScene } from './about-scene.ts'
import { previewJobDetail, previewRow, previewRows, previewViews } from './data.ts'
import { dataScene } from './data-scene.ts'
import { detailScene } from './detail-scene.ts'
import { engineScenes } from './engine-scene.ts'
import { healthScene } from './health-scene.ts'
import { honestScenes } from './honest-scenes.ts'
import { longer } from './longer.ts'
import { noticesScene } from './notices-scene.ts'
import { overviewAnswers } from './overview-scene.ts'
import { ussdScene } from './ussd-scene.ts'
import 'uplot/dist/uPlot.min.css'
import '../../../renderer/styles/all.css'
import { playedDay } from './practice-scene.ts'

/*
 * The window without Electron, for looking at it: `?scene=` is one of `live`, `first-run`, `empty`, `down`, `practice`,
 * `ussd` (failures explained, stuck ones, parsers, resolutions, categories, the set-up check), `query` (views of the user's own), `health` (a broken link,
 * an organization, blind windows), `data` (two years of it, and limits), `overview` (press Overview), `notices` (rules, press Settings), `report` (press Overview), `snoozed`, `attached`, `away` and `away-at-start` (an engine elsewhere), `about` (the app itself, the palette), or one of those in
 * honest-scenes.ts: what is not there, does not come, or fails. `&language=` is `fr`, `sw`, `pt`, or `longer`: each word 40 % longer.
 */
const now = new Date()
const rows = previewRows(now)
const scene = new URLSearchParams(location.search).get('scene') ?? 'live'
const state = anAppState(rows)
const [shop] = state.connection.sources
if (shop === undefined) throw new Error('The fake app has no source')

const acme = anOrganizationConnection()
const orgSource = anOrganization()
const settings = {
  ...state.settings,
  tunnel: { kind: 'ngrok' as const, domain: 'amina.ngrok-free.app', server: null },
  sources: [...state.settings.sources, orgSource],
}
const twoSources = { ...state.connection, sources: [{ ...shop, lastDeliveryAt: now.toISOString() }, acme] }
const problem = {
  code: 'tunnel-auth-rejected' as const,
  sentence: 'ngrok no longer accepts this authtoken. It may have been reset. Paste a new one.',
  retry: 'user' as const,
}

const broken: FakeBridgeOptions['app'] = {
  settings,
  secretsAreKept: false,
  connection: {
    receiver: state.connection.receiver,
    tunnel: { kind: 'down', problem, retryAt: null },
    address: { kind: 'unchecked' },
    sources: [
      { ...shop, publicUrl: null, refused: 3 },
      { ...acme, publicUrl: null, state: { kind: 'down', problem, retryAt: now.toISOString() } },
    ],
  },
}

const scenes: Readonly<Record<string, FakeBridgeOptions>> = {
  live: {
    rows,
    details: Object.fromEntries(rows.filter(row => row.kind === 'job').map(row => [row.id, previewJobDetail(row)])),
    app: { settings, connection: twoSources, counts: countsOf(rows), hasTunnelToken: true },
    quarantine: [
      { seq: 412, sourceId: 'shop', receivedAt: now.toISOString(), reason: 'The delivery names no transaction id.' },
    ],
  },
  about: aboutScene({
    rows,
    app: {
      settings: { ...settings, views: previewViews },
      connection: twoSources,
      counts: countsOf(rows),
      secretsAreKept: false,
    },
  }),
  query: {
    rows,
    app: { settings: { ...settings, views: previewViews }, connection: twoSources, counts: countsOf(rows) },
  },
  'first-run': {
    app: {
      settings: { ...settings, sources: [], tunnel: { kind: 'loopback' } },
      connection: { ...state.connection, tunnel: { kind: 'off' }, sources: [] },
    },
  },
  detail: detailScene(now, { settings, connection: twoSources }),
  ussd: ussdScene(now, { ...settings, sources: [...settings.sources] }, twoSources),
  health: healthScene(now, settings, twoSources),
  snoozed: {
    rows,
    app: {
      settings: {
        ...settings,
        noticeRules: {
          ...settings.noticeRules,
          snoozes: [{ scope: { kind: 'all' }, until: new Date(now.getTime() + 50 * 60_000).toISOString() }],
        },
      },
      connection: twoSources,
      counts: countsOf(rows),
    },
  },
  report: {
    rows,
    app: { settings, connection: twoSources, counts: countsOf(rows) },
    answers: { ...overviewAnswers, report: () => ok(aShift({ unusual: someUnusual(now) })) },
  },
  overview: {
    ...healthScene(now, settings, twoSources),
    app: { settings, connection: twoSources, counts: countsOf(rows) },
    health: aHealth(),
    answers: overviewAnswers,
  },
  notices: noticesScene(
    now,
    { ...settings, sources: [...settings.sources] },
    {
      rows,
      app: { connection: twoSources, counts: countsOf(rows) },
    },
  ),
  data: dataScene(now, settings),
  ...engineScenes(now, { rows, app: { settings, connection: twoSources, counts: countsOf(rows) } }),
  ...honestScenes(rows, { settings, connection: twoSources }),
  empty: { app: { settings, connection: twoSources } },
  practice: {
    rows,
    app: { settings: { ...settings, practice: true }, counts: countsOf(rows) },
    answers: { 'practice.state': () => ok(playedDay) },
  },
  down: { rows, app: { ...broken, counts: countsOf(rows) } },
  'empty-down': { app: broken },
}

const fake = createFakeBridge(scenes[scene] ?? {})

/** For looking at the set-up check: a delivery comes, or one with another secret. */
function arrive(how: 'ok' | 'refused'): void {
  const [first, ...others] = twoSources.sources
  if (first === undefined) return
  const news =
    how === 'ok'
      ? { lastDeliveryAt: now.toISOString() }
      : { lastDeliveryAt: null, refused: 1, hint: 'Refused: wrong secret. Check the webhook secret in the settings.' }
  fake.tell({ kind: 'connection', connection: { ...twoSources, sources: [{ ...first, ...news }, ...others] } })
}
Object.assign(window, { app: fake.bridge, fake, arrive })

if (scene === 'live' || scene === 'practice') {
  let played = 0
  window.addEventListener('play-one', () => {
    played += 1
    const row = { ...previewRow(1, new Date(Date.now() + 60_000 * 3)), id: `shop/ussd/played-${played}` }
    fake.tell({ kind: 'transactions', rows: [row], counts: countsOf([row, ...rows]) })
  })
}

const language = new URLSearchParams(location.search).get('language')
if (language === 'longer') speakOnly({ ...tongueOf('en', []), alter: longer })
else if (language !== null) {
  const choice = languageChoiceSchema.safeParse(language)
  speakOnly(tongueOf(choice.success ? choice.data : 'en', []))
}

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(<App />)
