import type { App } from '../../running-app.ts'
import type { Monitor, MonitorPlace } from '../../services/monitoring/monitor.ts'
import type { RunningWords } from './running-words.ts'

interface Opening {
  readonly app: App
  readonly words: Pick<RunningWords, 'note'>
  readonly version: string
  readonly place: MonitorPlace | undefined
}

/** Null where none is asked for, or its port is taken: receiving matters more. */
export async function openMonitor({ app, words, version, place }: Opening): Promise<Monitor | null> {
  if (place === undefined) return null
  // Not loaded for all the commands that need none of it.
  const { createMonitor } = await import('../../services/monitoring/monitor.ts')
  const monitor = createMonitor({
    ...{ place, version, now: Date.now, counts: app.store.counts, destinations: app.destinations },
    ...{ connection: app.connection, health: app.health, following: app.following },
    log: (_level, event) => words.note('monitor', event),
  })
  const port = await monitor.open()
  if (port === null) {
    words.note('error', `The monitor cannot listen on ${place.host}:${place.port}. Choose another port with --monitor.`)
    return null
  }
  words.note('monitor', `listening on ${place.host}:${port}`)
  return monitor
}
