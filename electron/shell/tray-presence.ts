import { execFile } from 'node:child_process'

const limitMs = 2_000

/**
 * Whether this desktop shows tray icons. On Linux that takes somebody who owns the StatusNotifierWatcher; without one a
 * window that hides would be gone for good. Electron has no way to ask, so D-Bus is asked with its own tool.
 */
export function isTrayPresent(): Promise<boolean> {
  if (process.platform !== 'linux') return Promise.resolve(true)
  const question = [
    ...['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'],
    ...['org.freedesktop.DBus.NameHasOwner', 'string:org.kde.StatusNotifierWatcher'],
  ]
  return new Promise(resolve => {
    execFile('dbus-send', question, { timeout: limitMs }, (error, answer) =>
      resolve(error === null && /boolean true/.test(answer)),
    )
  })
}
