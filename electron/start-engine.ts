import type { Host } from './host.ts'
import type { App } from './running-app.ts'
import { systemClock } from './services/clock.ts'
import { openDataFolder } from './services/folder/data-folder.ts'

/**
 * Starts the engine of the desktop, which is much to read: first what starts the threads of the store, because they take
 * longest, and the rest while they read what is theirs and the page draws, which is served by this thread.
 */
export async function startEngine(host: Host, pageHasBegun: Promise<void>): Promise<App> {
  const folder = openDataFolder({ ...host, clock: systemClock })
  // What keeps it from opening is told where it is awaited.
  folder.catch(() => {})
  await pageHasBegun
  const { startApp } = await import('./app.ts')
  return startApp(host, folder)
}
