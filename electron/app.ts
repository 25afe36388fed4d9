import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { AppState } from './contract/bridge/app-state.ts'
import type { News } from './contract/bridge/ipc.ts'
import type { Settings } from './contract/settings/settings.ts'
import type { Host } from './host.ts'
import type { App } from './running-app.ts'
import { createAnswers } from './services/answering/answers.ts'
import { createProposeParser } from './services/answering/propose-parser.ts'
import { createRenewWebhook } from './services/answering/renew-webhook.ts'
import { createTransactionActs } from './services/answering/transaction-acts.ts'
import { countedViews } from './services/answering/user-views.ts'
import { createCatchUpDesk } from './services/catch-up/catch-up-desk.ts'
import { systemClock } from './services/clock.ts'
import { createDoctor } from './services/doctor/doctor.ts'
import { engineFileName } from './services/door/engine-client.ts'
import { createDestinationAnswers } from './services/door/engine-destinations.ts'
import { createEngineDoor } from './services/door/engine-door.ts'
import { type DataFolder, openDataFolder, storeFolder } from './services/folder/data-folder.ts'
import { followChanges } from './services/folder/follow-changes.ts'
import { createOAuthCallback } from './services/hover-org/oauth-callback.ts'
import { createOrganizations } from './services/hover-org/organizations.ts'
import { createImporter } from './services/importing/import.ts'
import { createOwnData } from './services/own-data/own-data.ts'
import { createParserLab } from './services/parser-lab/parser-lab.ts'
import { practiceIds } from './services/practice/practice-ids.ts'
import { createPracticeMode, dropPracticeSources } from './services/practice/practice-mode.ts'
import { findHere } from './services/receiving/find-here.ts'
import { createIntake } from './services/receiving/intake.ts'
import { createProbeDesk } from './services/receiving/probe-desk.ts'
import { secretNames } from './services/secrets/secret-names.ts'
import { createSources } from './services/sources/sources.ts'
import { createEngineAnswers } from './services/supervision/attached/engine-answers.ts'
import { keepOtherSystems } from './services/supervision/other-systems/keep-other-systems.ts'
import { createSupervisor } from './services/supervision/supervisor.ts'
import { createUpdates } from './services/supervision/updates/updates.ts'
import { keepWatch } from './services/supervision/watching/keep-watch.ts'
import { createOverloadWatch } from './services/supervision/watching/overload-watch.ts'
import { createAddressProbe } from './services/supervision/way-in/address-probe.ts'
import { systemZone } from './services/system-zone.ts'
import { createNewsDesk } from './services/telling/news-desk.ts'
import { createNewsSpread } from './services/telling/news-spread.ts'
import { projectionRulesOf } from './services/telling/projection-rules.ts'
import { seenFileIn } from './services/telling/seen-mark.ts'
import { createTelling } from './services/telling/telling.ts'
import { createTunnelFor } from './services/tunnel/tunnel-for.ts'

