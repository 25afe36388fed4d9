import type {
  ApartLine,
  NamedSums,
  Overview,
  OverviewPoint,
  TimedSums,
} from '../../electron/contract/transactions/overview.ts'
import { type Status, statuses } from '../../electron/contract/transactions/transaction.ts'

/** Sums that agree with each other: the rates follow from the counts. */
export function someSums(counts: Partial<Record<Status, number>> = {}, medianMs: number | null = 8000): TimedSums {
  const all = { pending: 0, succeeded: 0, failed: 0, cancelled: 0, unknown: 0, ...counts }
  const decided = all.succeeded + all.failed + all.cancelled
  const transactions = decided + all.pending + all.unknown
  return {
    counts: all,
    transactions,
    successRate: decided === 0 ? null : all.succeeded / decided,
    pendingShare: transactions === 0 ? null : all.pending / transactions,
    medianMs,
  }
}

export function namedSums(name: string | null, counts: Partial<Record<Status, number>> = {}): NamedSums {
  return { name, ...someSums(counts) }
}

export function aPoint(at: string, counts: Partial<Record<Status, number>> = {}): OverviewPoint {
  return { at, ...someSums(counts, Object.keys(counts).length === 0 ? null : 8000) }
}

/** One name over the three days of `anOverview`. */
export function aLine(name: string | null, counts: readonly Partial<Record<Status, number>>[]): ApartLine {
  const all = Object.fromEntries(
    statuses.map(status => [status, counts.reduce((sum, one) => sum + (one[status] ?? 0), 0)]),
  )
  return { kind: 'named', name, total: someSums(all), points: counts.map(one => someSums(one)) }
}

/** Three days with ten transactions, two of them failed. */
export function anOverview(change: Partial<Overview> = {}): Overview {
  return {
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-03-03T12:00:00.000Z',
    step: 'day',
    points: [
      aPoint('2026-03-01T00:00:00.000Z', { succeeded: 4 }),
      aPoint('2026-03-02T00:00:00.000Z', { succeeded: 2, failed: 2, pending: 2 }),
      aPoint('2026-03-03T00:00:00.000Z'),
    ],
    total: someSums({ succeeded: 6, failed: 2, pending: 2 }),
    actions: [namedSums('Send Money', { succeeded: 6, failed: 2 }), namedSums('job', { pending: 2 })],
    operators: [namedSums('Safaricom Ltd.', { succeeded: 6, failed: 2 }), namedSums(null, { pending: 2 })],
    countries: [namedSums('Kenya', { succeeded: 6, failed: 2 })],
    categories: [namedSums(null, { succeeded: 6, pending: 2 }), namedSums('low-balance', { failed: 2 })],
    apart: null,
    ...change,
  }
}
