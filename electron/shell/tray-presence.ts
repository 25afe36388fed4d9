import { isOnBus } from './linux/bus-names.ts'
import type { SessionBus } from './linux/session-bus.ts'

/**
 * Whether this desktop shows tray icons. On Linux that takes somebody who owns the StatusNotifierWatcher; without one a
 * window that hides would be gone for good.
 */
export async function isTrayPresent(bus: SessionBus): Promise<boolean> {
  if (process.platform !== 'linux') return true
  return (await isOnBus(bus, 'org.kde.StatusNotifierWatcher')) === true
}
