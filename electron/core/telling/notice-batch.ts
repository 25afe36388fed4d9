import type { Notice, NoticeTopic } from '../../contract/notices/notice.ts'
import { say, type Told } from '../../contract/speech/say.ts'
import type { Status } from '../../contract/transactions/transaction.ts'
import { noticeText } from './notice-text.ts'

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
      ...noticeText(titleOf(topic, notices), [actionsOf(actions)]),
      dueAt: first?.dueAt ?? '',
    },
  }
}

function actionsOf(actions: readonly string[]): Told | string | null {
  const [only] = actions
  if (actions.length === 1 && only !== undefined) return only
  return actions.length === 0
    ? null
    : say('notice.actions', '{count, plural, one {# action} other {# actions}}', { count: actions.length })
}

function titleOf(topic: NoticeTopic, notices: readonly Notice[]): Told {
  const count = notices.length
  if (topic === 'stuck')
    return say(
      'notice.many-stuck',
      '{count, plural, one {# transaction is still pending} other {# transactions are still pending}}',
      { count },
    )
  if (topic !== 'status')
    return say(
      'notice.many-look',
      '{count, plural, one {# transaction needs a look} other {# transactions need a look}}',
      { count },
    )
  const counted = countsByStatus(notices)
  const [only] = counted
  if (counted.length === 1 && only !== undefined) return allOf[only[0]](count)
  const counts = { list: counted.map(([status, number]) => countedWords[status](number)) }
  return say('notice.many-mixed', '{count, plural, one {# transaction: {counts}} other {# transactions: {counts}}}', {
    count,
    counts,
  })
}

/** In the order in which they matter. */
export function countsByStatus(notices: readonly Notice[]): readonly (readonly [Status, number])[] {
  const order: readonly Status[] = ['failed', 'unknown', 'cancelled', 'succeeded', 'pending']
  return order.flatMap(status => {
    const count = notices.filter(notice => notice.status === status).length
    return count === 0 ? [] : [[status, count] as const]
  })
}

type Counted = Readonly<Record<Status, (count: number) => Told>>

/** How many are so, beside others that are not. */
export const countedWords: Counted = {
  failed: count => say('notice.count-failed', '{count, plural, one {# failed} other {# failed}}', { count }),
  unknown: count =>
    say('notice.count-unknown', '{count, plural, one {# of unknown status} other {# of unknown status}}', { count }),
  cancelled: count =>
    say('notice.count-cancelled', '{count, plural, one {# cancelled} other {# cancelled}}', { count }),
  succeeded: count =>
    say('notice.count-succeeded', '{count, plural, one {# succeeded} other {# succeeded}}', { count }),
  pending: count =>
    say('notice.count-pending', '{count, plural, one {# pending again} other {# pending again}}', { count }),
}

const allOf: Counted = {
  failed: count =>
    say('notice.many-failed', '{count, plural, one {# transaction failed} other {# transactions failed}}', { count }),
  unknown: count =>
    say(
      'notice.many-unknown',
      '{count, plural, one {# transaction of unknown status} other {# transactions of unknown status}}',
      { count },
    ),
  cancelled: count =>
    say('notice.many-cancelled', '{count, plural, one {# transaction cancelled} other {# transactions cancelled}}', {
      count,
    }),
  succeeded: count =>
    say('notice.many-succeeded', '{count, plural, one {# transaction succeeded} other {# transactions succeeded}}', {
      count,
    }),
  pending: count =>
    say(
      'notice.many-pending',
      '{count, plural, one {# transaction pending again} other {# transactions pending again}}',
      { count },
    ),
}
