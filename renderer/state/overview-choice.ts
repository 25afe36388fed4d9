export const periods = ['24h', '7d', '30d', '730d'] as const
export type Period = (typeof periods)[number]

/** What the overview shows: kept while other views are on screen. */
export interface OverviewChoice {
  readonly period: Period
  /** Null: all of them. */
  readonly sourceId: string | null
}

export const firstChoice: OverviewChoice = { period: '7d', sourceId: null }

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
