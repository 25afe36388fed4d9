import { type Clock, pause } from '../clock.ts'
import type { Replayable } from '../store/exporting/replayable.ts'
import type { DeliverySent, SendDelivery, Sending } from './send-delivery.ts'

export interface ReplayFailure {
  readonly seq: number
  /** A stable word, such as `refused-503` or `held-back`. */
  readonly trouble: string
}

/** What became of a replay to an address. */
export interface ReplayedTo {
  readonly sent: number
  /** At most a thousand of them are named. */
  readonly failed: number
  readonly failures: readonly ReplayFailure[]
  /** Not sent because an earlier one of their transaction failed: the order of a transaction is kept. */
  readonly heldBack: number
  /** Not sent because their texts are gone. */
  readonly notWhole: number
  readonly ended: 'done' | 'stopped' | 'unreachable'
  /** Go on behind this position; null when nothing is left. */
  readonly after: number | null
}

interface Deps {
  readonly at: (seq: number) => Replayable | null
  /** What is sent of a delivery; null when it is not there whole. */
  readonly compose: (found: Replayable) => Omit<Sending, 'address'> | null | 'no-secret'
  readonly address: string
  readonly send: SendDelivery
  /** At most so many a second; null: as fast as they are taken. */
  readonly rate: number | null
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly onProgress: (done: number) => void
}

const mostNamed = 1_000
/** A target that cannot be reached so often in a row is not there. */
const mostUnreachable = 5

/** Posts deliveries one after the other in the order of the journal. What is on its way when the signal comes is finished. */
export async function replayTo(positions: readonly number[], deps: Deps): Promise<ReplayedTo> {
  const { signal } = deps
  const failures: ReplayFailure[] = []
  const failedTransactions = new Set<string>()
  const counts = { sent: 0, failed: 0, heldBack: 0, notWhole: 0 }
  const wait = createPace(deps)
  /** The last positions, none of which could be reached. */
  let unreachable: number[] = []

  const fail = (seq: number, trouble: string): void => {
    if (failures.length < mostNamed) failures.push({ seq, trouble })
  }
  const before = (place: number): number => positions[place - 1] ?? 0
  const end = (ended: ReplayedTo['ended'], after: number | null): ReplayedTo => ({
    ...{ ...counts, failures, ended, after },
  })

  for (const [place, seq] of positions.entries()) {
    deps.onProgress(place / positions.length)
    const found = deps.at(seq)
    const content = found === null ? null : deps.compose(found)
    if (found === null || content === null) {
      counts.notWhole += 1
      continue
    }
    if (content === 'no-secret') {
      counts.failed += 1
      fail(seq, content)
      continue
    }
    const of = found.about?.transactionId ?? null
    if (of !== null && failedTransactions.has(of)) {
      counts.heldBack += 1
      fail(seq, 'held-back')
      continue
    }
    await wait()
    if (signal.aborted) return end('stopped', before(place))
    const sent = await deps.send({ ...content, address: deps.address })
    if (sent.ok) {
      counts.sent += 1
      unreachable = []
      continue
    }
    counts.failed += 1
    fail(seq, sent.trouble)
    if (of !== null) failedTransactions.add(of)
    unreachable = isNotThere(sent) ? [...unreachable, seq] : []
    if (unreachable.length >= mostUnreachable) return end('unreachable', before(positions.indexOf(unreachable[0] ?? 0)))
  }
  return end('done', null)
}

function isNotThere(sent: DeliverySent): boolean {
  return !sent.ok && (sent.trouble === 'unreachable' || sent.trouble === 'timeout')
}

/** Resolves when the next one may begin. */
function createPace({ rate, clock, signal }: Pick<Deps, 'rate' | 'clock' | 'signal'>): () => Promise<void> {
  let next = clock.now()
  return async () => {
    if (rate === null) return
    const waitMs = next - clock.now()
    next = Math.max(next, clock.now()) + 1000 / rate
    if (waitMs > 0) await pause(clock, waitMs, signal)
  }
}
