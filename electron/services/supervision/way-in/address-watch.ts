import type { AddressState, Problem, ProblemCode } from '../../../contract/connection.ts'
import { describeProblem } from '../../../core/problem.ts'
import type { Clock } from '../../clock.ts'
import { createRetryTimer } from '../retry-timer.ts'

/**
 * `elsewhere`: answered, but not by this process. `unanswered`: what stands at the address has nothing behind it.
 * `unsent`: the question did not even get there, which says nothing about the tunnel.
 */
export type ProbeOutcome = 'reached' | 'elsewhere' | 'unanswered' | 'unsent'

/** Asks once, through the internet, whether the public base leads to this very process. Ends when the signal aborts. */
export type Probe = (publicBase: string, signal: AbortSignal) => Promise<ProbeOutcome>

/** Bound of one question. */
const probeLimitMs = 10_000
/** Of the 20,000 requests a month that a free ngrok plan allows, these looks are 4,464. */
const lookEveryMs = 10 * 60_000
/** After about half an hour of failures only so often, or they would use that plan up: 8,640 a month. */
const lookSeldomMs = 5 * 60_000
const failuresUntilSeldom = 60
/** One lost request is no outage, and a new address takes a moment to be known everywhere. */
const failuresUntilDown = 2
const failuresUntilUseless = 3
/**
 * A network that keeps our question from a tunnel which serves everybody else must not cost that tunnel time and again:
 * the next one is called useless only after this long, and after twice as long each time that did not help.
 */
const uselessEveryMs = 15 * 60_000
const uselessAtMostEveryMs = 4 * 60 * 60_000

interface Deps {
  readonly clock: Clock
  readonly random: () => number
  readonly probe: Probe
  readonly onChange: () => void
  /** Whoever opened the way to the address had better open it anew. */
  readonly onUseless: (problem: Problem) => void
}

/** The part of the supervisor that looks whether the public address leads here. */
export interface AddressWatch {
  state(): AddressState
  /** Watches this public base from now on, or nothing; the same again changes nothing. */
  aim(publicBase: string | null): void
  /** Looks now, whatever it waits for. */
  lookNow(): void
  /** Whether the outcome of a look is still open. */
  isLooking(): boolean
}

export function createAddressWatch(deps: Deps): AddressWatch {
  const { clock } = deps
  const retry = createRetryTimer(clock, deps.random)
  let target: string | null = null
  let state: AddressState = { kind: 'unchecked' }
  let failures = 0
  /** Failures in a row that speak against what stands at the address. */
  let uselessSigns = 0
  let timesUseless = 0
  let nextUselessAt = 0
  let endLook = () => {}
  let isAsking = false
  let cancelNext = () => {}

  function rest(): void {
    endLook()
    cancelNext()
    retry.reset()
  }

  async function look(publicBase: string): Promise<void> {
    isAsking = true
    const outcome = await ask(publicBase)
    // Aimed elsewhere, or begun anew, meanwhile.
    if (outcome === null) return
    isAsking = false
    if (outcome === 'reached') return reach(publicBase)
    miss(publicBase, outcome)
  }

  /** Null when it was ended from here. */
  function ask(publicBase: string): Promise<ProbeOutcome | null> {
    return new Promise(resolve => {
      const controller = new AbortController()
      const end = (outcome: ProbeOutcome | null) => {
        cancelLimit()
        resolve(outcome)
        controller.abort()
      }
      const cancelLimit = clock.after(probeLimitMs, () => end('unanswered'))
      endLook = () => end(null)
      deps.probe(publicBase, controller.signal).then(end, () => end('unsent'))
    })
  }

  function reach(publicBase: string): void {
    retry.reset()
    failures = 0
    uselessSigns = 0
    timesUseless = 0
    nextUselessAt = 0
    cancelNext = clock.after(lookEveryMs, () => void look(publicBase))
    become({ kind: 'reached', at: now() })
  }

  function miss(publicBase: string, outcome: Exclude<ProbeOutcome, 'reached'>): void {
    failures += 1
    uselessSigns = outcome === 'unsent' ? 0 : uselessSigns + 1
    const atLeastMs = failures > failuresUntilSeldom ? lookSeldomMs : 0
    const retryAt = retry.schedule(() => void look(publicBase), atLeastMs)
    if (failures < failuresUntilDown) return
    const code: ProblemCode = outcome === 'elsewhere' ? 'address-elsewhere' : 'address-unreachable'
    const problem = describeProblem(code)
    become({ kind: 'down', problem, at: now(), retryAt })
    if (uselessSigns < failuresUntilUseless || clock.now() < nextUselessAt) return
    nextUselessAt = clock.now() + Math.min(uselessAtMostEveryMs, uselessEveryMs * 2 ** timesUseless)
    timesUseless += 1
    uselessSigns = 0
    deps.onUseless(problem)
  }

  function become(next: AddressState): void {
    state = next
    deps.onChange()
  }

  const now = () => new Date(clock.now()).toISOString()

  return {
    state: () => state,
    aim(publicBase) {
      if (publicBase === target) return
      target = publicBase
      rest()
      failures = 0
      uselessSigns = 0
      isAsking = false
      state = { kind: 'unchecked' }
      if (publicBase !== null) void look(publicBase)
    },
    lookNow() {
      if (target === null) return
      rest()
      void look(target)
    },
    isLooking: () => isAsking || (failures > 0 && failures < failuresUntilDown),
  }
}
