import { statuses } from '../../../contract/transaction.ts'
import { addAllTo, type Durations } from '../../../core/query/durations.ts'

/** What a transaction is summed up under; empty text where it has none. */
export interface Belonging {
  /** In hours since 1970. */
  readonly hour: number
  readonly sourceId: string
  readonly action: string
  readonly operator: string
  readonly country: string
  readonly category: string
}

/** How many more of each status, in the contract's order, and of each duration. */
export interface Sums {
  readonly counts: number[]
  readonly times: Durations
}

export interface Delta extends Belonging {
  readonly sums: Sums
}

export function noSums(): Sums {
  return { counts: statuses.map(() => 0), times: [] }
}

export function addSums(to: Sums, { counts, times }: Sums): void {
  for (const [place, count] of counts.entries()) to.counts[place] = (to.counts[place] ?? 0) + count
  addAllTo(to.times, times)
}

export function copied({ counts, times }: Sums): Sums {
  // Empty places stay empty in a slice, and would be filled by a spread.
  return { counts: counts.slice(), times: times.slice() }
}
