import { constants } from 'node:os'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Resolves at the first wish to stop. The second ends the process at once, as the shell expects: 128 and the number. */
export function awaitSignal(onFirst: () => void): Promise<void> {
  return new Promise(resolve => {
    let isFirst = true
    for (const signal of signals) {
      // conf brings when-exit, which would end the process at the first signal, before anything is on the disk.
      // It tidies up at the exit too, so nothing is lost.
      process.removeAllListeners(signal)
      process.on(signal, () => {
        if (!isFirst) process.exit(128 + constants.signals[signal])
        isFirst = false
        onFirst()
        resolve()
      })
    }
  })
}
