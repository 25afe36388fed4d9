import type { TimedSums } from '../../../electron/contract/transactions/overview.ts'
import { count, duration } from '../../when.ts'
import { percent } from '../../when-steps.ts'
import { overviewWords } from '../../words/overview.ts'

/** What is drawn of everything, and of each name but categories. */
export const figureNames = ['success', 'volume', 'pending', 'median'] as const
export type ChosenFigure = (typeof figureNames)[number]
/** Of categories only `failed` says something: most of them are reasons for a failure. */
export type FigureName = ChosenFigure | 'failed'

/** One thing that is drawn over time. */
export interface Figure {
  /** Null where there is nothing to say. */
  readonly valueOf: (sums: TimedSums) => number | null
  readonly print: (value: number) => string
  /** The custom property of its colour. */
  readonly tone: string
  /** Where its axis ends; it begins at nothing. */
  readonly topOf: (largest: number) => number
  /** The distances that its axis may have between two numbers. */
  readonly distances: readonly number[]
}

const room = 1.1
const wholeNumbers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000].flatMap(ten => [ten, 2 * ten, 5 * ten])
const minuteMs = 60_000
const hourMs = 60 * minuteMs

export const figures: Readonly<Record<FigureName, Figure>> = {
  success: {
    valueOf: sums => sums.successRate,
    print: percent,
    tone: '--chart-success',
    topOf: () => 1,
    distances: [0.25, 0.5, 1],
  },
  volume: {
    valueOf: sums => sums.transactions,
    print: count,
    tone: '--chart-volume',
    topOf: largest => Math.max(largest * room, 4),
    distances: wholeNumbers,
  },
  failed: {
    valueOf: sums => sums.counts.failed,
    print: count,
    tone: '--chart-failed',
    topOf: largest => Math.max(largest * room, 4),
    distances: wholeNumbers,
  },
  pending: {
    valueOf: sums => sums.pendingShare,
    print: percent,
    tone: '--chart-pending',
    topOf: largest => Math.min(1, Math.max(largest * room, 0.05)),
    distances: [0.01, 0.02, 0.05, 0.1, 0.25, 0.5],
  },
  median: {
    valueOf: sums => sums.medianMs,
    print: duration,
    tone: '--chart-median',
    topOf: largest => Math.max(largest * room, 2000),
    distances: [
      ...[1, 2, 5, 10, 20, 30].map(seconds => seconds * 1000),
      ...[1, 2, 5, 10, 20, 30].map(minutes => minutes * minuteMs),
      ...[1, 2, 6, 12, 24, 48, 120, 240].map(hours => hours * hourMs),
    ],
  },
}

/** A figure as words; a dash where there is nothing to say. */
export function printFigure(name: FigureName, sums: TimedSums): string {
  const value = figures[name].valueOf(sums)
  return value === null ? overviewWords.none : figures[name].print(value)
}
