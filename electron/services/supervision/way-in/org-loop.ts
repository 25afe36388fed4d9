import type { HoverView, LinkState, ProblemCode } from '../../../contract/connection.ts'
import { describeProblem } from '../../../core/problem.ts'
import type { Clock } from '../../clock.ts'
import type { RegistrationOutcome } from '../../hover-org/registration.ts'
import { createRetryTimer } from '../retry-timer.ts'
import type { Target } from '../supervised-state.ts'
import { createHoverSight } from './hover-sight.ts'
import { type NotReady, outcomeProblem } from './outcome-problem.ts'
import type { Renewal } from './renewal.ts'

export type Announce = (state: 'registering' | 'awaiting-code' | 'verifying') => void

/** One attempt to have Hover hold one verified webhook of ours for the URL. Rejects when it could not be saved. */
export type RegisterSource = (attempt: {
  readonly sourceId: string
  readonly url: string
  readonly signal: AbortSignal
  readonly announce: Announce
  /** A new webhook with a new secret is to take the place of the present one. */
  readonly isRenewal?: boolean
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
  /** Tries again what waits; looks at Hover's list at once when nothing does. */
  retryNow(): void
  /** The same for somebody who wants to know how it is now: a look that fails is told at once. */
  lookAfresh(): void
  /** What it signs in with is another one: an attempt that is under way with the old one counts no more. */
  beginAnew(): void
  /** Deliveries come in throughout: with the old secret, with both, with the new one. */
  renew(): Promise<Renewal>
  /** Whether Hover is being asked something. */
  isBusy(): boolean
  stop(): void
}

export function createOrgLoop(deps: Deps): OrgLoop {
  const retry = createRetryTimer(deps.clock, deps.random)
  const sight = createHoverSight(deps.clock.now)
  let target: Target = { kind: 'rest', state: { kind: 'idle' } }
  let state: LinkState = { kind: 'idle' }
  let current = new AbortController()
  let cancelCheck = () => {}
  /** What the present attempt listens to; null between attempts. */
  let underWay: AbortSignal | null = null
  let renewing: Promise<Renewal> | null = null

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
    underWay = null
    void attempt(target.url, current.signal, false)
  }

  /** While live: somebody may have deleted the webhook at Hover, or Hover may have noted an error. */
  function look(): void {
    cancelCheck()
    if (target.kind === 'url' && state.kind === 'live' && underWay === null)
      void attempt(target.url, current.signal, true)
  }

  function checkAfter(ms: number): void {
    cancelCheck()
    cancelCheck = deps.clock.after(ms, look)
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
      if (isQuiet && isPassing) lookFailed(code, Math.max(soonMs, atLeastMs))
      else rest(code, atLeastMs)
    }
    announce('registering')
    const outcome = await ask({ url, signal, announce })
    if (signal.aborted) return
    if (outcome !== 'not-saved' && outcome.kind === 'aborted') return
    if (outcome !== 'not-saved' && outcome.kind === 'live') return goLive(outcome)
    const isAskedToWait = outcome !== 'not-saved' && outcome.kind === 'failed'
    wait(outcomeProblem(outcome), isAskedToWait ? (outcome.failure.retryAfterMs ?? 0) : 0)
  }

  async function ask(attempt: Omit<Parameters<RegisterSource>[0], 'sourceId'>) {
    underWay = attempt.signal
    const outcome = await deps.register({ ...attempt, sourceId: deps.sourceId }).catch(() => 'not-saved' as const)
    if (underWay === attempt.signal) underWay = null
    return outcome
  }

  function goLive({ view, leftBehind }: Extract<RegistrationOutcome, { kind: 'live' }>): void {
    retry.reset()
    sight.worked(view)
    checkAfter(leftBehind === null ? checkMs : soonMs)
    become({ kind: 'live' })
  }

  function lookFailed(code: ProblemCode, againMs: number): void {
    sight.failed(code)
    checkAfter(againMs)
    deps.onChange()
  }

  async function renew(): Promise<Renewal> {
    if (target.kind !== 'url' || state.kind !== 'live') return { kind: 'not-live' }
    cancelCheck()
    const { signal } = current
    const outcome = await ask({ url: target.url, signal, announce: () => {}, isRenewal: true })
    if (signal.aborted) return { kind: 'not-live' }
    if (outcome !== 'not-saved' && outcome.kind === 'live') {
      goLive(outcome)
      return { kind: outcome.leftBehind === null ? 'renewed' : 'left-behind' }
    }
    // What was left half done is put in order by a look, which the old webhook outlives.
    look()
    const problem = outcome !== 'not-saved' && outcome.kind === 'aborted' ? 'hover-failed' : outcomeProblem(outcome)
    return { kind: 'failed', problem: describeProblem(problem) }
  }

  function retryNow(): void {
    if (state.kind === 'live') return look()
    if (state.kind !== 'down') return
    retry.reset()
    begin()
  }

  function rest(code: ProblemCode, atLeastMs: number): void {
    const problem = describeProblem(code)
    const retryAt = problem.retry === 'auto' ? retry.schedule(begin, atLeastMs) : null
    become({ kind: 'down', problem, retryAt })
  }

  return {
    state: () => state,
    view: sight.view,
    aim(next) {
      if (JSON.stringify(next) === JSON.stringify(target)) return
      target = next
      sight.forget()
      retry.reset()
      begin()
    },
    retryNow,
    lookAfresh() {
      if (state.kind === 'live') sight.asked()
      retryNow()
    },
    beginAnew() {
      if (state.kind === 'live' && underWay === null) return look()
      retry.reset()
      begin()
    },
    renew() {
      renewing ??= renew().finally(() => {
        renewing = null
      })
      return renewing
    },
    isBusy: () => underWay !== null,
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
