import { z } from 'zod'
import { zoneSchema } from './query.ts'
import type { Status } from './transaction.ts'

/** What sums can be narrowed by: each of them is known together with the others. */
export const nameKeys = ['action', 'operator', 'country'] as const
export type NameKey = (typeof nameKeys)[number]

/** What transactions are told apart by over time. Categories are kept by source alone. */
export const apartKeys = [...nameKeys, 'category'] as const
export type ApartKey = (typeof apartKeys)[number]

const nameSchema = z.string().min(1).max(1000).nullable().optional()

/** Only transactions with exactly these names; null: that have none. */
const onlySchema = z.object({ action: nameSchema, operator: nameSchema, country: nameSchema })
export type OnlyNames = z.output<typeof onlySchema>

/** What one wants to see summed up. Transactions count by when they began. */
export const overviewQuestionSchema = z.object({
  since: z.iso.datetime(),
  /** Without it: now. */
  until: z.iso.datetime().optional(),
  /** In which days begin; without it that of this machine. */
  zone: zoneSchema.optional(),
  /** Only of this source. */
  sourceId: z.string().max(100).optional(),
  only: onlySchema.optional(),
  /** Also over time by each of these names. */
  by: z.enum(apartKeys).optional(),
})

/** Hours up to two days, days up to three months, weeks (from Monday) up to a year, months beyond. */
export type OverviewStep = 'hour' | 'day' | 'week' | 'month'

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
  /** When this hour, day, week or month begins. */
  readonly at: string
}

export interface NamedSums extends TimedSums {
  /** Null: they have none. */
  readonly name: string | null
}

/** One name over time. */
interface ApartSums {
  readonly total: TimedSums
  /** One for each point of the overview. */
  readonly points: readonly TimedSums[]
}

export type ApartLine =
  /** `name` null: they have none. */
  | (ApartSums & { readonly kind: 'named'; readonly name: string | null })
  /** All names that have no line of their own, and how many they are. */
  | (ApartSums & { readonly kind: 'others'; readonly names: number })

/**
 * The same span told apart: at most seven names, the most first, and then the others together. Of categories those come
 * first under which most failed.
 */
export interface Apart {
  readonly by: ApartKey
  readonly lines: readonly ApartLine[]
}

/** Times are ISO 8601 in UTC. Each list is by how many, and holds at most fifty. */
export interface Overview {
  /** The question's `since`, moved back to where its first hour, day, week or month begins. */
  readonly from: string
  readonly to: string
  readonly step: OverviewStep
  readonly points: readonly OverviewPoint[]
  readonly total: TimedSums
  /** The actions of USSD, and the kinds of everything else. */
  readonly actions: readonly NamedSums[]
  readonly operators: readonly NamedSums[]
  readonly countries: readonly NamedSums[]
  /** Null where only some names were asked for: categories are kept by source alone. */
  readonly categories: readonly NamedSums[] | null
  /** Null when nothing was asked to be told apart, or categories of some names only. */
  readonly apart: Apart | null
}
