import { Notification } from 'electron'
import type { AskNoticeServer } from '../services/telling/notice-reach.ts'
import { isOnSessionBus, isStartedByBus } from './session-bus.ts'

/** The name of the service in the Desktop Notifications Specification. */
const server = 'org.freedesktop.Notifications'

/** Elsewhere than on Linux the system itself shows notices, and only showing one tells whether it may. */
export const askNoticeServer: AskNoticeServer = async () => {
  if (!Notification.isSupported()) return 'absent'
  if (process.platform !== 'linux') return 'unknown'
  const isThere = await isOnSessionBus(server)
  if (isThere === null) return 'unknown'
  return isThere || (await isStartedByBus(server)) === true ? 'present' : 'absent'
}
