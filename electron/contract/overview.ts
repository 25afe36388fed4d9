import { z } from 'zod'
import { zoneSchema } from './query.ts'
import type { Status } from './transaction.ts'

/** What one wants to see summed up. Transactions count by when they began. */
export const overviewQuestionSchema = z.object({
  since: z.iso.datetime(),
  /** Without it: now. */
  until: z.iso.datetime().optional(),
  /** In which days begin; without it that of this machine. */
  zone: zoneSchema.optional(),
  /** Only of this source. */
  sourceId: z.string().max(100).optional(),
})

/** Hours up to two days, days up to three months, weeks (from Monday) beyond. */
export type OverviewStep = 'hour' | 'day' | 'week'

export interface OverviewSums {
  readonly counts: Readonly<Record<Status, number>>
  readonly transactions: number
  /** Of those that were decided, how many succeeded, from 0 to 1; null when none was. */
  readonly successRate: number | null
  /** How many of all are pending, from 0 to 1; null when there are none. */
  readonly pendingShare: number | null
}

export interface TimedSums extends OverviewSums {
  /** From start to verdict by the provider's clock, right within a tenth; null when nothing was measured. */
  readonly medianMs: number | null
}

export interface OverviewPoint extends TimedSums {
  /** When this hour, day or week begins. */
  readonly at: string
}

export interface NamedSums extends TimedSums {
  /** Null: they have none. */
  readonly name: string | null
}

/** Times are ISO 8601 in UTC. Each list is by how many, and holds at most fifty. */
export interface Overview {
  /** The question's `since`, moved back to where its first hour, day or week begins. */
  readonly from: string
  readonly to: string
  readonly step: OverviewStep
  readonly points: readonly OverviewPoint[]
  readonly total: TimedSums
  /** The actions of USSD, and the kinds of everything else. */
  readonly actions: readonly NamedSums[]
  readonly operators: readonly NamedSums[]
  readonly countries: readonly NamedSums[]
  readonly categories: readonly NamedSums[]
}
