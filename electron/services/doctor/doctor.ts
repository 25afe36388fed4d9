import { join } from 'node:path'
import type { Connection } from '../../contract/connection.ts'
import type { Health } from '../../contract/health.ts'
import type { Settings } from '../../contract/settings/settings.ts'
import { diagnose, isSameHealth } from '../../core/health/diagnose.ts'
import type { DatabaseFacts, HealthFacts, Memory } from '../../core/health/facts.ts'
import { remember } from '../../core/health/finding.ts'
import { rulesIn } from '../../core/rules/rules-in.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Arrival } from '../receiving/inbox.ts'
import type { SourceTraffic } from '../receiving/traffic.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Store } from '../store/store.ts'
import type { Supervisor } from '../supervision/supervisor.ts'
import type { NoticeReach } from '../telling/notice-reach.ts'
import { createEvidenceBook } from './evidence.ts'
import { createLookAtWayIn } from './look-at-way-in.ts'
import { createMemoryFile, healthFileName, readMemory } from './memory-file.ts'
import { secretMark, unreadableSecrets } from './source-secrets.ts'

interface Deps {
  readonly clock: Clock
  readonly log: Log
  /** Where what is remembered of each link is kept. */
  readonly dataDir: string
  readonly connection: () => Connection
  readonly settings: () => Settings
  readonly trafficOf: (sourceId: string) => SourceTraffic
  readonly vault: Pick<Vault, 'get' | 'unreadable'>
  readonly store: Pick<Store, 'health' | 'onTrouble'>
  readonly reach: Pick<NoticeReach, 'kind' | 'look'>
  readonly waitingNotices: () => number
  readonly overload: () => HealthFacts['overload']
  /** What is silent, or fails more than is normal. */
  readonly unusual: () => HealthFacts['unusual']
  readonly supervisor: Pick<Supervisor, 'lookAfresh' | 'isLooking'>
  /** What is broken, or how, is different from the last time. */
  readonly tell: (health: Health) => void
}

/** Judges the way from Hover to a person, link by link, and remembers when each was seen to hold. */
export interface Doctor {
  /** After the traffic has counted it. */
  note(event: Arrival): void
  /** Something that it looks at may have changed; may come thousands of times a second. */
  touch(): void
  /** As it was judged last. */
  health(): Health
  /** As it is now. `isAfresh`: everything is looked at again first, which takes some seconds. */
  check(isAfresh: boolean): Promise<Health>
  /** Resolves when it touches the store no more. */
  stop(): Promise<void>
}

/** How soon a change is judged, and how often without one, in milliseconds. */
const soonMs = 300
const everyMs = 30_000

export function createDoctor(deps: Deps): Doctor {
  const { clock, log, store, reach } = deps
  const file = join(deps.dataDir, healthFileName)
  const lookAtWayIn = createLookAtWayIn({ clock, supervisor: deps.supervisor })
  const memoryFile = createMemoryFile({ file, now: clock.now, log })
  const evidence = createEvidenceBook({
    trafficOf: deps.trafficOf,
    secretMark: id =>
      secretMark(
        deps.settings().sources.find(source => source.id === id),
        deps.vault,
      ),
  })
  let memory: Memory = readMemory(file)
  let database: DatabaseFacts = unknownDatabase
  let last: Health | null = null
  let isStopped = false
  let cancelSoon: (() => void) | null = null
  let cancelEvery = () => {}
  let turn: Promise<unknown> = Promise.resolve()

  function judge(): Health {
    const settings = deps.settings()
    const { tunnel, sources } = settings
    const kind = reach.kind()
    const health = diagnose({
      at: new Date(clock.now()).toISOString(),
      engine: 'running',
      connection: deps.connection(),
      tunnel: tunnel.kind,
      evidence: new Map(sources.map(({ id }) => [id, evidence.of(id)])),
      secrets: unreadableSecrets(sources, deps.vault),
      reach: kind === 'no-server' ? { kind, waiting: deps.waitingNotices() } : { kind },
      ...{ database, memory, rules: rulesIn(settings), overload: deps.overload(), unusual: deps.unusual() },
    })
    memory = remember(memory, health)
    memoryFile.keep(memory)
    const isNews = last === null || !isSameHealth(last, health)
    last = health
    if (isNews) deps.tell(health)
    return health
  }

  /** One after the other, so that what is told last is what was seen last. */
  function look(isAfresh: boolean): Promise<Health> {
    const looked = turn.then(async () => {
      if (!isStopped) database = await store.health(isAfresh)
      return isStopped ? (last ?? judge()) : judge()
    })
    turn = looked.catch(() => log('error', 'doctor-failed'))
    return looked
  }

  function lookNow(): void {
    cancelSoon?.()
    cancelSoon = null
    cancelEvery()
    if (isStopped) return
    cancelEvery = clock.after(everyMs, lookNow)
    if (reach.kind() === 'no-server') void reach.look()
    void look(false).catch(() => {})
  }

  function touch(): void {
    if (!isStopped) cancelSoon ??= clock.after(soonMs, lookNow)
  }

  const stopTroubles = store.onTrouble(touch)
  lookNow()
  // What the desktop says is heard of through the reach itself.
  void reach.look()

  return {
    touch,
    note(event) {
      evidence.note(event)
      touch()
    },
    health: () => last ?? judge(),
    async check(isAfresh) {
      if (isAfresh) await Promise.all([lookAtWayIn(), reach.look()])
      return look(isAfresh)
    },
    async stop() {
      isStopped = true
      stopTroubles()
      cancelSoon?.()
      cancelEvery()
      await turn
      memoryFile.write(memory)
    },
  }
}

const unknownDatabase: DatabaseFacts = {
  ...{ journal: null, projector: null, reader: null },
  ...{ behind: 0, stalledMs: 0, freeBytes: null, hasUnfinishedErasing: false, hasUntoldRestore: false },
}
