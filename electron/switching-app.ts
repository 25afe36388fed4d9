import { isDeepStrictEqual } from 'node:util'
import { type News, type QuestionName, questions } from './contract/bridge/ipc.ts'
import type { EnginePlace } from './contract/settings/engine.ts'
import type { WatchedApp } from './running-app.ts'
import type { Answering } from './services/answering/answers.ts'

/** Starts the engine of the place, or what shows it. */
type Start = (place: EnginePlace) => Promise<WatchedApp>

interface Deps {
  readonly start: Start
  readonly first: EnginePlace
  /** There is nothing to show any more; the sentence is for a person. */
  readonly onFatal: (sentence: string) => void
}

/**
 * The engine that this desktop shows, and another one as soon as the settings say so: the one before ends in order first,
 * and what is asked meanwhile waits. Window, tray and notices stay. Throws what the first one throws.
 */
export async function startSwitchingApp({ start, first, onFatal }: Deps): Promise<WatchedApp> {
  const listeners = new Set<(news: News) => void>()
  const followers = new Set<() => void>()
  let place = first
  let shown = await begin(first)
  let present: Promise<WatchedApp> = Promise.resolve(shown)
  let isStopped = false

  async function begin(wanted: EnginePlace): Promise<WatchedApp> {
    const app = await start(wanted)
    const stopNews = app.onNews(hear)
    const stopFailures = app.failures.onChange(() => {
      for (const follower of followers) follower()
    })
    return {
      ...app,
      async stop() {
        stopNews()
        stopFailures()
        await app.stop()
      },
    }
  }

  function hear(news: News): void {
    if (news.kind === 'settings') follow(news.settings.engine)
    for (const listener of listeners) listener(news)
  }

  function follow(wanted: EnginePlace): void {
    if (isStopped || isDeepStrictEqual(wanted, place)) return
    place = wanted
    present = present.then(change)
    // Without an engine there is nothing to show; whoever started it says so.
    present.catch((error: unknown) => onFatal(error instanceof Error ? error.message : failed))
  }

  async function change(before: WatchedApp): Promise<WatchedApp> {
    await before.stop()
    if (isStopped) return before
    shown = await begin(place)
    const { settings, health, connection } = shown
    hear({ kind: 'settings', settings: settings(), hasTunnelToken: false })
    hear({ kind: 'connection', connection: connection() })
    hear({ kind: 'health', health: health() })
    hear({ kind: 'all-anew' })
    for (const follower of followers) follower()
    return shown
  }

  return {
    answers: answersOf(() => present),
    counts: async () => (await present).counts(),
    notices: async () => (await present).notices(),
    connection: () => shown.connection(),
    health: () => shown.health(),
    settings: () => shown.settings(),
    onNews(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    kick: () => shown.kick(),
    cameBack: () => shown.cameBack(),
    failures: {
      list: async () => (await present).failures.list(),
      acknowledge: ids => shown.failures.acknowledge(ids),
      see: id => shown.failures.see(id),
      changed: () => shown.failures.changed(),
      onChange(follower) {
        followers.add(follower)
        return () => followers.delete(follower)
      },
    },
    beginPractice: async () => (await present).beginPractice(),
    async stop() {
      isStopped = true
      listeners.clear()
      // One that could not be started has nothing to stop.
      const last = await present.catch(() => null)
      await last?.stop()
    },
  }
}

const failed = 'Hover Tray could not start. Its log says more.'

/** Each question goes to whichever engine is shown when it is its turn. */
function answersOf(present: () => Promise<WatchedApp>): Answering {
  const names = Object.keys(questions)
  const table = names.map(name => [
    name,
    // Asked by its own name with its own input; which question it is, is only known at run time.
    async (input: never) => (await present()).answers[name as QuestionName](input),
  ])
  return Object.fromEntries(table)
}
