import type { Asking } from '../../electron/contract/bridge/ipc.ts'
import { type ApartKey, apartKeys, type NameKey, nameKeys } from '../../electron/contract/transactions/overview.ts'

export const periods = ['24h', '7d', '30d', '730d'] as const
export type Period = (typeof periods)[number]

/** What the overview tells apart. */
export const dimensions = apartKeys
export type Dimension = ApartKey

/** One name that was chosen out of several; null: those that have none. */
export interface Chosen {
  readonly name: string | null
  /** Other names that the query bar would take for this one: they hold its words. */
  readonly alike: readonly string[]
}

/** The names to which everything is narrowed. */
export type Only = Readonly<Partial<Record<NameKey, Chosen>>>

/** What the overview shows: kept while other views are on screen. */
export interface OverviewChoice {
  readonly period: Period
  /** Null: all of them. */
  readonly sourceId: string | null
  readonly only: Only
  readonly by: Dimension
}

export const firstChoice: OverviewChoice = { period: '7d', sourceId: null, only: {}, by: 'operator' }

const hourMs = 3_600_000
const lengths: Readonly<Record<Period, number>> = {
  '24h': 24 * hourMs,
  '7d': 7 * 24 * hourMs,
  '30d': 30 * 24 * hourMs,
  '730d': 730 * 24 * hourMs,
}

/** When a period that ends now begins, ISO 8601 in UTC. */
export function beginningOf(period: Period, now: Date): string {
  return new Date(now.getTime() - lengths[period]).toISOString()
}

/** The question whose answer shows a choice from a moment (ISO 8601) on, with days that begin in a zone. */
export function questionOf(choice: OverviewChoice, since: string, zone: string): Asking<'overview'> {
  const { sourceId, only, by } = choice
  const names = nameKeys.flatMap(key => (only[key] === undefined ? [] : [[key, only[key].name] as const]))
  return {
    ...{ since, zone },
    ...(sourceId === null ? {} : { sourceId }),
    ...(names.length === 0 ? {} : { only: Object.fromEntries(names) }),
    by,
  }
}

/** Everything of one name; what is told apart next is what is not narrowed yet. */
export function narrowed(choice: OverviewChoice, key: NameKey, chosen: Chosen): OverviewChoice {
  const only = { ...choice.only, [key]: chosen }
  return { ...choice, only, by: nameKeys.find(one => only[one] === undefined) ?? key }
}

/** Everything of any name again. */
export function widened({ only, ...choice }: OverviewChoice, key: NameKey): OverviewChoice {
  const { [key]: _, ...others } = only
  return { ...choice, only: others, by: key }
}
