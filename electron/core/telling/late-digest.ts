import type { Notice } from '../../contract/notices/notice.ts'
import { say } from '../../contract/speech/say.ts'
import { lateAfterMs } from '../ussd/fold-ussd.ts'
import { alone, countedWords, countsByStatus, type Showing } from './notice-batch.ts'
import { type NoticeText, noticeText } from './notice-text.ts'

/** When a transaction came to what it says now, by the provider's clock; milliseconds since 1970. */
export function ranAtOf(state: {
  readonly startedAt: number | null
  readonly updatedAt: number | null
}): number | null {
  return state.updatedAt ?? state.startedAt
}

/** Whether news of it is old: it is told in a digest, and never as if it happened now. */
export function isLate(ranAt: number | null, receivedAt: number): boolean {
  return ranAt !== null && receivedAt - ranAt > lateAfterMs
}

/** One notice for everything late that was gathered; null for nothing. A single one says by itself when it ran. */
export function digestOf(notices: readonly Notice[], now: number): Showing | null {
  const [first] = notices
  if (first === undefined) return null
  if (notices.length === 1) return alone(first)
  const counts = countsByStatus(notices).map(([status, count]) => countedWords[status](count))
  const times = notices.flatMap(({ ranAt }) => (ranAt === undefined ? [] : [Date.parse(ranAt)]))
  const oldest =
    times.length === 0
      ? null
      : say('notice.oldest', 'the oldest ran {span} ago', { span: { spanMs: now - Math.min(...times) } })
  const row = counts.length === 0 ? null : say('notice.counts', '{counts}', { counts: { list: counts } })
  const count = notices.length
  const title =
    times.length === count
      ? say(
          'notice.late-many',
          '{count, plural, one {# late transaction arrived} other {# late transactions arrived}}',
          {
            count,
          },
        )
      : say('notice.digest-many', '{count, plural, one {News of # transaction} other {News of # transactions}}', {
          count,
        })
  return summary(first, notices, { urgency: 'quiet', ...noticeText(title, [row, oldest], '; ') })
}

/** One notice, without a sound, for all that was held until the same moment; null for nothing. */
export function heldDigestOf(notices: readonly Notice[]): Showing | null {
  const [first] = notices
  if (first === undefined) return null
  if (notices.length === 1) return alone({ ...first, sound: false })
  const counts = countsByStatus(notices).map(([status, count]) => countedWords[status](count))
  const row = counts.length === 0 ? null : say('notice.counts', '{counts}', { counts: { list: counts } })
  const title = say(
    'notice.held-many',
    '{count, plural, one {# notice from the quiet time} other {# notices from the quiet time}}',
    { count: notices.length },
  )
  return summary(first, notices, { urgency: 'normal', sound: false, ...noticeText(title, [row]) })
}

type Said = NoticeText & Pick<Notice, 'urgency' | 'sound'>

function summary(first: Notice, notices: readonly Notice[], said: Said): Showing {
  const about = { topic: 'digest', transactionId: null, status: null, dueAt: first.dueAt } as const
  return { ids: notices.map(({ id }) => id), notice: { id: `summary/${first.id}`, ...about, ...said } }
}
