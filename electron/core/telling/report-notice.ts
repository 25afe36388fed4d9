import type { Notice } from '../../contract/notices/notice.ts'
import type { ShiftReport } from '../../contract/notices/shift-report.ts'
import { say } from '../../contract/speech/say.ts'
import type { Status } from '../../contract/transactions/transaction.ts'
import { ownPrefix } from './desktop-notice.ts'
import { countedWords } from './notice-batch.ts'
import { noticeText } from './notice-text.ts'

/** In the order in which they matter. */
const told: readonly Exclude<Status, 'pending'>[] = ['failed', 'unknown', 'cancelled', 'succeeded']

/** What somebody is told who comes back; null when nothing happened meanwhile. `now` in milliseconds since 1970. */
export function reportNotice({ counts, open, blind, unusual }: ShiftReport, now: number): Notice | null {
  const list = told.filter(status => counts[status] > 0).map(status => countedWords[status](counts[status]))
  if (list.length === 0 && blind.ms === 0 && unusual.length === 0) return null
  return {
    id: `${ownPrefix}report-${now}`,
    topic: 'status',
    urgency: 'quiet',
    transactionId: null,
    status: null,
    ...noticeText(say('notice.report', 'While you were away'), [
      list.length === 0 ? null : say('notice.counts', '{counts}', { counts: { list } }),
      open.total === 0
        ? null
        : say('notice.report-open', '{count, plural, one {# needs a look} other {# need a look}}', {
            count: open.total,
          }),
      blind.ms === 0
        ? null
        : say('notice.report-blind', 'nothing could arrive for {span}', { span: { spanMs: blind.ms } }),
      unusual.length === 0 ? null : say('notice.report-unusual', 'not everything was as usual'),
    ]),
    dueAt: new Date(now).toISOString(),
  }
}
