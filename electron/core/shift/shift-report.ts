import type { BlindWindow } from '../../contract/notices/blind-window.ts'
import type { FailureCause, ShiftReport } from '../../contract/notices/shift-report.ts'
import type { Unusual } from '../../contract/notices/unusual.ts'
import type { Status } from '../../contract/transactions/transaction.ts'
import { blindTime } from './blind-time.ts'
import { shiftSentences } from './shift-words.ts'

/** A status that a transaction came to. Milliseconds since 1970. */
export interface ShiftChange {
  readonly transactionId: string
  readonly at: number
  readonly to: Status
  readonly category: string | null
  readonly isLate: boolean
}

/** What somebody has to look at now. */
export interface OpenMatter {
  readonly transactionId: string
  /** Since when. Milliseconds since 1970. */
  readonly since: number
  readonly isStuck: boolean
}

export interface ShiftFacts {
  /** At least all of the span, in any order; others do not count. */
  readonly changes: Iterable<ShiftChange>
  readonly open: readonly OpenMatter[]
  readonly blind: readonly BlindWindow[]
  readonly unusual: readonly Unusual[]
}

/** `until` is not included. */
export interface ShiftSpan {
  readonly since: number
  readonly until: number
  /** In which times are said. */
  readonly zone: string
}

/** Sums up a time from rows. A transaction that failed and then succeeded went well. */
export function shiftReport({ changes, open, blind, unusual }: ShiftFacts, span: ShiftSpan): ShiftReport {
  const { since, until } = span
  const last = lastChanges(changes, span)
  const count = (status: Status) => last.filter(({ to }) => to === status).length
  const report = {
    since: new Date(since).toISOString(),
    until: new Date(until).toISOString(),
    counts: {
      succeeded: count('succeeded'),
      failed: count('failed'),
      cancelled: count('cancelled'),
      unknown: count('unknown'),
    },
    causes: causesOf(last.filter(({ to }) => to === 'failed')),
    late: last.filter(({ to, isLate }) => isLate && to !== 'pending').length,
    open: {
      total: open.length,
      sinceThen: open.filter(matter => matter.since >= since).length,
      stuck: open.filter(({ isStuck }) => isStuck).length,
    },
    blind: blindTime(blind, since, until),
    unusual: unusual.filter(
      one => Date.parse(one.since) < until && (one.until === null || Date.parse(one.until) >= since),
    ),
  }
  return { ...report, sentences: shiftSentences(report, span) }
}

/** Of each transaction the last of the span; of several at one moment the one that comes last. */
function lastChanges(changes: Iterable<ShiftChange>, { since, until }: ShiftSpan): readonly ShiftChange[] {
  const last = new Map<string, ShiftChange>()
  for (const change of changes) {
    if (change.at < since || change.at >= until) continue
    const known = last.get(change.transactionId)
    if (known === undefined || known.at <= change.at) last.set(change.transactionId, change)
  }
  return [...last.values()]
}

/** Causes that differ only in capitals are one, as the first of them is written. */
function causesOf(failed: readonly ShiftChange[]): readonly FailureCause[] {
  const groups = Map.groupBy(failed, ({ category }) => category?.toLowerCase() ?? null)
  return [...groups.values()]
    .map(group => ({ cause: group[0]?.category ?? null, count: group.length }))
    .toSorted((a, b) => b.count - a.count || byName(a.cause, b.cause))
}

/** Without a name comes last. */
function byName(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return a.localeCompare(b, 'en')
}
