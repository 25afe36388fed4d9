import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectBus } from './bus-connection.ts'
import { startDisplay } from './display.ts'
import { startKeyring } from './keyring.ts'
import { createNotificationServer, type NotificationServer } from './notification-server.ts'
import { startSessionBus } from './session-bus.ts'
import { startStatusNotifierWatcher, type TrayWatcher } from './status-notifier-watcher.ts'

export interface Desktop {
  /** The environment of a program on this desktop; its home is a temporary folder. */
  readonly env: Record<string, string>
  readonly notifications: NotificationServer
  readonly watcher: TrayWatcher
  /** Ends every server and removes the home folder. Close the app first. */
  readonly stop: () => Promise<void>
}

/** A whole desktop for one test file: screen, session bus, notifications, tray, and (unless refused) a keyring. */
export const startDesktop = async ({ keyring = true } = {}): Promise<Desktop> => {
  const folder = mkdtempSync(join(tmpdir(), 'hover-tray-desktop-'))
  const [display, bus] = await Promise.all([startDisplay(), startSessionBus(folder)])
  const env = desktopEnv(folder, display.name, bus.address)
  const connection = await connectBus(bus.address)
  const stopKeyring = keyring ? await startKeyring({ folder, env, connection }) : null
  connection.close()
  const notifications = createNotificationServer(bus.address)
  await notifications.start()
  const watcher = await startStatusNotifierWatcher(bus.address)
  return {
    env,
    notifications,
    watcher,
    stop: async () => {
      await watcher.stop()
      await notifications.stop()
      await stopKeyring?.()
      await bus.stop()
      await display.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const desktopEnv = (folder: string, display: string, address: string): Record<string, string> => {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || /^(XDG_|GNOME_|WAYLAND_|ELECTRON_)/.test(name) ? [] : [[name, value] as const],
  )
  const folders = {
    HOME: 'home',
    TMPDIR: 'tmp',
    XDG_RUNTIME_DIR: 'run',
    XDG_CONFIG_HOME: 'home/config',
    XDG_DATA_HOME: 'home/data',
  }
  const own = Object.entries(folders).map(([name, sub]) => {
    const path = join(folder, sub)
    mkdirSync(path, { recursive: true, mode: 0o700 })
    return [name, path] as const
  })
  return {
    ...Object.fromEntries([...inherited, ...own]),
    DISPLAY: display,
    DBUS_SESSION_BUS_ADDRESS: address,
    // Chromium chooses its secret store by the name of the desktop.
    XDG_CURRENT_DESKTOP: 'GNOME',
  }
}
