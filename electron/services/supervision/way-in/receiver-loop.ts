import type { ReceiverState } from '../../../contract/connection.ts'
import { describeProblem } from '../../../core/problem.ts'
import type { Clock } from '../../clock.ts'
import type { Receiver } from '../../receiving/http/receiver.ts'
import { createRetryTimer } from '../retry-timer.ts'

interface Deps {
  readonly clock: Clock
  readonly random: () => number
  readonly receiver: Receiver
  readonly onChange: () => void
}

/** The part of the supervisor that keeps the receiver listening. */
export interface ReceiverLoop {
  state(): ReceiverState
  /** Listens at this port from now on, and no more where it did before. */
  open(port: number): void
  retryNow(): void
  /** Strives for nothing until it is opened again; the port stays taken until `close`. */
  rest(): void
  /** Resolves when the port is free. */
  close(): Promise<void>
}

export function createReceiverLoop(deps: Deps): ReceiverLoop {
  const retry = createRetryTimer(deps.clock, deps.random)
  let state: ReceiverState = { kind: 'closed' }
  let wanted: number | null = null
  /** Raised at each new attempt, so that an older one counts no more. */
  let era = 0

  function become(next: ReceiverState): void {
    state = next
    deps.onChange()
  }

  async function attempt(): Promise<void> {
    retry.cancel()
    const mine = ++era
    // An earlier attempt may hold the port, or be about to.
    await deps.receiver.close()
    if (wanted === null || mine !== era) return
    const opened = await deps.receiver.listen(wanted, () => {
      if (mine === era) fail('receiver-failed')
    })
    // At rest, or begun anew, while this one was opening: who did that closes it.
    if (mine !== era) return
    if (!opened.ok) return fail(opened.reason)
    retry.reset()
    become({ kind: 'listening', port: opened.port })
  }

  function fail(code: 'port-taken' | 'receiver-failed'): void {
    retry.schedule(() => void attempt())
    become({ kind: 'down', problem: describeProblem(code) })
  }

  function rest(): void {
    era += 1
    retry.reset()
    wanted = null
    state = { kind: 'closed' }
  }

  return {
    state: () => state,
    open(port) {
      wanted = port
      void attempt()
    },
    retryNow() {
      if (state.kind !== 'down') return
      retry.reset()
      void attempt()
    },
    rest,
    async close() {
      rest()
      await deps.receiver.close()
    },
  }
}
