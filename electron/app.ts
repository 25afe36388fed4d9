import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Connection } from './contract/connection.ts'
import type { AppState, News } from './contract/ipc.ts'
import type { Settings } from './contract/settings.ts'
import type { Host } from './host.ts'
import { type Answering, createAnswers } from './services/answering/answers.ts'
import { createProposeParser } from './services/answering/propose-parser.ts'
import { createTransactionActs } from './services/answering/transaction-acts.ts'
import { countedViews } from './services/answering/user-views.ts'
import { systemClock } from './services/clock.ts'
import { engineFileName } from './services/door/engine-client.ts'
import { createEngineDoor } from './services/door/engine-door.ts'
import { openDataFolder } from './services/folder/data-folder.ts'
import { followChanges } from './services/folder/follow-changes.ts'
import { createOAuthCallback } from './services/hover-org/oauth-callback.ts'
import { createOrganizations } from './services/hover-org/organizations.ts'
import { createImporter } from './services/importing/import.ts'
import { createParserLab } from './services/parser-lab/parser-lab.ts'
import { createPracticeMode, practiceIds, real } from './services/practice/practice-mode.ts'
import { createGates } from './services/receiving/gates.ts'
import { createInbox } from './services/receiving/inbox.ts'
import { createReceiver } from './services/receiving/receiver.ts'
import { createRefusalWatch } from './services/receiving/refusal-watch.ts'
import { createTraffic } from './services/receiving/traffic.ts'
import { createUssdIntake } from './services/receiving/ussd-intake.ts'
import { secretNames } from './services/secrets/secret-names.ts'
import { createSources } from './services/sources/sources.ts'
import type { Store } from './services/store/store.ts'
import { lookAfter } from './services/supervision/caretaker.ts'
import { createSupervisor } from './services/supervision/supervisor.ts'
import { createWatchdog } from './services/supervision/watchdog.ts'
import { systemZone } from './services/system-zone.ts'
import { createNewsDesk } from './services/telling/news-desk.ts'
import { createNoticeDesk } from './services/telling/notice-desk.ts'
import { createTunnelFor } from './services/tunnel/tunnel-for.ts'

export interface App {
  readonly answers: Answering
  readonly store: Store
  connection(): Connection
  settings(): Settings
  state(): Promise<AppState>
  onNews(listener: (news: News) => void): () => void
  /** Something outside changed: the laptop woke up, the network came back. */
  kick(): void
  noticeClicked(noticeId: string): void
  beginPractice(): Promise<void>
  stop(): Promise<void>
}

