import type { EnginePlace, RemotePlace } from './contract/settings/engine.ts'
import type { Host } from './host.ts'
import { hostOfOne } from './host-of-one.ts'
import type { WatchedApp } from './running-app.ts'
import { systemClock } from './services/clock.ts'
import { openDataFolder } from './services/folder/data-folder.ts'
import { readEnginePlace } from './services/folder/read-engine-place.ts'

/** Starts what the desktop shows: its own engine, or the way to one elsewhere; and the other one when the settings change. */
export async function startEngine(host: Host, pageHasBegun: Promise<void>): Promise<WatchedApp> {
  const first = readEnginePlace(host.dataDir)
  let begun: Promise<WatchedApp> | null = startOne(host, first, pageHasBegun)
  // What keeps it from starting is told where it is awaited.
  begun.catch(() => {})
  await pageHasBegun
  const { startSwitchingApp } = await import('./switching-app.ts')
  return startSwitchingApp({
    ...{ first, onFatal: host.onFatal },
    start(place) {
      const starting = begun ?? startOne(host, place, pageHasBegun)
      begun = null
      return starting
    },
  })
}

async function startOne(host: Host, place: EnginePlace, pageHasBegun: Promise<void>): Promise<WatchedApp> {
  const { host: own, end } = hostOfOne(host)
  const app = await (place.kind === 'own' ? startOwn(own, pageHasBegun) : startAttached(own, place, pageHasBegun))
  return {
    ...app,
    async stop() {
      await app.stop()
      end()
    },
  }
}

/**
 * Its code is much to read: first what starts the threads of the store, because they take longest, and the rest while they
 * read what is theirs and the page draws, which is served by this thread.
 */
async function startOwn(host: Host, pageHasBegun: Promise<void>): Promise<WatchedApp> {
  const folder = openDataFolder({ ...host, clock: systemClock })
  // What keeps it from opening is told where it is awaited.
  folder.catch(() => {})
  await pageHasBegun
  const { startApp } = await import('./app.ts')
  return startApp(host, folder)
}

async function startAttached(host: Host, place: RemotePlace, pageHasBegun: Promise<void>): Promise<WatchedApp> {
  await pageHasBegun
  const { startAttachedApp } = await import('./attached-app.ts')
  return startAttachedApp(host, place)
}
