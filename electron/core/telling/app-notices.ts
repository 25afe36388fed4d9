import type { Notice } from '../../contract/notice.ts'
import { say } from '../../contract/speech/say.ts'
import { ownPrefix } from './desktop-notice.ts'
import { noticeText } from './notice-text.ts'

/** What somebody is told who closes the window for the first time; `now` in milliseconds since 1970. */
export function stillRunningNotice(now: number): Notice {
  return {
    id: `${ownPrefix}still-running`,
    topic: 'status',
    urgency: 'quiet',
    transactionId: null,
    status: null,
    ...noticeText(say('desktop.still-running', 'Hover Tray is still running'), [
      say('desktop.still-running-body', 'It goes on watching from the tray. To end it, choose Quit in its menu there.'),
    ]),
    dueAt: new Date(now).toISOString(),
  }
}
