import { statuses } from '../../../../contract/transactions/transaction.ts'
import { addDurations, type Durations, printDurations } from '../../../../core/query/durations.ts'

/** What a transaction is summed up under; empty text where it has none. */
export interface Belonging {
  readonly sourceId: string
  readonly action: string
  readonly operator: string
  readonly country: string
  readonly category: string
}

/**
 * How many more of each status, in the contract's order, and of each duration: bucket and count in turns. Most sums are
 * of one transaction, for which a list of all buckets would be mostly holes.
 */
export interface Sums {
  readonly counts: number[]
  readonly times: number[]
}

/** What belongs together, by the hour in which it began, in hours since 1970. */
export interface Delta extends Belonging {
  readonly hours: Map<number, Sums>
  /** The same by the hour in which it was heard of first; of what says how much is normal. */
  readonly heard: Map<number, Sums>
}

const noCounts: readonly number[] = statuses.map(() => 0)

export function noSums(): Sums {
  return { counts: noCounts.slice(), times: [] }
}

export function addCount({ counts }: Sums, place: number, more: number): void {
  counts[place] = (counts[place] ?? 0) + more
}

export function addTime({ times }: Sums, bucket: number, more: number): void {
  for (let place = 0; place < times.length; place += 2) {
    if (times[place] !== bucket) continue
    times[place + 1] = (times[place + 1] ?? 0) + more
    return
  }
  times.push(bucket, more)
}

export function addSums(to: Sums, { counts, times }: Sums): void {
  for (let place = 0; place < counts.length; place++) addCount(to, place, counts[place] ?? 0)
  for (let place = 0; place < times.length; place += 2) addTime(to, times[place] ?? 0, times[place + 1] ?? 0)
}

export function hasCounts({ counts }: Sums): boolean {
  return counts.some(isNotZero)
}

/** Nothing that would be written. */
export function isNothing(sums: Sums): boolean {
  return !hasCounts(sums) && !sums.times.some((count, place) => place % 2 === 1 && isNotZero(count))
}

function isNotZero(count: number): boolean {
  return count !== 0
}

/** The durations as they are stored, added to those that are stored already. */
export function printTimes({ times }: Sums, stored: string): string {
  const all: Durations = []
  addDurations(all, stored)
  for (let place = 0; place < times.length; place += 2) {
    const bucket = times[place] ?? 0
    all[bucket] = (all[bucket] ?? 0) + (times[place + 1] ?? 0)
  }
  return printDurations(all)
}
