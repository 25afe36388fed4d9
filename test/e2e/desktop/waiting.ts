interface Waiter {
  readonly look: () => void
}

const deadlineMs = 15_000

/** Tests wait for what happens, never for time to pass: `changed()` makes every waiter look again. */
export const createWaiting = () => {
  const waiters = new Set<Waiter>()

  /** The first result that is not null; after the deadline an error that tells what was there instead. */
  const until = <T>(find: () => T | null | Promise<T | null>, describe: () => string): Promise<T> =>
    new Promise((done, failed) => {
      const end = () => {
        clearTimeout(timer)
        waiters.delete(waiter)
      }
      const timer = setTimeout(() => {
        end()
        failed(new Error(describe()))
      }, deadlineMs)
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
              end()
              failed(error)
            })
        },
      }
      waiters.add(waiter)
      waiter.look()
    })

  const changed = (): void => {
    for (const waiter of waiters) waiter.look()
  }
  return { until, changed }
}
