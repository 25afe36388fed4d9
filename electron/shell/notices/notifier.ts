import type { Notice, NoticeAction, NoticeEvent } from '../../contract/notices/notice.ts'
import type { Tongue } from '../../contract/speech/languages.ts'
import { placeKey } from '../../core/telling/desktop-notice.ts'
import type { Clock } from '../../services/clock.ts'
import type { ShowNotice } from '../../services/telling/notice-desk.ts'
import type { NoticeDesktop } from '../../services/telling/notice-desktop.ts'
import type { AskNoticeServer } from '../../services/telling/notice-reach.ts'
import { createLinuxNotices } from '../linux/linux-notices.ts'
import { lookAtServer } from '../linux/look-at-server.ts'
import type { Identity } from '../linux/notification-server.ts'
import type { SessionBus } from '../linux/session-bus.ts'
import { createElectronNotices } from './electron-notices.ts'
import { createAskNoticeServer } from './notice-server.ts'

interface Deps {
  readonly bus: SessionBus
  readonly clock: Clock
  readonly identity: Identity
  /** What the person is spoken to in. */
  readonly tongue: () => Tongue
}

export interface Notifier {
  /** A notice of an earlier run was used: those of this one tell of it by themselves. */
  used(notice: Notice, action: NoticeAction): void
  readonly show: ShowNotice
  readonly askServer: AskNoticeServer
  readonly desktop: NoticeDesktop
}

/** Native notifications: on Linux by the desktop's own protocol, elsewhere by Electron. */
export function createNotifier({ bus, clock, identity, tongue }: Deps): Notifier {
  const listeners = new Set<(notice: Notice, event: NoticeEvent) => void>()
  const followers = new Set<() => void>()
  const onEvent = (notice: Notice, event: NoticeEvent) => {
    for (const listener of listeners) listener(notice, event)
  }
  const onServer = () => {
    for (const follower of followers) follower()
  }
  const askServer = createAskNoticeServer(bus)
  const byElectron = createElectronNotices({ clock, tongue, onEvent, askServer })
  const isLinux = process.platform === 'linux'
  const notices = isLinux
    ? createLinuxNotices({ bus, identity, tongue, onEvent, onServer, otherwise: byElectron })
    : byElectron
  return {
    show: notices.show,
    used(notice, action) {
      if (!byElectron.isHeld(placeKey(notice))) onEvent(notice, { kind: 'acted', action })
    },
    askServer,
    desktop: {
      look: async () =>
        isLinux ? lookAtServer(bus) : { kind: process.platform === 'darwin' ? 'macos' : 'windows', isHiding: null },
      onEvent: listener => void listeners.add(listener),
      close: notices.close,
      onServer: listener => void followers.add(listener),
    },
  }
}
