import type { ReplayReading } from '../store/exporting/replay-reading.ts'
import type { createProving, ProvenAgain } from './prove-again.ts'

/** What this version makes of what is stored. */
export interface ReplayedHere {
  readonly deliveries: number
  readonly proven: Readonly<Record<ProvenAgain, number>>
  /** Proven but odd, now as then. */
  readonly odd: number
  /** Transactions that come out as they are shown. */
  readonly same: number
  readonly differing: readonly { readonly transactionId: string; readonly parts: readonly string[] }[]
  /** How many more differ than are named. */
  readonly moreDiffering: number
  /** Deliveries whose proof does not hold: somebody changed the journal. A bounded number. */
  readonly disproven: readonly number[]
  readonly isStopped: boolean
}

interface Deps {
  readonly reading: ReplayReading
  readonly prove: ReturnType<typeof createProving>
  readonly signal: AbortSignal
}

const mostNamed = 100

/**
 * Leads stored deliveries through the gate and the fold again, and says what comes out. Nothing is journaled:
 * the journal holds what Hover sent, once for each time that it did.
 */
export async function replayHere(positions: readonly number[], deps: Deps): Promise<ReplayedHere> {
  const { reading, prove, signal } = deps
  const proven = { proven: 0, 'no-secret': 0, 'not-as-it-came': 0, disproven: 0 }
  const ids = new Set<string>()
  const disproven: number[] = []
  let [deliveries, odd] = [0, 0]
  for (const seq of positions) {
    if (await isStopped(deliveries, signal)) break
    const found = reading.at(seq)
    if (found === null) continue
    deliveries += 1
    if (found.about === null) odd += 1
    else ids.add(found.about.transactionId)
    if (found.whole === null) continue
    const outcome = prove(found.whole)
    proven[outcome] += 1
    if (outcome === 'disproven' && disproven.length < mostNamed) disproven.push(seq)
  }
  return { deliveries, proven, odd, disproven, ...(await compare(ids, deps)), isStopped: signal.aborted }
}

async function compare(ids: ReadonlySet<string>, { reading, signal }: Deps) {
  const differing: { readonly transactionId: string; readonly parts: readonly string[] }[] = []
  let [same, moreDiffering, looked] = [0, 0, 0]
  for (const transactionId of ids) {
    if (await isStopped(looked, signal)) break
    looked += 1
    const again = reading.foldedAgain(transactionId)
    if (again.kind === 'same') same += 1
    if (again.kind !== 'differs') continue
    if (differing.length < mostNamed) differing.push({ transactionId, parts: again.parts })
    else moreDiffering += 1
  }
  return { same, differing, moreDiffering }
}

/** Now and then others get their turn, so that a wish to stop is heard. */
async function isStopped(done: number, signal: AbortSignal): Promise<boolean> {
  if (done % 200 === 0) await new Promise(resolve => setImmediate(resolve))
  return signal.aborted
}
