import { networkInterfaces } from 'node:os'
import type { Clock } from '../clock.ts'

/** How often it looks, in milliseconds. */
const lookEveryMs = 5_000
/** A look that comes so much too late means that the machine, or this process, did not run. */
const asleepMs = 30_000

/** A time in which nothing of this process ran. Milliseconds since 1970. */
export interface Sleep {
  readonly asleepFrom: number
  readonly awakeAt: number
}

interface Deps {
  readonly clock: Clock
  readonly interfaces?: typeof networkInterfaces
  readonly onWake: (sleep: Sleep) => void
  readonly onNetworkChange: () => void
}

/** Notices sleep and another network, on every system and without a desktop. Returns how to stop it. */
export function watchSurroundings(deps: Deps): () => void {
  const { clock, interfaces = networkInterfaces, onWake, onNetworkChange } = deps
  let lookedAt = clock.now()
  let addresses = addressesOf(interfaces)
  let cancel = clock.after(lookEveryMs, look)

  function look(): void {
    const before = lookedAt
    const known = addresses
    lookedAt = clock.now()
    addresses = addressesOf(interfaces)
    cancel = clock.after(lookEveryMs, look)
    if (lookedAt - before > lookEveryMs + asleepMs) onWake({ asleepFrom: before, awakeAt: lookedAt })
    if (addresses !== known) onNetworkChange()
  }

  return () => cancel()
}

/** The addresses that lead out of this machine. Link-local ones do not, and come and go with every container. */
function addressesOf(interfaces: typeof networkInterfaces): string {
  return readInterfaces(interfaces)
    .filter(({ internal, address }) => !internal && !/^(fe[89ab]|169\.254\.)/i.test(address))
    .map(({ address }) => address)
    .sort()
    .join()
}

/** None where the system does not tell, as in some sandboxes. */
function readInterfaces(interfaces: typeof networkInterfaces) {
  try {
    return Object.values(interfaces()).flatMap(each => each ?? [])
  } catch {
    return []
  }
}
