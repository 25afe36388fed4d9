import type { ShiftReport } from '../../electron/contract/notices/shift-report.ts'
import type { Unusual } from '../../electron/contract/notices/unusual.ts'

/** A busy night, as the engine sums it up. */
export function aShift(change: Partial<ShiftReport> = {}): ShiftReport {
  return {
    ...{ since: '2026-03-05T18:00:00.000Z', until: '2026-03-06T06:00:00.000Z' },
    counts: { succeeded: 412, failed: 9, cancelled: 2, unknown: 1 },
    causes: [
      { cause: 'low-balance', count: 7 },
      { cause: null, count: 2 },
    ],
    late: 3,
    open: { total: 4, sinceThen: 3, stuck: 1 },
    blind: {
      ms: 11 * 60_000,
      isNow: false,
      causes: [
        { cause: 'app-closed', ms: 8 * 60_000 },
        { cause: 'tunnel-down', ms: 3 * 60_000 },
      ],
    },
    unusual: [],
    sentences: [],
    ...change,
  }
}

/** Nothing happened, and nothing is missing. */
export function aQuietShift(): ShiftReport {
  return aShift({
    ...{ counts: { succeeded: 0, failed: 0, cancelled: 0, unknown: 0 }, causes: [], late: 0 },
    ...{ open: { total: 0, sinceThen: 0, stuck: 0 }, blind: { ms: 0, isNow: false, causes: [] } },
  })
}

/** A silence that lasts, and a time in which more failed than is normal. */
export function someUnusual(now: Date): readonly Unusual[] {
  const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString()
  return [
    { topic: 'silence', sourceId: 'shop', action: 'Send Money', operator: 'MTN', since: before(2), until: null },
    { topic: 'drift', sourceId: 'shop', action: 'Buy Airtime', operator: null, since: before(7), until: before(4) },
  ]
}
