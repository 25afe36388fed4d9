import type { OverviewStep } from '../../../../contract/transactions/overview.ts'
import {
  dayOf,
  type Grain,
  grains,
  monthOf,
  nextMonthOf,
  type Piece,
  piecesOf,
} from '../../projection/sums/rollup-grains.ts'

/** Rows that were counted in one step and belong to its neighbour; either may lie outside of the span. */
export interface Correction extends Piece {
  readonly loses: number
  readonly gains: number
}

/** Which rows together are exactly the steps between some hours. */
export interface StepPlan {
  /** Where the rows of each step begin, in whole hours, days or months of UTC; one more than there are steps. */
  readonly bounds: readonly number[]
  readonly grain: Grain
  readonly corrections: readonly Correction[]
}

const grainOf: Readonly<Record<OverviewStep, Grain>> = {
  hour: grains.hour,
  day: grains.day,
  week: grains.day,
  month: grains.month,
}

/**
 * Each step is read from whole rows between the beginnings that are nearest to its own; what lies between the two is
 * then moved from one step to the other. So a month costs one row and some hours, in every zone.
 */
export function planSteps(hours: readonly number[], step: OverviewStep): StepPlan {
  const grain = grainOf[step]
  const bounds = hours.map(hour => nearest(hour, grain))
  const corrections = hours.flatMap((hour, place): readonly Correction[] => {
    const bound = bounds[place] ?? hour
    const [loses, gains] = bound > hour ? [place - 1, place] : [place, place - 1]
    return piecesOf(Math.min(hour, bound), Math.max(hour, bound)).map(piece => ({ ...piece, loses, gains }))
  })
  return { bounds, grain, corrections }
}

function nearest(hour: number, grain: Grain): number {
  switch (grain) {
    case grains.hour:
      return hour
    case grains.day:
      return dayOf(hour + 12)
    case grains.month: {
      const [before, after] = [monthOf(hour), nextMonthOf(hour)]
      return hour - before <= after - hour ? before : after
    }
  }
}

/** In which step a row counts; rows may come in any order. */
export function placing(bounds: readonly number[]): (at: number) => number {
  let place = 0
  return at => {
    if (at < (bounds[place] ?? 0)) place = 0
    while ((bounds[place + 1] ?? Number.POSITIVE_INFINITY) <= at) place += 1
    return place
  }
}
