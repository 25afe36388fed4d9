import { type BlindWindow, blindCauses } from '../../contract/notices/blind-window.ts'
import type { ShiftReport } from '../../contract/notices/shift-report.ts'

interface Stretch {
  readonly from: number
  readonly to: number
}

/** How long nothing could arrive in a span of time. Sources that were blind together count once. */
export function blindTime(windows: readonly BlindWindow[], since: number, until: number): ShiftReport['blind'] {
  const inSpan = windows.filter(({ from }) => Date.parse(from) < until)
  const stretches = (some: readonly BlindWindow[]) => some.map(window => cut(window, since, until))
  const causes = blindCauses
    .map(cause => ({ cause, ms: lengthOf(stretches(inSpan.filter(window => window.cause === cause))) }))
    .filter(({ ms }) => ms > 0)
    .toSorted((a, b) => b.ms - a.ms)
  return { ms: lengthOf(stretches(inSpan)), isNow: inSpan.some(window => window.until === null), causes }
}

/** One that lasts goes on to the end of the span. */
function cut({ from, until: ended }: BlindWindow, since: number, until: number): Stretch {
  return { from: Math.max(since, Date.parse(from)), to: Math.min(until, ended === null ? until : Date.parse(ended)) }
}

/** Of all together, without counting any moment twice. */
function lengthOf(stretches: readonly Stretch[]): number {
  let [length, end] = [0, Number.NEGATIVE_INFINITY]
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    length += Math.max(0, to - Math.max(from, end))
    end = Math.max(end, to)
  }
  return length
}