/** Builds every object, connects them, and starts, in a folder that may be opening. Throws an error that is a sentence. */
export async function startApp(host: Host, opening?: Promise<DataFolder>): Promise<App> {
  const clock = host.clock ?? systemClock
  const listeners = new Set<(news: News) => void>()
  const folder = await (opening ?? openDataFolder({ ...host, clock }))
  const { log, settings, vault, store } = folder
  dropPracticeSources(settings)
  const effective = (): Settings => ({ ...settings.get(), port: host.port ?? settings.get().port })
  const news = createNewsDesk({ clock, send: told => void [...listeners].map(listener => listener(told)) })
  const hasTunnelToken = () => vault.get(secretNames.tunnelToken) !== undefined
  const organizations = createOrganizations({ settings, vault, clock, fetch: globalThis.fetch })
  const sources = createSources({ settings, vault, now: clock.now })
  const { notices, reach, refusals, tester, failures } = createTelling({
    ...{ host, store, settings, newId: randomUUID, clock, log },
    sourceName: id => sources.find(id)?.name ?? id,
    onReachChange: () => doctor.touch(),
  })
  const probeDesk = createProbeDesk(randomBytes)
  const overloads = createOverloadWatch({ clock, log, onChange: () => doctor.touch() })
  const intake = createIntake({
    ...{ settings: effective, vault, receiverThread: host.threads.receiver, publicBase: () => supervisor.publicBase() },
    ...{ onCode: organizations.onCode, onTurnedAway: overloads.note, store, now: clock.now, face: clock.face, log },
    find: findHere({
      page: createOAuthCallback({ organizations, connected: id => supervisor.renewSource(id), log }),
      proof: probeDesk.answer,
    }),
    onEvent: event => {
      doctor.note(event)
      if (event.kind === 'refused') refusals.note(event)
      news.connection(connection)
    },
  })
  const supervisor = createSupervisor({
    ...{ clock, random: Math.random, register: organizations.register },
    receiver: intake.receiver,
    tunnelFor: createTunnelFor({ vault, spawnHost: host.spawnTunnelHost }),
    probe: createAddressProbe({ fetch: globalThis.fetch, desk: probeDesk }),
    onWake: sleep => catchUp.slept(sleep),
    secretProblemOf: intake.gates.secretProblemOf,
    onChange: changed => {
      intake.gates.renew()
      news.connection(connection)
      doctor.touch()
      catchUp.note(changed)
      const org = changed.sources.find(source => source.sourceId === practiceIds.org)
      practice.connected(supervisor.localBase(), org?.state.kind === 'live')
    },
  })
  const connection = () => intake.addTraffic(supervisor.connection())
  const catchUp = createCatchUpDesk({
    ...{ clock, random: Math.random, store, organizations, log, connection: () => supervisor.connection() },
    markFile: join(host.dataDir, storeFolder, 'alive.json'),
    ...{ sourceName: id => sources.find(id)?.name ?? null, tell: news.blindWindows },
  })
  const practice = createPracticeMode({
    ...{ settings, vault, organizations, clock, log, store },
    ...{ renewSource: supervisor.renewSource, look: catchUp.look, pretendBlind: catchUp.pretendBlind },
    forget: sourceId => store.append({ kind: 'act', at: clock.now(), act: { kind: 'source-forgotten', sourceId } }),
  })
  const doctor = createDoctor({
    ...{ clock, log, connection, settings: effective, trafficOf: intake.trafficOf, vault, store, reach },
    ...{ dataDir: host.dataDir, supervisor, waitingNotices: notices.waiting, tell: news.health },
    ...{ overload: overloads.overload, unusual: () => watch.unusual() },
  })
  const updates = createUpdates({
    ...{ host: host.updates, installed: host.version, dataDir: host.dataDir, settings, clock, log },
    ...{ show: reach.show, openExternal: host.openExternal, onChange: news.updates },
  })
  const state = async (): Promise<AppState> => ({
    ...{ version: host.version, runtime: host.runtime, dataDir: host.dataDir, engine: { kind: 'own' } },
    ...{ settings: effective(), connection: connection(), counts: await store.counts(), updates: updates.state() },
    ...{ secretsAreKept: vault.isKept, hasTunnelToken: hasTunnelToken(), systemLanguages: host.systemLanguages ?? [] },
  })
  const importer = createImporter({ gate: intake.gates.ussd, find: sources.find, store, now: clock.now, log })
  const acts = createTransactionActs({ store, now: clock.now, categories: () => settings.get().categories })
  const others = keepOtherSystems({ clock, random: Math.random, store, settings, vault, log })
  const { forwarding } = others
  const door = createEngineDoor({
    ...{ file: join(host.dataDir, engineFileName), importer, acts, checkHealth: doctor.check, clock, log },
    renewWebhook: createRenewWebhook({ sources, supervisor }),
    destinations: createDestinationAnswers(others),
    follow: listener => store.onNews(({ transactions }) => listener(transactions)),
  })
  const ownData = createOwnData({ ...host, folder, clock, tell: news.dataProgress, checkHealth: doctor.check })
  const answers = createAnswers({
    ...{ settings, vault, sources, organizations, supervisor, practice, store, state, tester, newId: randomUUID },
    ...{ desktop: host.desktop, checkHealth: doctor.check, openExternal: host.openExternal, now: clock.now },
    ...{ importer, acts, forwarding, data: ownData.answers, updates: updates.answers },
    engine: createEngineAnswers({ settings, vault, clock, where: host.where, retry: supervisor.kick }),
    ...{ seenFile: seenFileIn(host.dataDir), writeClipboard: host.writeClipboard },
    proposeParser: createProposeParser({ store, lab: createParserLab({ threadFile: host.threads.parserLab, clock }) }),
  })

  const countViews = () => store.setViews(countedViews(settings.get(), { now: clock.now(), zone: systemZone() }))
  const stopFollowing = followChanges({
    ...{ settings, vault, supervisor, log, vaultFile: folder.vaultFile },
    onSettings: changed => {
      intake.renew()
      store.setRules(projectionRulesOf(changed))
      countViews()
      updates.renew()
      supervisor.apply(effective())
      others.apply(changed)
      news.settings(effective(), hasTunnelToken())
      doctor.touch()
    },
    onSecrets: () => {
      intake.renew()
      others.retryNow()
      news.connection(connection)
      doctor.touch()
    },
  })
  countViews()
  const watch = keepWatch({
    ...{ folder, dataDir: host.dataDir, clock, desk: notices, show: reach.show, upkeepThread: host.threads.upkeep },
    onUnusual: () => doctor.touch(),
  })
  store.onNews(createNewsSpread({ ...watch, news, notices, failures, forwarding, doubt: catchUp.doubt }))

  log('info', 'started', { version: host.version, runtime: host.runtime })
  await door.open()
  supervisor.start(effective())
  catchUp.start()
  if (settings.get().practice) await practice.begin()

  return {
    ...{ acts, counts: store.counts, notices: store.notices, apiToken: () => vault.get(secretNames.apiToken) },
    ...{ answers, store, connection, health: doctor.health, state, settings: effective },
    onNews(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ...{ failures, kick: supervisor.kick, cameBack: watch.cameBack, beginPractice: practice.begin },
    ...{ destinations: forwarding.states, following: others.following.state },
    async stop() {
      for (const begin of [folder.beginEnd, stopFollowing, updates.stop]) begin()
      // Told before anything is waited for: none of them may decide by a state that is not caught up with any more.
      await Promise.all([door.close(), watch.stop(), catchUp.stop()])
      // Before everything ends in order, which is no break.
      await doctor.stop()
      await supervisor.stop()
      await intake.close()
      await Promise.all([ownData.stop(), others.stop(), overloads.stop()])
      await practice.end()
      await store.settled()
      await notices.close()
      news.stop()
      await folder.close()
    },
  }
}
