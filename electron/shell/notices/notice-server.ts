import { Notification } from 'electron'
import type { AskNoticeServer } from '../../services/telling/notice-reach.ts'
import { isOnBus, isStartedByBus } from '../linux/bus-names.ts'
import { notificationService } from '../linux/notification-server.ts'
import type { SessionBus } from '../linux/session-bus.ts'

/** Elsewhere than on Linux the system itself shows notices, and only showing one tells whether it may. */
export function createAskNoticeServer(bus: SessionBus): AskNoticeServer {
  return async () => {
    if (process.platform !== 'linux') return Notification.isSupported() ? 'unknown' : 'absent'
    const { destination: name } = notificationService
    const isThere = await isOnBus(bus, name)
    if (isThere === null) return Notification.isSupported() ? 'unknown' : 'absent'
    return isThere || (await isStartedByBus(bus, name)) === true ? 'present' : 'absent'
  }
}
