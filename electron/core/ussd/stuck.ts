import { say, type Told, together } from '../../contract/speech/say.ts'
import { spanIn, spanOf } from '../../contract/speech/span.ts'
import type { PendingAge } from '../../contract/transactions/transaction-detail.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Hover shows an SMS that no parser matched for this long after the run (documented by Hover). */
const smsMissWindowMs = 15 * minuteMs
/** No SMS later than this can decide a run any more (documented by Hover). */
export const smsWindowMs = 12 * hourMs
/** A phone that is offline uploads up to two weeks later (documented by Hover); after that nothing comes by itself. */
const uploadWindowMs = 14 * dayMs

/** Fewer runs of an action say nothing about what is normal for it. */
export const fewestRuns = 20
/** Older runs of an action are forgotten: what was normal last year need not be normal now. */
export const mostRuns = 200

/** What is known of how long an action takes: of its decided runs, by Hover's own times. */
export interface Normal {
  readonly p95Ms: number
  readonly runs: number
}

/** The 95th percentile by nearest rank: the smallest duration that at least 95 % of the runs did not exceed. */
export function percentile95(durations: readonly number[]): number {
  const sorted = durations.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0
}

/**
 * From which age on a pending run of an action counts as stuck, in milliseconds; null while too few runs are known.
 * Three times its 95th percentile, because one run in twenty is slower than that percentile without anything being
 * wrong; never before 15 minutes, in which an SMS is on its way as a rule; and the SMS window bounds it above.
 */
export function stuckAfterMs({ p95Ms, runs }: Normal): number | null {
  if (runs < fewestRuns) return null
  return Math.min(Math.max(3 * p95Ms, smsMissWindowMs), smsWindowMs)
}

/**
 * From start to verdict by the provider's own clock; null when it says nothing: a time is missing, the verdict is
 * before the start, or so late that a phone's clock or a correction by hand is behind it. Runs in test mode take no SIM.
 */
export function durationOf(run: {
  readonly startedAt: number | null
  readonly updatedAt: number | null
  readonly environment: string | null
}): number | null {
  if (run.startedAt === null || run.updatedAt === null || run.environment === 'test') return null
  const tookMs = Math.trunc(run.updatedAt - run.startedAt)
  return tookMs >= 0 && tookMs <= uploadWindowMs ? tookMs : null
}

/** How long a transaction has been pending and what that means, by the windows that Hover documents. */
export function pendingAge(ageMs: number, normal: Normal | null): PendingAge {
  const known = normal !== null && normal.runs >= fewestRuns ? normal : null
  const band = bandOf(ageMs)
  return { band, ...toldOf(band, ageMs, known), normal: known }
}

function bandOf(ageMs: number): PendingAge['band'] {
  if (ageMs < smsMissWindowMs) return 'waiting'
  if (ageMs <= smsWindowMs) return 'waiting-for-sms'
  return ageMs <= uploadWindowMs ? 'stuck' : 'final'
}

function toldOf(band: PendingAge['band'], ageMs: number, normal: Normal | null): Told {
  const age = { spanMs: ageMs }
  switch (band) {
    case 'waiting':
      return say('pending.waiting', 'It has only just run. Wait for the operator’s answer before anybody tries again.')
    case 'waiting-for-sms': {
      const slow = normal !== null && ageMs >= (stuckAfterMs(normal) ?? ageMs)
      const waits = say(
        'pending.waiting-for-sms',
        'Pending for {age}: an SMS of the operator may still decide it, up to 12 hours after the run.',
        { age },
      )
      if (!slow) return waits
      const usual = { spanMs: normal.p95Ms }
      return together(waits, say('pending.usually', 'This action is usually decided within {usual}.', { usual }))
    }
    case 'stuck':
      return say(
        'pending.stuck',
        'Pending for {age}: no SMS can decide it any more. Only a phone that is offline may still bring news, up to 14 days after the run. Check with the operator before anybody pays again.',
        { age },
      )
    case 'final':
      return say(
        'pending.final',
        'Pending for {age}: it will not change by itself any more. Ask the operator, then mark it by hand.',
        { age },
      )
  }
}

/** A span in words, rounded down: "40 seconds", "13 days". */
export function spanText(ms: number): string {
  return spanIn(spanOf(ms), 'en-GB')
}
