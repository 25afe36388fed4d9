interface Waiter {
  readonly look: () => void
}

/** What does not come within it never will, on a slow machine either. No assertion: what comes ends the wait. */
export const patienceMs = 90_000
/** After an attempt to look that failed: an app that restarts takes its old tray item away in the middle of a question. */
const lookAgainMs = 100

/** Tests wait for what happens, never for time to pass: `changed()` makes every waiter look again. */
export const createWaiting = () => {
  const waiters = new Set<Waiter>()

  /** The first result that is not null; after long enough an error that tells what was there instead. */
  const until = <T>(find: () => T | null | Promise<T | null>, describe: () => string): Promise<T> =>
    new Promise((done, failed) => {
      let trouble: unknown = null
      let again: NodeJS.Timeout | null = null
      const end = () => {
        clearTimeout(timer)
        if (again !== null) clearTimeout(again)
        waiters.delete(waiter)
      }
      const timer = setTimeout(() => {
        end()
        failed(new Error(describe(), { cause: trouble }))
      }, patienceMs)
      const waiter: Waiter = {
        look: () => {
          Promise.resolve()
            .then(find)
            .then(found => {
              if (found === null) return
              end()
              done(found)
            })
            .catch(error => {
              trouble = error
              if (waiters.has(waiter)) again ??= setTimeout(lookAgain, lookAgainMs)
            })
        },
      }
      const lookAgain = () => {
        again = null
        waiter.look()
      }
      waiters.add(waiter)
      waiter.look()
    })

  const changed = (): void => {
    for (const waiter of waiters) waiter.look()
  }
  return { until, changed }
}
