import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Health } from '../../electron/contract/health.ts'
import type { LedClock } from './led-clock.ts'

interface Deps {
  readonly clock: LedClock
  /** What the doctor says now, once all that came before was judged; null: no engine runs. */
  readonly look: () => Promise<Health | null>
}

type Fits = (health: Health | null) => boolean

interface Wait {
  readonly fits: Fits
  readonly resolve: (health: Health | null) => void
}

/** Of real time: what does not come within it never will. Under load, heartbeats of 25 seconds take their time too. */
const limitMs = 280_000

/** Lets time pass in small steps, and looks at the doctor after each: nothing is missed, however short it lasts. */
export function createDriver({ clock, look }: Deps) {
  const waits = new Set<Wait>()
  let seen: (health: Health | null) => void = () => {}
  let last: Health | null = null
  let isStopped = false
  const driven = drive()

  async function drive(): Promise<void> {
    while (!isStopped) {
      await setTimeout(5)
      await step(() => clock.tick())
    }
  }

  async function step(pass: () => Promise<void>): Promise<void> {
    await pass()
    last = await look()
    await setImmediate()
    seen(last)
    for (const wait of waits) {
      if (!wait.fits(last)) continue
      waits.delete(wait)
      wait.resolve(last)
    }
  }

  return {
    /** Called with what the doctor says after each step. */
    watch(listen: (health: Health | null) => void): void {
      seen = listen
    },
    async until(what: string, fits: Fits): Promise<Health | null> {
      const waited = new AbortController()
      const inVain = setTimeout(limitMs, null, { signal: waited.signal }).then(() => {
        throw new Error(`Waited in vain until ${what}. ${describe(last)}`)
      })
      try {
        return await Promise.race([new Promise<Health | null>(resolve => waits.add({ fits, resolve })), inVain])
      } finally {
        inVain.catch(() => {})
        waited.abort()
      }
    },
    /** Lets so many milliseconds pass at once. */
    wind: (ms: number) => clock.wind(ms),
    async stop(): Promise<void> {
      isStopped = true
      await driven.catch(() => {})
    },
  }
}

function describe(health: Health | null): string {
  const said = health?.links.filter(({ state }) => state !== 'good').map(link => JSON.stringify(link))
  return `Not good: ${said?.join('\n') ?? 'no engine runs'}`
}
