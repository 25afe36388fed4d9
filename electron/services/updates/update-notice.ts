import type { Notice } from '../../contract/notices/notice.ts'
import { say } from '../../contract/speech/say.ts'
import type { Update } from '../../contract/updates.ts'
import { noticeText } from '../../core/telling/notice-text.ts'

const prefix = 'update/'

/** Says that there is a newer version, and that nothing happens by itself. */
export function updateNotice({ version }: Update, now: number): Notice {
  return {
    id: `${prefix}${version}`,
    topic: 'update',
    urgency: 'quiet',
    transactionId: null,
    status: null,
    ...noticeText(say('notice.update', 'Hover Tray {version} is available', { version }), [
      say('notice.update-body', 'See what is new, and install it when it suits you.'),
    ]),
    dueAt: new Date(now).toISOString(),
  }
}

/** Where a click on it leads is not a transaction. */
export function isUpdateNotice({ id }: Notice): boolean {
  return id.startsWith(prefix)
}
