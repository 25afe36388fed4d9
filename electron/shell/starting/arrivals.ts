import { app } from 'electron'
import { z } from 'zod'
import { type Arguments, readArguments } from './arguments.ts'
import { linkScheme, transactionInLink } from './link.ts'

/** Somebody started the app again, opened a link, or pressed its icon in the Dock. */
export type Arrival = Pick<Arguments, 'practice' | 'hidden' | 'transactionId'>

export interface Arrivals {
  /** Told of those that came before, too. */
  handle(listener: (arrival: Arrival) => void): void
}

const handedOver = z.object({ argv: z.array(z.string()) })
const opening: Arrival = { practice: false, hidden: false, transactionId: null }

/**
 * Makes this the only one on its data folder; null: another one runs, and was handed what this one was started with. It has
 * to listen at once, because what comes before somebody listens is lost.
 */
export function claimInstance(argv: readonly string[]): Arrivals | null {
  const waiting: Arrival[] = []
  let listener: ((arrival: Arrival) => void) | null = null
  const arrive = (arrival: Arrival) => {
    if (listener === null) waiting.push(arrival)
    else listener(arrival)
  }
  // By our own hand: Chromium sorts and adds to the command line that it hands over itself.
  if (!app.requestSingleInstanceLock({ argv })) return null
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const read = handedOver.safeParse(data)
    arrive(read.success ? readArguments(read.data.argv, {}) : opening)
  })
  app.on('activate', () => arrive(opening))
  // macOS hands links over so, also the one that started the app.
  app.on('open-url', (event, link) => {
    event.preventDefault()
    arrive({ ...opening, transactionId: transactionInLink(link) })
  })
  // On Linux the package's desktop file says it, on macOS the bundle.
  if (app.isPackaged && process.platform === 'win32') app.setAsDefaultProtocolClient(linkScheme)
  return {
    handle(handler) {
      listener = handler
      for (const arrival of waiting.splice(0)) handler(arrival)
    },
  }
}
