import type { Clock } from '../clock.ts'
import type { Supervisor } from '../supervision/supervisor.ts'

/** As long as one question to the public address may take, and a little more; milliseconds. */
const limitMs = 12_000
const glanceMs = 50

interface Deps {
  readonly clock: Clock
  readonly supervisor: Pick<Supervisor, 'lookAfresh' | 'isLooking'>
}

/** Has everything outside of this machine looked at again, and resolves when that was done, or took too long. */
export function createLookAtWayIn({ clock, supervisor }: Deps): () => Promise<void> {
  return () => {
    supervisor.lookAfresh()
    const end = clock.now() + limitMs
    return new Promise(resolve => {
      const glance = () => {
        if (!supervisor.isLooking() || clock.now() >= end) return resolve()
        clock.after(glanceMs, glance)
      }
      glance()
    })
  }
}
