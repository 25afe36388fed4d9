import type { Problem, TunnelState } from '../../../contract/connection.ts'
import type { Settings } from '../../../contract/settings/settings.ts'
import { describeProblem } from '../../../core/problem.ts'
import type { Clock } from '../../clock.ts'
import type { TunnelFact, TunnelProblem, TunnelProvider, TunnelSession } from '../../tunnel/provider.ts'
import { createRetryTimer } from '../retry-timer.ts'

/** Online for so long, a session counts as one that works, and the next back-off is short again. Milliseconds. */
const steadyMs = 10_000
/** ngrok gives a lost session up after at most 25 s: an address that is in use for longer is another agent's. */
const ownSessionLimitMs = 60_000

/** What a tunnel is to be opened with: the settings, and the port where the receiver listens. */
export interface TunnelWish {
  readonly settings: Settings
  readonly port: number
}

interface Deps {
  readonly clock: Clock
  readonly random: () => number
  readonly tunnelFor: (settings: Settings) => TunnelProvider
  /** Null while there is nothing to lead a tunnel to. */
  readonly wish: () => TunnelWish | null
  readonly onChange: () => void
}

/** The part of the supervisor that keeps one tunnel open, never two: accounts allow few agents at a time. */
export interface TunnelLoop {
  state(): TunnelState
  /** Opens one unless there is one already that leads to the same port. */
  open(): void
  /** A new one, of the wish of this moment, takes the place of the present one. */
  renew(): void
  /** The session that says it is online is of no use: it is given up for a new one. The problem is why. */
  giveUp(problem: Problem): void
  /** Whatever it waits for is tried now. */
  retryNow(): void
  /** Resolves when no session is left, also one that an earlier call began to close. */
  close(): Promise<void>
}

export function createTunnelLoop(deps: Deps): TunnelLoop {
  const { clock } = deps
  const retry = createRetryTimer(clock, deps.random)
  let state: TunnelState = { kind: 'off' }
  let session: TunnelSession | null = null
  let port: number | null = null
  let closed: Promise<void> = Promise.resolve()
  /** Raised at each new attempt, so that words of an older one count no more. */
  let era = 0
  let cancelSilence = () => {}
  let onlineSince: number | null = null
  let inUseSince: number | null = null

  function become(next: TunnelState): void {
    state = next
    deps.onChange()
  }

  function open(): void {
    retry.cancel()
    const wish = deps.wish()
    if (wish === null) return
    // Of two renewals in a row, which both waited for the old session to close, the first opens for both.
    if (session !== null) return port === wish.port ? undefined : renew()
    const mine = ++era
    const provider = deps.tunnelFor(wish.settings)
    state = { kind: 'opening' }
    port = wish.port
    session = provider.open({
      port,
      onFact: fact => {
        if (mine !== era) return
        listenOn(provider)
        onFact(fact)
      },
    })
    deps.onChange()
  }

  /** Whatever a session says is a sign of life. After the limit without one its process is frozen, and hears no farewell. */
  function listenOn({ silenceLimitMs }: TunnelProvider): void {
    cancelSilence()
    if (silenceLimitMs === null) return
    cancelSilence = clock.after(silenceLimitMs, () => leave(describeProblem('tunnel-failed'), 'kill'))
  }

  function onFact(fact: TunnelFact): void {
    if (fact.kind === 'beat') return
    if (fact.kind === 'online') {
      onlineSince = clock.now()
      inUseSince = null
      return become({ kind: 'online', url: fact.url })
    }
    cancelSilence()
    session = null
    fall(fact.problem)
  }

  function fall({ code, retry: mender }: TunnelProblem): void {
    forgetPastFailures()
    inUseSince = code === 'tunnel-address-in-use' ? (inUseSince ?? clock.now()) : null
    const isTaken = inUseSince !== null && clock.now() - inUseSince >= ownSessionLimitMs
    const problem = { ...describeProblem(code), retry: isTaken ? ('user' as const) : mender }
    become({ kind: 'down', problem, retryAt: problem.retry === 'auto' ? retry.schedule(open) : null })
  }

  /** One that goes as soon as it came waits longer each time, or the account would be stormed. */
  function forgetPastFailures(): void {
    if (onlineSince !== null && clock.now() - onlineSince >= steadyMs) retry.reset()
    onlineSince = null
  }

  function leave(problem: Problem, how: 'close' | 'kill'): void {
    if (session === null) return
    const mine = ++era
    cancelSilence()
    forgetPastFailures()
    closed = session[how]()
    void closed.then(() => {
      if (mine !== era) return
      session = null
      become({ kind: 'down', problem, retryAt: retry.schedule(open) })
    })
    become({ kind: 'down', problem, retryAt: null })
  }

  function close(): Promise<void> {
    era += 1
    cancelSilence()
    retry.reset()
    onlineSince = null
    inUseSince = null
    if (session !== null) closed = session.close()
    session = null
    state = { kind: 'off' }
    return closed
  }

  function renew(): void {
    void close().then(open)
    deps.onChange()
  }

  return {
    state: () => state,
    open,
    renew,
    giveUp: problem => leave(problem, 'close'),
    retryNow() {
      if (state.kind !== 'down') return
      retry.reset()
      inUseSince = null
      open()
    },
    close,
  }
}
