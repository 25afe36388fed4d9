import { offsetsOf } from '../rules/zone-offsets.ts'
import type { Baseline } from './baseline.ts'
import { hourOfWeek } from './hour-of-week.ts'
import { alarmsOfWeek } from './silence.ts'

/** Where the watch on the share of failures stands; all that has to be stored. */
export interface DriftState {
  readonly state: 'normal' | 'drifted'
  /** The evidence for the other state, as the logarithm of a ratio of likelihoods; never below 0. */
  readonly evidence: number
  /** Since the evidence was last nothing: how many were decided, failed, and how many failures would be normal. */
  readonly decided: number
  readonly failed: number
  readonly expected: number
  /** Milliseconds since 1970; null while there is no evidence. */
  readonly since: number | null
}

export interface DriftStep {
  readonly state: DriftState
  /** `drifted`: more fail than is normal; `recovered`: no more than is normal again. */
  readonly news: 'drifted' | 'recovered' | null
}

/** What was decided since the last step; their order among each other does not count. */
export interface Verdicts {
  readonly at: number
  readonly succeeded: number
  readonly failed: number
}

export interface Watch {
  readonly zone: string
  readonly watched: number
}

export const noDrift: DriftState = { state: 'normal', evidence: 0, decided: 0, failed: 0, expected: 0, since: null }

/** What is looked for: odds of failing three times as high, and at least ten of a hundred more that fail. */
const oddsFactor = 3
const leastMore = 0.1
/** Evidence for being normal again costs less than an alarm. */
const recoveredEvidence = Math.log(1_000)

/**
 * Some verdicts further: Page's cumulative sum of log likelihood ratios. With an alarm at the evidence h, false alarms are
 * at least e^h steps apart on average, whatever the share is (Lorden 1971): so h follows from the verdicts of a week, which
 * are no fewer than the steps.
 */
export function stepDrift(before: DriftState, verdicts: Verdicts, baseline: Baseline & Watch): DriftStep {
  const normal = baseline.failShares[hourOfWeek(verdicts.at, offsetsOf(baseline.zone))] ?? 0.5
  const worse = worseThan(normal)
  const ratio = verdicts.failed * Math.log(worse / normal) + verdicts.succeeded * Math.log((1 - worse) / (1 - normal))
  const isNormal = before.state === 'normal'
  const evidence = Math.max(0, before.evidence + (isNormal ? ratio : -ratio))
  const bar = isNormal ? alarmEvidence(baseline) : recoveredEvidence
  const state = { ...counted(before, verdicts, normal), evidence }
  if (evidence >= bar)
    return {
      state: { ...state, evidence: 0, state: isNormal ? 'drifted' : 'normal' },
      news: isNormal ? 'drifted' : 'recovered',
    }
  return { state: evidence === 0 && isNormal ? noDrift : state, news: null }
}

function counted(before: DriftState, { at, succeeded, failed }: Verdicts, normal: number): DriftState {
  return {
    ...before,
    decided: before.decided + succeeded + failed,
    failed: before.failed + failed,
    expected: before.expected + normal * (succeeded + failed),
    since: before.since ?? at,
  }
}

function worseThan(normal: number): number {
  const odds = (oddsFactor * normal) / (1 - normal)
  return Math.min(0.995, Math.max(odds / (1 + odds), normal + leastMore))
}

function alarmEvidence({ decidedOfWeek, watched }: Baseline & Watch): number {
  return Math.log((Math.max(1, watched) * Math.max(1, decidedOfWeek)) / (alarmsOfWeek / 2))
}
