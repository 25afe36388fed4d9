import { isOnSessionBus } from './session-bus.ts'

/**
 * Whether this desktop shows tray icons. On Linux that takes somebody who owns the StatusNotifierWatcher; without one a
 * window that hides would be gone for good.
 */
export async function isTrayPresent(): Promise<boolean> {
  if (process.platform !== 'linux') return true
  return (await isOnSessionBus('org.kde.StatusNotifierWatcher')) === true
}
