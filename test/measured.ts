/** What a test saw of how long something takes: printed, never asserted, for it tells as much of the machine as of the app. */
export interface Measured {
  readonly what: string
  readonly times: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly worstMs: number
  /** Null: nobody has set one. */
  readonly goalMs: number | null
}

declare module 'vitest' {
  interface TaskMeta {
    measured?: readonly Measured[]
  }
}

interface Observed {
  readonly what: string
  /** In milliseconds, in any order. */
  readonly tookMs: readonly number[]
  readonly goalMs?: number
}

/** The middle, the 95th percentile and the worst of what was seen; nothing seen is an error, because it proves nothing. */
export function measured({ what, tookMs, goalMs }: Observed): Measured {
  if (tookMs.length === 0) throw new Error(`${what}: nothing was measured`)
  const sorted = tookMs.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
  const figures = { p50Ms: at(0.5), p95Ms: at(0.95), worstMs: at(1) }
  return { what, times: sorted.length, ...figures, goalMs: goalMs ?? null }
}

/** One line for each figure, below a head. */
export function measuredTable(all: readonly Measured[]): string {
  return [line(['measured, in ms', 'times', 'p50', 'p95', 'worst', 'goal']), ...all.map(measuredLine)].join('\n')
}

function measuredLine({ what, times, p50Ms, p95Ms, worstMs, goalMs }: Measured): string {
  const figures = [p50Ms, p95Ms, worstMs].map(ms => ms.toFixed(ms < 100 ? 1 : 0))
  return line([what, String(times), ...figures, goalMs === null ? '' : String(goalMs)])
}

function line([what = '', ...cells]: readonly string[]): string {
  return [what.padEnd(62), ...cells.map(cell => cell.padStart(8))].join(' ').trimEnd()
}
