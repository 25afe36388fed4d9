import type { HoverView, LinkState, ProblemCode } from '../../contract/connection.ts'
import { describeProblem } from '../../core/problem.ts'
import type { Clock } from '../clock.ts'
import type { RegistrationOutcome } from '../hover-org/registration.ts'
import type { HoverFailure } from '../hover-org/result.ts'
import { createRetryTimer } from './retry-timer.ts'
import type { Target } from './supervised-state.ts'

/** What stops a registration before Hover is asked. */
export type NotReady = {
  readonly kind: 'not-ready'
  readonly code: 'needs-connecting' | 'needs-secret' | 'secret-unreadable'
}
export type Announce = (state: 'registering' | 'awaiting-code' | 'verifying') => void

/** One attempt to have Hover hold one verified webhook of ours for the URL. Rejects when it could not be saved. */
export type RegisterSource = (attempt: {
  readonly sourceId: string
  readonly url: string
  readonly signal: AbortSignal
  readonly announce: Announce
}) => Promise<RegistrationOutcome | NotReady>

interface Deps {
  readonly clock: Clock
  readonly random: () => number
  readonly sourceId: string
  readonly register: RegisterSource
  readonly onChange: () => void
}

/** The part of the supervisor that keeps one organization registered. */
export interface OrgLoop {
  state(): LinkState
  /** Our webhook as Hover listed it last; null until it did. */
  view(): HoverView | null
  /** Strives for this from now on; the same target again changes nothing. */
  aim(target: Target): void
  retryNow(): void
  stop(): void
}

export function createOrgLoop(deps: Deps): OrgLoop {
  const retry = createRetryTimer(deps.clock, deps.random)
  let target: Target = { kind: 'rest', state: { kind: 'idle' } }
  let state: LinkState = { kind: 'idle' }
  let view: HoverView | null = null
  let current = new AbortController()
  let cancelCheck = () => {}

  function become(next: LinkState): void {
    state = next
    deps.onChange()
  }

  function begin(): void {
    current.abort()
    retry.cancel()
    cancelCheck()
    if (target.kind === 'rest') return become(target.state)
    current = new AbortController()
    void attempt(target.url, current.signal, false)
  }

  /** While live: somebody may have deleted the webhook at Hover, or Hover may have noted an error. */
  function checkAfter(ms: number): void {
    cancelCheck()
    cancelCheck = deps.clock.after(ms, () => {
      if (target.kind === 'url' && state.kind === 'live') void attempt(target.url, current.signal, true)
    })
  }

  async function attempt(url: string, signal: AbortSignal, isLook: boolean): Promise<void> {
    // A look at what is live is told only once it finds something to do.
    let isQuiet = isLook
    const announce: Announce = kind => {
      if (signal.aborted || (isQuiet && kind === 'registering')) return
      isQuiet = false
      become({ kind })
    }
    const wait = (code: ProblemCode, atLeastMs = 0) => {
      const isPassing = describeProblem(code).retry === 'auto'
      // Deliveries come in all the same when only Hover's answer to a look does not.
      if (isQuiet && isPassing) checkAfter(Math.max(soonMs, atLeastMs))
      else rest(code, atLeastMs)
    }
    announce('registering')
    const outcome = await deps
      .register({ sourceId: deps.sourceId, url, signal, announce })
      .catch(() => 'not-saved' as const)
    if (signal.aborted) return
    if (outcome === 'not-saved') return wait('not-saved')
    switch (outcome.kind) {
      case 'live':
        retry.reset()
        view = outcome.view
        checkAfter(outcome.leftBehind === null ? checkMs : soonMs)
        return become({ kind: 'live' })
      case 'code-never-came':
        return wait('code-never-came')
      case 'failed':
        return wait(codeOf(outcome.failure), outcome.failure.retryAfterMs ?? 0)
      case 'not-ready':
        return wait(outcome.code)
      case 'aborted':
        return
    }
  }

  function rest(code: ProblemCode, atLeastMs: number): void {
    const problem = describeProblem(code)
    const retryAt = problem.retry === 'auto' ? retry.schedule(begin, atLeastMs) : null
    become({ kind: 'down', problem, retryAt })
  }

  return {
    state: () => state,
    view: () => view,
    aim(next) {
      if (JSON.stringify(next) === JSON.stringify(target)) return
      target = next
      view = null
      retry.reset()
      begin()
    },
    retryNow() {
      if (state.kind !== 'down') return
      retry.reset()
      begin()
    },
    stop() {
      current.abort()
      cancelCheck()
      retry.reset()
    },
  }
}

const checkMs = 5 * 60_000
/** Something is left to do, but it does no harm: an older webhook that could not be removed, a look that failed. */
const soonMs = 60_000

function codeOf({ kind }: HoverFailure): ProblemCode {
  switch (kind) {
    case 'unreachable':
      return 'hover-unreachable'
    case 'unauthorized':
      return 'hover-unauthorized'
    case 'forbidden':
      return 'hover-forbidden'
    case 'refused':
      return 'hover-refused'
    case 'rate-limited':
      return 'hover-rate-limited'
    case 'server':
    case 'bad-answer':
      return 'hover-failed'
  }
}
