import type { Notice } from '../../contract/notices/notice.ts'
import { say } from '../../contract/speech/say.ts'
import { testPrefix } from '../../core/telling/desktop-notice.ts'
import { noticeText } from '../../core/telling/notice-text.ts'

/** What a person is shown who tries whether they can be told. */
export function testNotice(id: string, now: number): Notice {
  return {
    id: `${testPrefix}${id}`,
    topic: 'status',
    urgency: 'normal',
    transactionId: null,
    status: null,
    ...noticeText(say('notice.test', 'This is a test'), [
      say('notice.test-body', 'Hover Tray can reach you here when a transaction fails.'),
    ]),
    dueAt: new Date(now).toISOString(),
  }
}
