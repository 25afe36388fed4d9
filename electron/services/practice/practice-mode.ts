import { randomBytes } from 'node:crypto'
import type { FaultPlan, PracticeDay, PracticeState } from '../../contract/practice.ts'
import type { Source } from '../../contract/settings/settings.ts'
import { hookUrl } from '../../core/hook-url.ts'
import { type Clock, pause } from '../clock.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import type { Organizations } from '../hover-org/organizations.ts'
import type { Log } from '../log.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import { newHookPath } from '../sources/sources.ts'
import type { Store } from '../store/store.ts'
import type { LostSpan } from './player.ts'
import { createPracticeCheck } from './practice-check.ts'
import { practiceIds } from './practice-ids.ts'
import { createPracticeHover, type PracticeHover } from './server.ts'

interface Deps {
  readonly settings: SettingsFile
  readonly vault: Vault
  readonly organizations: Organizations
  readonly clock: Clock
  /** The supervisor tries the practice organization again: its sign-in is new. */
  readonly renewSource: (sourceId: string) => void
  /** Takes everything of a source out of the lists. */
  readonly forget: (sourceId: string) => Promise<unknown>
  /** Looks through the jobs of an organization: what is there from the beginning is missed by nobody. */
  readonly look: (sourceId: string) => void
  /** What the app shows. */
  readonly store: Pick<Store, 'detail'>
  /** As if nothing had arrived for a while. */
  readonly pretendBlind: (sourceId: string, span: LostSpan) => void
  readonly log: Log
}

export interface PracticeMode {
  /** Starts the practice Hover and connects the app to it as if it were the real one. */
  begin(): Promise<void>
  /** Transactions come once the receiver listens and the organization is registered. */
  connected(localBase: string | null, orgIsLive: boolean): void
  play(): void
  /** What went wrong on the way, and whether the app shows what arrived; null: the practice Hover does not run. */
  state(): Promise<PracticeState | null>
  /** False: it does not run. */
  setFaults(plan: FaultPlan): boolean
  playDay(day: PracticeDay): boolean
  /** The practice Hover goes, with the app; practice goes on with the next start. */
  end(): Promise<void>
  /** Practice is over, and what it made is taken away. */
  leave(): Promise<void>
}

/** Practice: both products with no account and no internet. The app is connected to it through the very same ways. */
export function createPracticeMode(deps: Deps): PracticeMode {
  const { settings, vault, organizations, log } = deps
  let hover: PracticeHover | null = null
  let check: ReturnType<typeof createPracticeCheck> | null = null
  let appUrl: string | null = null
  let hasPlayed = false

  function withSources(baseUrl: string): void {
    const sources: readonly Source[] = [
      {
        kind: 'ussd-app',
        id: practiceIds.app,
        name: 'Practice shop',
        hookPath: newHookPath(),
        practice: true,
        previousSecretUntil: null,
      },
      {
        kind: 'hover-org',
        id: practiceIds.org,
        name: 'Practice homes',
        hookPath: newHookPath(),
        practice: true,
        baseUrl,
        clientId: hover?.credentials.org.clientId ?? '',
        redirectUri: 'https://hover.to',
        webhooks: [],
        pending: null,
      },
    ]
    settings.update(before => ({ ...before, practice: true, sources: [...before.sources.filter(real), ...sources] }))
  }

  async function begin(): Promise<void> {
    if (hover !== null) return
    const started = createPracticeHover({
      now: deps.clock.now,
      after: (ms, signal) => pause(deps.clock, ms, signal),
      randomBytes,
      onLost: span => deps.pretendBlind(practiceIds.org, span),
    })
    hover = started
    check = createPracticeCheck({
      played: started.played,
      shownStatus: async id => (await deps.store.detail(id))?.status ?? null,
      jobState: id => started.jobs.stateOf(Number(id)),
    })
    hasPlayed = false
    appUrl = null
    const { url } = await started.start()
    vault.setForSession(secretNames.clientSecret(practiceIds.org), started.credentials.org.clientSecret)
    withSources(url)
    const joined = await organizations.connect(practiceIds.org, started.authorizeCode('https://hover.to'))
    log(joined.ok ? 'info' : 'error', 'practice-begun')
    deps.renewSource(practiceIds.org)
  }

  function play(): void {
    void hover?.playAll().catch(() => log('warn', 'practice-play-failed'))
  }

  return {
    begin,
    connected(localBase, orgIsLive) {
      const app = settings.get().sources.find(source => source.id === practiceIds.app)
      if (hover === null || localBase === null || app === undefined) return
      const url = hookUrl(localBase, app.hookPath)
      if (url !== appUrl) {
        appUrl = url
        vault.setForSession(secretNames.ussdSecret(practiceIds.app), hover.setAppWebhook(url))
        deps.renewSource(practiceIds.app)
      }
      if (!orgIsLive || hasPlayed) return
      hasPlayed = true
      deps.look(practiceIds.org)
      play()
    },
    play,
    async state() {
      if (hover === null || check === null) return null
      return { ...hover.faultState(), check: await check() }
    },
    setFaults(plan) {
      hover?.setFaults(plan)
      return hover !== null
    },
    playDay(day) {
      hover?.beginDay(day)
      return hover !== null
    },
    async end() {
      const ending = hover
      hover = null
      await ending?.stop()
    },
    async leave() {
      await this.end()
      settings.update(before => ({ ...before, practice: false, sources: before.sources.filter(real) }))
      for (const sourceId of Object.values(practiceIds)) await deps.forget(sourceId)
    },
  }
}

/** A source that is not the practice Hover's. */
export function real(source: Source): boolean {
  return !source.practice
}

/** Takes out what an earlier run left: the practice Hover of that run is gone, and its credentials with it. */
export function dropPracticeSources(settings: Pick<SettingsFile, 'get' | 'update'>): void {
  if (settings.get().sources.every(real)) return
  settings.update(before => ({ ...before, sources: before.sources.filter(real) }))
}
