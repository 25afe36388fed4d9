import { Notification } from 'electron'
import { type Notice, sounds } from '../contract/notice.ts'
import type { Tongue } from '../contract/speech/languages.ts'
import { noticeIn } from '../core/telling/notice-text.ts'
import type { ShowNotice } from '../services/telling/notice-desk.ts'
import { askNoticeServer } from './notice-server.ts'

/** The desktop has to say that it took the notification; some never do. */
const answerLimitMs = 10_000
/** Their handlers live as long as the objects do, and a click may come hours later. */
const maxHeld = 200

interface Deps {
  readonly onClick: (notice: Notice) => void
  /** What the person is spoken to in. */
  readonly tongue: () => Tongue
}

/** Native notifications of the desktop: on Linux over D-Bus. */
export function createNotifier({ onClick, tongue }: Deps): ShowNotice {
  const held = new Map<string, Notification>()
  return notice => {
    if (!Notification.isSupported()) return Promise.resolve('no-server')
    const notification = new Notification({
      ...noticeIn(notice, tongue()),
      silent: !sounds(notice),
      urgency: notice.urgency === 'quiet' ? 'low' : notice.urgency,
    })
    // The same again takes its own place.
    held.get(notice.id)?.close()
    held.delete(notice.id)
    held.set(notice.id, notification)
    const [oldest] = held.keys()
    if (held.size > maxHeld && oldest !== undefined) held.delete(oldest)
    notification.on('click', () => onClick(notice))
    return new Promise(resolve => {
      const limit = setTimeout(() => resolve('failed'), answerLimitMs)
      const answer = (result: 'shown' | 'failed' | 'no-server') => {
        clearTimeout(limit)
        resolve(result)
      }
      notification.once('show', () => answer('shown'))
      // Where nobody was there to take it, nobody saw it either, and it may be shown again.
      notification.once('failed', () => {
        void askNoticeServer().then(said => answer(said === 'absent' ? 'no-server' : 'failed'))
      })
      notification.show()
    })
  }
}
