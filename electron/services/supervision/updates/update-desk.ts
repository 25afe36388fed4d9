import type { Update, UpdateProblem, UpdateSettings, UpdateState } from '../../../contract/updates.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { AskFeed } from '../../updates/ask-feed.ts'
import type { Installer, UpdateFile } from '../../updates/installer.ts'
import { isOffered } from '../../updates/judge-feed.ts'
import type { Feed } from '../../updates/signed-feed.ts'
import type { UpdateMemory } from '../../updates/update-memory.ts'

/** The start belongs to what people wait for; and not everybody asks in the same second. Milliseconds, as all of these. */
const firstCheckMs = 60_000
const spreadMs = 5 * 60_000
const checkEveryMs = 24 * 60 * 60_000
const afterFailureMs = 60 * 60_000
const checkLimitMs = 30_000
/** A download may take long, but not stand still. */
const standstillMs = 60_000

export interface UpdateDeps {
  readonly clock: Clock
  readonly random: () => number
  /** Null: this build was not released, and there is nobody to ask. */
  readonly ask: AskFeed | null
  /** Null: a person installs by hand, as with a deb. */
  readonly installer: Installer | null
  readonly installed: string
  readonly settings: () => UpdateSettings
  readonly memory: UpdateMemory
  readonly log: Log
  readonly onChange: (state: UpdateState) => void
  /** Once for each version. */
  readonly tell: (update: Update) => void
}

export interface UpdateDesk {
  state(): UpdateState
  check(): Promise<UpdateState>
  download(): Promise<UpdateState>
  install(): Promise<UpdateState>
  /** The settings may be others. */
  renew(): void
  stop(): void
}

/** The part of the supervisor that looks for newer versions. It asks by itself; it fetches and installs only when told to. */
export function createUpdateDesk(deps: UpdateDeps): UpdateDesk {
  const { clock, ask, installer, memory, log } = deps
  let state: UpdateState = ask === null ? { kind: 'unsupported' } : { kind: 'current', checkedAt: null }
  let file: UpdateFile | null = null
  let wanted = deps.settings()
  let cancelNext = () => {}
  const ending = new AbortController()
  let busy: Promise<UpdateState> | null = null

  function become(next: UpdateState): UpdateState {
    state = next
    deps.onChange(next)
    return next
  }

  function fail(problem: UpdateProblem, update: Update | null): UpdateState {
    log('warn', 'update-failed', { problem })
    return become({ kind: 'failed', problem, update })
  }

  function schedule(ms: number): void {
    cancelNext()
    if (ask === null || !wanted.automatic || ending.signal.aborted) return
    cancelNext = clock.after(ms + deps.random() * spreadMs, () => void check())
  }

  /** One thing at a time; who asks meanwhile gets the same answer. */
  function alone(act: () => Promise<UpdateState>): Promise<UpdateState> {
    busy ??= act().finally(() => {
      busy = null
    })
    return busy
  }

  function check(): Promise<UpdateState> {
    // What is here or on its way stays; a newer one is asked for after it is installed.
    if (ask === null || state.kind === 'ready' || state.kind === 'installing') return Promise.resolve(state)
    return alone(() => look(ask))
  }

  async function look(askFeed: AskFeed): Promise<UpdateState> {
    become({ kind: 'checking' })
    const { channel } = wanted
    const answer = await within(checkLimitMs, signal => askFeed(channel, signal))
    // The channel was changed meanwhile, so this is the answer to another question.
    if (channel !== wanted.channel) return look(askFeed)
    schedule(answer.ok ? checkEveryMs : afterFailureMs)
    if (!answer.ok) return fail(answer.problem, null)
    const { feed, url } = answer
    if (!isOffered(feed, { installed: deps.installed, place: memory.place(feed.version) })) {
      return become({ kind: 'current', checkedAt: new Date(clock.now()).toISOString() })
    }
    return offer(feed, url)
  }

  function offer(feed: Feed, url: URL): UpdateState {
    const { version, releasedAt, notes } = feed
    const update = { version, releasedAt, notes }
    const found = feed.files.find(({ kind }) => kind === installer?.kind)
    file = found === undefined ? null : { ...found, version, address: new URL(found.url, url) }
    if (!memory.wasToldOf(version)) {
      memory.noteToldOf(version)
      deps.tell(update)
    }
    return become({ kind: 'available', update, way: file === null ? 'by-hand' : 'in-app' })
  }

  async function fetch(update: Update, from: UpdateFile, by: Installer): Promise<UpdateState> {
    become({ kind: 'downloading', update, fraction: 0 })
    const limit = new AbortController()
    const wait = () => clock.after(standstillMs, () => limit.abort())
    let cancelLimit = wait()
    const fetched = await by.fetch(from, {
      signal: AbortSignal.any([limit.signal, ending.signal]),
      onProgress(fraction) {
        cancelLimit()
        cancelLimit = wait()
        if (!limit.signal.aborted) become({ kind: 'downloading', update, fraction })
      },
    })
    cancelLimit()
    return fetched.ok ? become({ kind: 'ready', update }) : fail(fetched.problem, update)
  }

  async function within<T>(ms: number, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const limit = new AbortController()
    const cancel = clock.after(ms, () => limit.abort())
    try {
      return await act(AbortSignal.any([limit.signal, ending.signal]))
    } finally {
      cancel()
    }
  }

  schedule(firstCheckMs)
  return {
    state: () => state,
    check,
    async download() {
      const update = state.kind === 'available' || state.kind === 'failed' ? state.update : null
      if (update === null || file === null || installer === null) return busy ?? state
      const from = file
      return alone(() => fetch(update, from, installer))
    },
    async install() {
      if (state.kind !== 'ready' || installer === null) return state
      const { update } = state
      become({ kind: 'installing', update })
      return fail(await installer.install(), update)
    },
    renew() {
      const before = wanted
      wanted = deps.settings()
      if (before.channel !== wanted.channel) {
        // What another channel offered counts no more.
        if (state.kind === 'available' || state.kind === 'failed') become({ kind: 'current', checkedAt: null })
        schedule(0)
      } else if (before.automatic !== wanted.automatic) schedule(firstCheckMs)
    },
    stop() {
      ending.abort()
      cancelNext()
    },
  }
}
