import type { OverviewSums, TimedSums } from '../../../../contract/transactions/overview.ts'
import { statuses } from '../../../../contract/transactions/transaction.ts'
import { addAllTo, addDurations, type Durations, medianOf } from '../../../../core/query/durations.ts'

/** How many of each status, in the contract's order, and how long they took. */
export interface Tally {
  readonly counts: number[]
  readonly durations: Durations
}

/** Of a row of `rollups`, by position because thousands are read for one overview: its counts in the contract's order, its times. */
type Sums = readonly [
  pending: number,
  succeeded: number,
  failed: number,
  cancelled: number,
  unknown: number,
  times: string,
]
/** Such a row. What it is of comes after its sums, so that these are added up as they are. */
export type SummedRow<Of extends readonly unknown[] = readonly unknown[]> = readonly [...Sums, ...Of]
/** The columns of its sums, as SQL selects them. */
export const summedColumns = [...statuses, 'times'].join(', ')
/** The same of several rows together. */
export const summedUp = [...statuses.map(status => `sum(${status})`), 'group_concat(times)'].join(', ')

export function emptyTally(): Tally {
  return { counts: statuses.map(() => 0), durations: [] }
}

/** Adds a row, or with -1 takes it away. */
export function addRow({ counts, durations }: Tally, row: SummedRow, times = 1): void {
  for (let place = 0; place < counts.length; place++) counts[place] = (counts[place] ?? 0) + times * Number(row[place])
  addDurations(durations, row[5], times)
}

export function addAll(tallies: readonly Tally[]): Tally {
  const sum = emptyTally()
  for (const tally of tallies) addTally(sum, tally)
  return sum
}

/** Several series of the same steps as one. */
export function addEach(series: readonly (readonly Tally[])[]): readonly Tally[] {
  const [first = []] = series
  return first.map((_, place) => addAll(series.map(tallies => tallies[place] ?? emptyTally())))
}

/** Adds a tally, or with -1 takes it away. */
export function addTally(sum: Tally, { counts, durations }: Tally, times = 1): void {
  for (const [place, count] of counts.entries()) sum.counts[place] = (sum.counts[place] ?? 0) + times * count
  addAllTo(sum.durations, durations, times)
}

/** What is in the whole and in none of its parts. */
export function restOf(whole: Tally, parts: readonly Tally[]): Tally {
  const rest = emptyTally()
  addTally(rest, whole)
  for (const part of parts) addTally(rest, part, -1)
  return rest
}

export function sumsOf({ counts }: Tally): OverviewSums {
  const [pending = 0, succeeded = 0, failed = 0, cancelled = 0, unknown = 0] = counts
  const decided = succeeded + failed + cancelled
  const transactions = decided + pending + unknown
  return {
    counts: { pending, succeeded, failed, cancelled, unknown },
    transactions,
    successRate: decided === 0 ? null : succeeded / decided,
    pendingShare: transactions === 0 ? null : pending / transactions,
  }
}

export function timedSums(tally: Tally = emptyTally()): TimedSums {
  return { ...sumsOf(tally), medianMs: medianOf(tally.durations) }
}
