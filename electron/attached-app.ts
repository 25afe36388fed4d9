import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { AppState } from './contract/bridge/app-state.ts'
import type { News } from './contract/bridge/ipc.ts'
import type { Health } from './contract/health.ts'
import type { RemotePlace, WatchedEngine } from './contract/settings/engine.ts'
import { attachedHealth } from './core/attached/attached-health.ts'
import { attachedSettings } from './core/attached/attached-settings.ts'
import type { Reach } from './core/health/facts.ts'
import { snoozeOfAll } from './core/rules/snoozing.ts'
import type { Host } from './host.ts'
import type { WatchedApp } from './running-app.ts'
import { createAcknowledging } from './services/attached/acknowledging.ts'
import { createAskEngine } from './services/attached/ask-engine.ts'
import { createAttachedAnswers } from './services/attached/attached-answers.ts'
import { openAttachedMemory } from './services/attached/attached-memory.ts'
import { createAttachedNotices } from './services/attached/attached-notices.ts'
import { openDesktopFolder } from './services/attached/desktop-folder.ts'
import { createEngineClient } from './services/attached/engine-client.ts'
import { createEngineMirror } from './services/attached/engine-mirror.ts'
import { createOwnAnswers } from './services/attached/own-answers.ts'
import { systemClock } from './services/clock.ts'
import { secretNames } from './services/secrets/secret-names.ts'
import { createEngineAnswers } from './services/supervision/attached/engine-answers.ts'
import { createEngineLink } from './services/supervision/attached/engine-link.ts'
import { createAwayTeller } from './services/supervision/notices/away-teller.ts'
import { watchSurroundings } from './services/supervision/surroundings.ts'
import { createUpdates } from './services/supervision/updates/updates.ts'
import { seenFileIn } from './services/telling/seen-mark.ts'
import { createTelling } from './services/telling/telling.ts'

/** Shows an engine elsewhere on this desktop, instead of running one: no port, no tunnel, and the own data stays closed. */
export async function startAttachedApp(host: Host, place: RemotePlace): Promise<WatchedApp> {
  const clock = host.clock ?? systemClock
  const listeners = new Set<(news: News) => void>()
  const tell = (news: News): void => void [...listeners].map(listener => listener(news))
  const folder = await openDesktopFolder({ ...host, clock })
  const { log, settings, vault } = folder
  const memory = openAttachedMemory(join(host.dataDir, 'attached.json'), place.address)
  let awayAt: number | null = null

  const mirror = createEngineMirror({
    tell,
    onSettings: () => tell({ kind: 'settings', settings: settingsNow(), hasTunnelToken: false }),
    onHealth: () => tell({ kind: 'health', health: health() }),
    onFailures: () => failures.changed(),
  })
  const link = createEngineLink({
    ...{ clock, random: Math.random, log, position: memory.position },
    client: createEngineClient({
      call: () => ({ ...place, token: vault.get(secretNames.engineToken) }),
      fetch: globalThis.fetch,
    }),
    onEvent: event => (event.kind === 'tellings' ? told.hear(event.data) : mirror.hear(event)),
    onChange: present => {
      awayAt = present.kind === 'away' ? (awayAt ?? clock.now()) : null
      tell({ kind: 'engine', engine: engine() })
      tell({ kind: 'health', health: health() })
      away.note(present)
      if (present.kind === 'here') void acknowledging.send()
    },
  })
  const ask = createAskEngine(link)
  const acknowledging = createAcknowledging({ memory, ask, log })
  const { notices, reach, tester, failures } = createTelling({
    ...{ host, settings, newId: randomUUID, clock, log, sourceName: id => id },
    store: { append: acknowledging.append, openFailures: async () => mirror.failures() },
    onReachChange: () => tell({ kind: 'health', health: health() }),
  })
  const away = createAwayTeller({
    ...{ clock, show: reach.show, close: host.noticeDesktop?.close ?? (() => {}) },
    isSnoozed: () => snoozeOfAll(settings.get().noticeRules.snoozes, clock.now()) !== null,
  })
  const told = createAttachedNotices({ desk: notices, memory, clock, onAcknowledged: failures.changed })

  const engine = (): WatchedEngine => ({ ...place, link: link.link() })
  const settingsNow = () => attachedSettings(settings.get(), mirror.settings())
  const reachNow = (): Reach => {
    const kind = reach.kind()
    return kind === 'no-server' ? { kind, waiting: notices.waiting() } : { kind }
  }
  const health = (heard: Health | null = mirror.health()): Health => {
    const known = { at: iso(clock.now()), heardAt: isoOrNull(link.heardAt()), awayAt: isoOrNull(awayAt) }
    return attachedHealth({ ...known, health: heard, link: link.link(), reach: reachNow() })
  }
  const updates = createUpdates({
    ...{ host: host.updates, installed: host.version, dataDir: host.dataDir, settings, clock, log },
    ...{
      show: reach.show,
      openExternal: host.openExternal,
      onChange: state => tell({ kind: 'updates', updates: state }),
    },
  })
  const state = async (): Promise<AppState> => ({
    ...{ version: host.version, runtime: host.runtime, dataDir: host.dataDir, engine: engine() },
    ...{ settings: settingsNow(), connection: mirror.connection(), counts: mirror.counts(), updates: updates.state() },
    ...{ secretsAreKept: vault.isKept, hasTunnelToken: false, systemLanguages: host.systemLanguages ?? [] },
  })
  const answers = createAttachedAnswers({
    own: createOwnAnswers({
      ...{ host, folder, clock, tester, state, health, tell, updates: updates.answers },
      engine: createEngineAnswers({ settings, vault, clock, where: host.where, retry: link.kick }),
    }),
    ...{ ask, health, seenFile: seenFileIn(host.dataDir), now: clock.now },
    retry() {
      const isHere = link.link().kind === 'here'
      if (!isHere) link.kick()
      return !isHere
    },
  })

  const stopFollowing = folder.follow({
    onSettings: () => {
      updates.renew()
      tell({ kind: 'settings', settings: settingsNow(), hasTunnelToken: false })
    },
    onToken: link.kick,
  })
  const stopWatching = watchSurroundings({ clock, onWake: link.kick, onNetworkChange: link.kick })
  void reach.look()
  log('info', 'attached', { version: host.version, runtime: host.runtime })

  return {
    ...{ answers, connection: mirror.connection, health, settings: settingsNow, failures, kick: link.kick },
    counts: async () => mirror.counts(),
    async notices() {
      const reply = await ask('notices.list', undefined)
      return reply.ok ? reply.value : []
    },
    onNews(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    // Reports of a time away are for whoever sits at the engine.
    cameBack: () => {},
    beginPractice: async () => log('warn', 'no-practice'),
    async stop() {
      stopWatching()
      stopFollowing()
      updates.stop()
      away.stop()
      told.flush()
      await link.stop()
      await notices.close()
      listeners.clear()
      folder.close()
    },
  }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at)
}
