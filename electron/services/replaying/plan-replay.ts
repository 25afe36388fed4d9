import { createPlanning, type ReplayPlan } from '../../core/replay/replay-plan.ts'
import type { ReplayReading } from '../store/exporting/replay-reading.ts'

/** Counts what a replay of these positions would take. Nothing is done. */
export function planReplay(
  positions: readonly number[],
  reading: Pick<ReplayReading, 'at'>,
  onProgress: (done: number) => void = () => {},
): ReplayPlan {
  const { add, plan } = createPlanning()
  for (const [place, seq] of positions.entries()) {
    const found = reading.at(seq)
    if (found === null) continue
    const { at, sourceId, sourceName, about, whole } = found
    const { transactionId = null, status = null } = about ?? {}
    add({ at, sourceId, sourceName, transactionId, status, isWhole: whole !== null })
    onProgress(place / positions.length)
  }
  return plan()
}
