import type { BlindWindow } from '../../../electron/contract/notices/blind-window.ts'
import type { Status, Transaction } from '../../../electron/contract/transactions/transaction.ts'
import type { StatusChange } from '../../../electron/contract/transactions/transaction-detail.ts'

/** Milliseconds since 1970. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** A time in which a status held; null: nothing was known yet. */
export interface Segment extends Stretch {
  readonly status: Status | null
}

/** A change from when it happened to when it was known here. */
interface Delay extends Stretch {
  readonly isLate: boolean
}

/** What was so at Hover, and what was known of it here, on one axis. */
export interface StatusScale extends Stretch {
  /** The last time that is known; what is drawn after it only shows that the last status lasts. */
  readonly until: number
  /** Empty when Hover told no times. */
  readonly atHover: readonly Segment[]
  readonly here: readonly Segment[]
  readonly delays: readonly Delay[]
  /** When nothing could arrive. */
  readonly blind: readonly Stretch[]
}

/** A change that was reported more than this after it happened is called late, in milliseconds. */
export const lateMs = 3_600_000
/** How much of the axis is left for the last status, which lasts. */
const tail = 0.12

interface Told {
  readonly transaction: Pick<Transaction, 'startedAt' | 'startedAtFrom' | 'sourceId'>
  readonly changes: readonly StatusChange[]
  readonly windows: readonly BlindWindow[]
  /** Milliseconds since 1970: what is pending lasts until now. */
  readonly now: number
}

/** Null when there is no time between the first and the last of it. */
export function statusScale({ transaction, changes, windows, now }: Told): StatusScale | null {
  const last = changes.at(-1)
  const started = transaction.startedAtFrom === 'provider' ? timesOf([transaction.startedAt]) : []
  const times = [...started, ...timesOf(changes.flatMap(({ at, providerAt }) => [at, providerAt]))]
  if (last === undefined || times.length === 0) return null
  const from = Math.min(...times)
  const lastTime = Math.max(...times)
  const until = last.to === 'pending' ? Math.max(now, lastTime) : lastTime
  if (until === from) return null
  const to = last.to === 'pending' ? until : until + (until - from) * tail
  const axis = { from, to }
  const told = changes.flatMap(({ to: status, providerAt }) => timesOf([providerAt]).map(at => ({ status, at })))
  // From its start a USSD transaction is pending until something decides it.
  const beginning = started.map(at => ({ status: 'pending' as const, at }))
  return {
    ...{ ...axis, until },
    atHover: told.length === 0 ? [] : segments([...beginning, ...told], axis),
    here: segments(
      [
        { status: null, at: from },
        ...changes.flatMap(({ to: status, at }) => timesOf([at]).map(time => ({ status, at: time }))),
      ],
      axis,
    ),
    delays: changes.flatMap(delayOf),
    blind: windows
      .filter(({ sourceId }) => sourceId === transaction.sourceId)
      .map(window => ({
        from: Math.max(from, Date.parse(window.from)),
        to: Math.min(to, window.until === null ? to : Date.parse(window.until)),
      }))
      .filter(window => window.to > window.from),
  }
}

function delayOf({ at, providerAt }: StatusChange): readonly Delay[] {
  const [from, to] = [Date.parse(providerAt ?? ''), Date.parse(at)]
  return Number.isNaN(from) || Number.isNaN(to) ? [] : [{ from, to, isLate: to - from > lateMs }]
}

interface Point {
  readonly status: Status | null
  readonly at: number
}

/** Each status until the next; equal neighbours are one. */
function segments(points: readonly Point[], { to }: Stretch): readonly Segment[] {
  const inOrder = points.toSorted((a, b) => a.at - b.at)
  const changed = inOrder.filter(({ status }, index) => index === 0 || inOrder[index - 1]?.status !== status)
  return changed
    .map(({ status, at }, index) => ({ status, from: at, to: changed[index + 1]?.at ?? to }))
    .filter(segment => segment.to > segment.from)
}

function timesOf(isoTimes: readonly (string | null)[]): readonly number[] {
  return isoTimes.map(iso => Date.parse(iso ?? '')).filter(time => !Number.isNaN(time))
}
