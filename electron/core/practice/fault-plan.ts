import type { FaultKind, FaultPlan } from '../../contract/practice.ts'
import { seededShare } from './seeded-share.ts'

/** Which delivery: of the so-many-eth story that was played since the plan was set, the so-many-eth step. */
export interface FaultPlace {
  readonly lane: number
  readonly step: number
}

/** What goes wrong with one delivery. */
export interface DeliveryFaults {
  readonly isDropped: boolean
  readonly isReordered: boolean
  readonly isBadlySigned: boolean
  /** Milliseconds; 0: at once. */
  readonly delayMs: number
  /** How often it comes again. */
  readonly copies: number
  /** How wrong the clock is that made it, in milliseconds; 0: it is right. */
  readonly skewMs: number
  /** How old it is, in milliseconds; the same for all deliveries of a story. */
  readonly lateMs: number
}

const longestDelayMs = 30_000
const mostCopies = 3
/** Twice the window of Hover's signatures: about half of those arrive. */
const largestSkewMs = 30 * 60_000
const dayMs = 24 * 60 * 60_000
const longestLateDays = 14

/** Decides by the seed and the place alone, so it does not matter in which order deliveries are made. */
export function faultsOf(plan: FaultPlan, { lane, step }: FaultPlace): DeliveryFaults {
  const share = (what: string, of = step) => seededShare([plan.seed, lane, of], what)
  const befalls = (kind: FaultKind, of = step) => share(kind, of) * 100 < plan[kind]
  const size = (kind: FaultKind, of = step) => share(`${kind} size`, of)
  const skew = size('clockSkew') * 2 - 1
  // A phone without internet is so for the whole of a story.
  const isLate = befalls('late', 0)
  return {
    isDropped: befalls('drop'),
    isReordered: befalls('reorder'),
    isBadlySigned: befalls('badSignature'),
    delayMs: befalls('delay') ? 1 + Math.floor(size('delay') * longestDelayMs) : 0,
    copies: befalls('duplicate') ? 1 + Math.floor(size('duplicate') * mostCopies) : 0,
    skewMs: befalls('clockSkew') ? Math.trunc(skew * largestSkewMs) : 0,
    lateMs: isLate
      ? Math.ceil((1 / longestLateDays + size('late', 0) * (1 - 1 / longestLateDays)) * longestLateDays * dayMs)
      : 0,
  }
}

/** Which faults those are, to count them. */
export function kindsOf(faults: DeliveryFaults): readonly FaultKind[] {
  const kinds: Readonly<Record<FaultKind, boolean>> = {
    drop: faults.isDropped,
    delay: faults.delayMs > 0,
    duplicate: faults.copies > 0,
    reorder: faults.isReordered,
    badSignature: faults.isBadlySigned,
    clockSkew: faults.skewMs !== 0,
    late: faults.lateMs > 0,
  }
  const found: FaultKind[] = []
  for (const kind of faultKindsOf(kinds)) if (kinds[kind]) found.push(kind)
  // What is lost is nothing else.
  return faults.isDropped ? ['drop'] : found
}

/** Object.keys knows only texts; a Record has exactly its keys. */
function faultKindsOf(kinds: Readonly<Record<FaultKind, boolean>>): readonly FaultKind[] {
  return Object.keys(kinds) as FaultKind[]
}