/** Builds every object, connects them, and starts. Throws an error whose message is a sentence for a person. */
export async function startApp(host: Host): Promise<App> {
  const clock = host.clock ?? systemClock
  const listeners = new Set<(news: News) => void>()
  const tellAll = (told: News) => {
    for (const listener of listeners) listener(told)
  }
  const folder = await openDataFolder({ ...host, clock })
  const { log, settings, vault, store } = folder
  // Of an earlier run: the practice Hover of that run is gone, and its credentials with it.
  if (!settings.get().sources.every(real)) {
    settings.update(before => ({ ...before, sources: before.sources.filter(real) }))
  }
  const effective = (): Settings => ({ ...settings.get(), port: host.port ?? settings.get().port })
  const traffic = createTraffic()
  const news = createNewsDesk({ clock, send: tellAll })
  const hasTunnelToken = () => vault.get(secretNames.tunnelToken) !== undefined
  const organizations = createOrganizations({ settings, vault, clock, fetch: globalThis.fetch })
  const sources = createSources({ settings, vault, now: clock.now })
  const notices = createNoticeDesk({ show: host.show, where: host.where, append: store.append, clock, log })

  const refusals = createRefusalWatch({
    sourceName: id => sources.find(id)?.name ?? id,
    tell: notice => notices.tell([notice]),
  })
  const gates = createGates({ settings: effective, vault, publicBase: () => supervisor.publicBase(), now: clock.now })
  const ussd = createUssdIntake({
    ...{ threadFile: host.threads.gate, gates, store, sources: () => settings.get().sources },
    onDeath: () => log('error', 'thread-died', { thread: 'gate' }),
  })
  const hooks = () => new Map(settings.get().sources.map(source => [source.hookPath, source]))
  let sourceByHook = hooks()
  const inbox = createInbox({
    sourceAt: hookPath => sourceByHook.get(hookPath),
    takeUssd: ussd.accept,
    hoverGate: gates.hover,
    onCode: organizations.onCode,
    append: store.append,
    onEvent: event => {
      traffic.note(event)
      if (event.kind === 'refused') refusals.note(event)
      news.connection(connection)
    },
    log,
  })
  const supervisor = createSupervisor({
    clock,
    random: Math.random,
    receiver: createReceiver({
      isHook: path => sourceByHook.has(path),
      handle: inbox.accept,
      page: createOAuthCallback({ organizations, connected: id => supervisor.renewSource(id), log }),
      now: clock.now,
    }),
    tunnelFor: createTunnelFor({ vault, spawnHost: host.spawnTunnelHost }),
    register: organizations.register,
    secretProblemOf: gates.secretProblemOf,
    onChange: changed => {
      gates.renew()
      news.connection(connection)
      const org = changed.sources.find(source => source.sourceId === practiceIds.org)
      practice.connected(supervisor.localBase(), org?.state.kind === 'live')
    },
  })
  const connection = () => traffic.addTo(supervisor.connection())
  const practice = createPracticeMode({
    ...{ settings, vault, organizations, clock, log },
    renewSource: supervisor.renewSource,
    forget: sourceId => store.append({ kind: 'act', at: clock.now(), act: { kind: 'source-forgotten', sourceId } }),
  })

  const state = async (): Promise<AppState> => ({
    ...{ version: host.version, runtime: host.runtime, dataDir: host.dataDir },
    settings: effective(),
    connection: connection(),
    counts: await store.counts(),
    secretsAreKept: vault.isKept,
    hasTunnelToken: hasTunnelToken(),
  })
  const importer = createImporter({ gate: gates.ussd, find: sources.find, store, now: clock.now, log })
  const acts = createTransactionActs({ store, now: clock.now, categories: () => settings.get().categories })
  const door = createEngineDoor({ file: join(host.dataDir, engineFileName), importer, acts, log })
  const lab = createParserLab({ threadFile: host.threads.parserLab, clock })
  const answers = createAnswers({
    ...{ settings, vault, sources, organizations, supervisor, practice, store, state, newId: randomUUID },
    ...{ show: host.show, openExternal: host.openExternal, writeClipboard: host.writeClipboard, now: clock.now },
    ...{ importer, acts, proposeParser: createProposeParser({ store, lab }), where: folder.where },
  })

  const countViews = () => {
    const { views, sources: known } = settings.get()
    store.setViews(countedViews(views, { now: clock.now(), zone: systemZone(), sources: known }))
  }
  const stopFollowing = followChanges({
    ...{ settings, vault, supervisor, log, vaultFile: folder.vaultFile },
    onSettings: changed => {
      sourceByHook = hooks()
      gates.renew()
      store.setRules({ notifications: changed.notifications })
      countViews()
      supervisor.apply(effective())
      news.settings(effective(), hasTunnelToken())
    },
    onSecrets: () => {
      gates.renew()
      news.connection(connection)
    },
  })
  countViews()
  const watchdog = createWatchdog({ clock, store, log })
  const caretaker = lookAfter(folder, clock, host.threads.upkeep)
  store.onNews(told => {
    if (told.forgotten.length > 0) news.forgotten(told.forgotten, told.counts)
    watchdog.note(told.transactions)
    if (told.transactions.length > 0) news.transactions(told.transactions, told.counts)
    if (told.quarantined > 0) news.quarantined()
    notices.tell(told.notices)
  })

  log('info', 'started', { version: host.version, runtime: host.runtime })
  await door.open()
  supervisor.start(effective())
  // Not awaited: it waits for a state that may have to be made again first.
  void store.dueNotices().then(notices.tell, () => log('error', 'due-notices-unread'))
  if (settings.get().practice) await practice.begin()

  return {
    ...{ answers, store, connection, state, settings: effective },
    onNews(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    kick: supervisor.kick,
    noticeClicked: notices.clicked,
    beginPractice: practice.begin,
    async stop() {
      stopFollowing()
      await door.close()
      await supervisor.stop()
      await ussd.close()
      await Promise.all([watchdog.stop(), caretaker.stop()])
      await practice.end()
      await store.settled()
      await notices.close()
      news.stop()
      await folder.close()
    },
  }
}
