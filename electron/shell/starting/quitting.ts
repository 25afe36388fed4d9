import { app } from 'electron'
import type { WatchedApp } from '../../running-app.ts'
import { awaitSignal } from '../../services/signals.ts'

interface Quitting {
  /** Stops the engine; quitting waits for nothing then. */
  readonly stop: () => Promise<void>
  readonly isStopping: () => boolean
}

/** The first signal is a wish to quit. To be said again after anything that brings handlers of its own. */
export function heedSignals(): void {
  void awaitSignal(() => app.quit())
}

/**
 * Quitting waits for what is on its way to the disk, and for an engine that still starts; a second wish to quit does not.
 * `close` comes before the engine is stopped.
 */
export function stopOnQuit(engine: Promise<WatchedApp>, close: () => void): Quitting {
  let isStopping = false
  const stop = async (): Promise<void> => {
    isStopping = true
    const running = await engine
    close()
    await running.stop()
  }
  app.on('before-quit', event => {
    if (isStopping) return
    event.preventDefault()
    void stop().finally(() => app.exit(0))
  })
  return { stop, isStopping: () => isStopping }
}
