import type { NoticeFate, StepName } from '../../contract/notices/notice-ledger.ts'
import type { Ladder, LadderStep } from '../../contract/settings/notice-rules.ts'
import { stepsOf } from './ledger.ts'

/** What is done now for a notice that nobody has acknowledged. Taken together, and remembered together. */
export interface Climb {
  readonly steps: readonly StepName[]
  /** How it is put on the screen again; null: not at all. */
  readonly show: 'banner' | 'sticky' | null
  readonly sound: boolean
  /** Ids of channels. */
  readonly outgoing: readonly string[]
}

export interface Climbing {
  readonly fate: NoticeFate
  /** From when the steps count: when it was told first or, if it was held, when that ended. Milliseconds since 1970. */
  readonly since: number
  readonly now: number
  /** Until when it is quiet, for this notice; null when it may disturb. */
  readonly quietUntil: number | null
}

export interface ClimbPlan {
  /** Null: nothing to do now. */
  readonly climb: Climb | null
  /** When there is something to do next; null when there never is. */
  readonly nextAt: number | null
}

const nothing: ClimbPlan = { climb: null, nextAt: null }

/**
 * What the ladder asks for now, from what is remembered alone: after a restart it goes on where it was. Several steps that
 * are due at once, after a sleep, are one showing. A step that was taken is never asked for again, even when the ladder
 * was changed meanwhile.
 */
export function climb(ladder: Ladder, { fate, since, now, quietUntil }: Climbing): ClimbPlan {
  if (fate.state !== 'shown' && fate.state !== 'clicked' && fate.state !== 'failed') return nothing
  const taken = stepsOf(fate)
  const left = ladder.filter(step => !taken.includes(nameOf(step)))
  const [first] = left.map(step => dueAt(step, since)).toSorted((a, b) => a - b)
  if (first === undefined) return nothing
  if (quietUntil !== null && quietUntil > now) return { climb: null, nextAt: Math.max(first, quietUntil) }
  const due = left.filter(step => dueAt(step, since) <= now)
  const later = left.filter(step => dueAt(step, since) > now).map(step => dueAt(step, since))
  return { climb: due.length === 0 ? null : together(due), nextAt: later.length === 0 ? null : Math.min(...later) }
}

function dueAt({ afterSeconds }: LadderStep, since: number): number {
  return since + afterSeconds * 1_000
}

function together(steps: readonly LadderStep[]): Climb {
  const has = (kind: LadderStep['kind']) => steps.some(step => step.kind === kind)
  return {
    steps: steps.map(nameOf),
    show: has('sticky') ? 'sticky' : has('banner') || has('sound') ? 'banner' : null,
    sound: has('sound'),
    outgoing: steps.flatMap(step => (step.kind === 'outgoing' ? [step.channelId] : [])),
  }
}

export function nameOf(step: LadderStep): StepName {
  return step.kind === 'outgoing' ? `outgoing:${step.channelId}` : step.kind
}
