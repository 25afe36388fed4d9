import type { BlindWindow } from '../../../electron/contract/notices/blind-window.ts'
import type { Overview, OverviewPoint } from '../../../electron/contract/transactions/overview.ts'

/** A stretch of time in milliseconds since 1970. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** An hour, day or week with its sums, and for how long of it nothing could arrive. */
export interface Step extends Stretch {
  readonly point: OverviewPoint
  readonly blindMs: number
}

/** The steps of an overview, oldest first. The last one is drawn whole though it is not over yet. */
export function stepsOf({ points, to }: Pick<Overview, 'points' | 'to'>, blind: readonly Stretch[]): readonly Step[] {
  const beginnings = points.map(point => Date.parse(point.at))
  const [first = 0, second] = beginnings
  const usual = second === undefined ? Date.parse(to) - first : second - first
  return points.map((point, place) => {
    const from = beginnings[place] ?? 0
    const stretch = { from, to: beginnings[place + 1] ?? Math.max(from + usual, Date.parse(to)) }
    return { ...stretch, point, blindMs: lengthOf(within(blind, stretch)) }
  })
}

/** When nothing could arrive in a span, oldest first: what overlaps is one stretch, however many sources it hit. */
export function blindStretches(windows: readonly BlindWindow[], span: Stretch): readonly Stretch[] {
  const sorted = windows
    .map(({ from, until }) => ({ from: Date.parse(from), to: until === null ? span.to : Date.parse(until) }))
    .sort((a, b) => a.from - b.from)
  const merged: Stretch[] = []
  for (const one of within(sorted, span)) {
    const last = merged.at(-1)
    if (last === undefined || one.from > last.to) merged.push(one)
    else merged.splice(-1, 1, { from: last.from, to: Math.max(last.to, one.to) })
  }
  return merged
}

/** All of them together, in milliseconds. */
export function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0)
}

function within(stretches: readonly Stretch[], span: Stretch): readonly Stretch[] {
  return stretches
    .map(({ from, to }) => ({ from: Math.max(from, span.from), to: Math.min(to, span.to) }))
    .filter(({ from, to }) => from < to)
}
