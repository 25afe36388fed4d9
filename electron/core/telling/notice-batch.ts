import type { Notice, NoticeTopic } from '../../contract/notice.ts'
import type { Status } from '../../contract/transaction.ts'

/** What is put before a person at once, and which notices it stands for. */
export interface Showing {
  readonly notice: Notice
  readonly ids: readonly string[]
}

/** Notices of one topic that came close together. Times in milliseconds. */
export interface Burst {
  readonly windowMs: number
  readonly endsAt: number
  readonly held: readonly Notice[]
}

export interface Decision {
  readonly show: readonly Showing[]
  /** Null when it is quiet again. */
  readonly burst: Burst | null
}

const windowMs = 2_000
/** While a flood lasts its summaries come further and further apart: nobody reads one every two seconds. */
const longestWindowMs = 32_000
const mostOneByOne = 5

/** The first after a quiet time is shown at once; those that follow closely wait for the end of the window. */
export function arrive(burst: Burst | null, notice: Notice, now: number): Decision {
  if (burst === null) return { show: [alone(notice)], burst: { windowMs, endsAt: now + windowMs, held: [] } }
  // A clock that was set back must not hold anything for as long as it was wrong.
  const endsAt = Math.min(burst.endsAt, now + burst.windowMs)
  return { show: [], burst: { ...burst, endsAt, held: [...burst.held, notice] } }
}

/** What is shown at the end of a window: a few one by one, many as one summary. */
export function endWindow({ held, windowMs: before }: Burst, now: number): Decision {
  if (held.length === 0) return { show: [], burst: null }
  const isFlood = held.length > mostOneByOne
  const next = isFlood ? Math.min(before * 2, longestWindowMs) : windowMs
  return {
    show: isFlood ? [summaryOf(held)] : held.map(alone),
    burst: { windowMs: next, endsAt: now + next, held: [] },
  }
}

export function alone(notice: Notice): Showing {
  return { notice, ids: [notice.id] }
}

const criticality = ['critical', 'normal', 'quiet'] as const

function summaryOf(notices: readonly Notice[]): Showing {
  const ids = notices.map(({ id }) => id)
  const first = notices[0]
  const topic = first?.topic ?? 'status'
  const actions = [...new Set(notices.flatMap(({ action }) => action ?? []))]
  return {
    ids,
    notice: {
      id: `summary/${ids[0]}`,
      topic,
      urgency: criticality.find(urgency => notices.some(notice => notice.urgency === urgency)) ?? 'normal',
      transactionId: null,
      status: null,
      title: titleOf(topic, notices),
      body: actions.length === 1 ? (actions[0] ?? '') : actions.length === 0 ? '' : `${actions.length} actions`,
      dueAt: first?.dueAt ?? '',
    },
  }
}

function titleOf(topic: NoticeTopic, notices: readonly Notice[]): string {
  const count = `${notices.length} transactions`
  if (topic === 'stuck') return `${count} are still pending`
  if (topic !== 'status') return `${count} need a look`
  const counted = countsByStatus(notices)
  const [only] = counted
  return counted.length === 1 && only !== undefined
    ? `${count} ${words[only[0]]}`
    : `${count}: ${counted.map(([status, number]) => `${number} ${words[status]}`).join(', ')}`
}

/** In the order in which they matter. */
export function countsByStatus(notices: readonly Notice[]): readonly (readonly [Status, number])[] {
  const order: readonly Status[] = ['failed', 'unknown', 'cancelled', 'succeeded', 'pending']
  return order.flatMap(status => {
    const count = notices.filter(notice => notice.status === status).length
    return count === 0 ? [] : [[status, count] as const]
  })
}

export const words: Readonly<Record<Status, string>> = {
  failed: 'failed',
  unknown: 'of unknown status',
  cancelled: 'cancelled',
  succeeded: 'succeeded',
  pending: 'pending again',
}
