import { Notification, type NotificationConstructorOptions } from 'electron'
import type { Notice, NoticeEvent } from '../../contract/notices/notice.ts'
import type { Tongue } from '../../contract/speech/languages.ts'
import { type DesktopNotice, desktopNotice, placeKey } from '../../core/telling/desktop-notice.ts'
import type { Clock } from '../../services/clock.ts'
import type { ShowNotice } from '../../services/telling/notice-desk.ts'
import type { AskNoticeServer } from '../../services/telling/notice-reach.ts'
import type { CloseNotice } from '../../services/telling/on-the-screen.ts'
import { noticeGroup, noticeMark } from './notice-mark.ts'

/** The desktop has to say that it took the notification; some never do. */
const answerLimitMs = 10_000
/** Their handlers live as long as the objects do, and a click may come hours later. */
const maxHeld = 200

interface Deps {
  readonly clock: Clock
  /** What the person is spoken to in. */
  readonly tongue: () => Tongue
  readonly onEvent: (notice: Notice, event: NoticeEvent) => void
  readonly askServer: AskNoticeServer
}

export interface ShownNotices {
  readonly show: ShowNotice
  readonly close: CloseNotice
  /** Whether this run shows what stands in a place, and hears of it by itself. */
  readonly isHeld: (place: string) => boolean
}

/** Notices by Electron: on macOS and Windows, and on a Linux whose bus we cannot speak to. */
export function createElectronNotices({ clock, tongue, onEvent, askServer }: Deps): ShownNotices {
  const held = new Map<string, Notification>()

  function hold(id: string, notification: Notification): void {
    held.delete(id)
    held.set(id, notification)
    const [oldest] = held.keys()
    if (held.size > maxHeld && oldest !== undefined) held.delete(oldest)
  }

  const show: ShowNotice = notice => {
    if (!Notification.isSupported()) return Promise.resolve('no-server')
    const shown = desktopNotice(notice, tongue())
    const notification = new Notification(optionsOf(notice, shown))
    hold(placeKey(notice), notification)
    notification.on('click', () => onEvent(notice, { kind: 'acted', action: 'open' }))
    // Electron 33 hands the index beside the event instead of inside it.
    notification.on('action', (details, index) => {
      const button = buttonsOf(shown)[details.actionIndex ?? index]
      if (button !== undefined) onEvent(notice, { kind: 'acted', action: button.action })
    })
    notification.on('close', details => {
      const how =
        details?.reason === 'timedOut' ? 'expired' : details?.reason === 'userCanceled' ? 'dismissed' : 'closed'
      onEvent(notice, { kind: 'ended', how })
    })
    return new Promise(resolve => {
      const cancel = clock.after(answerLimitMs, () => resolve('failed'))
      const answer = (result: 'shown' | 'failed' | 'no-server') => {
        cancel()
        resolve(result)
      }
      notification.once('show', () => answer('shown'))
      // Where nobody was there to take it, nobody saw it either, and it may be shown again.
      notification.once('failed', () => {
        void askServer().then(said => answer(said === 'absent' ? 'no-server' : 'failed'))
      })
      notification.show()
    })
  }
  return { show, close: place => held.get(place)?.close(), isHeld: place => held.has(place) }
}

/** Not seen on macOS and Windows yet. Each ignores what it does not know; so does an older Electron. */
function optionsOf(notice: Notice, shown: DesktopNotice): NotificationConstructorOptions {
  return {
    id: noticeMark(notice),
    groupId: noticeGroup(notice),
    title: shown.title,
    body: shown.body,
    silent: !shown.sounds,
    urgency: shown.urgency === 'quiet' ? 'low' : shown.urgency,
    // Windows takes an urgent one away all the same unless it is told not to.
    timeoutType: shown.urgency === 'critical' ? 'never' : 'default',
    actions: buttonsOf(shown).map(({ label }) => ({ type: 'button', text: label })),
  }
}

/** A click on the notice itself opens: a button for it would take the place of a better one. */
function buttonsOf({ buttons }: DesktopNotice): DesktopNotice['buttons'] {
  return buttons.filter(({ action }) => action !== 'open')
}
