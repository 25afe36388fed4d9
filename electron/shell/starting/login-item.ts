import { app } from 'electron'
import { autostartFolder, createAutostart, type LoginItem } from '../linux/autostart.ts'

const hidden = '--hidden'

/** Whether the app is started at login, into the tray. Null where that makes no sense: from a checkout on macOS or Windows. */
export function createLoginItem(dataDir: string | null): LoginItem | null {
  const own = [hidden, ...(dataDir === null ? [] : [`--data-dir=${dataDir}`])]
  if (process.platform === 'linux') {
    // An AppImage runs from a place that is gone after it ended; its file is the program.
    const program = process.env.APPIMAGE ?? process.execPath
    const command = app.isPackaged ? [program, ...own] : [program, app.getAppPath(), ...own]
    return createAutostart(autostartFolder(process.env), command)
  }
  return app.isPackaged ? bySystem(own) : null
}

/** Not seen on macOS and Windows yet. */
function bySystem(args: readonly string[]): LoginItem {
  const item = process.platform === 'win32' ? { args: [...args] } : {}
  const isOn = () => app.getLoginItemSettings(item).openAtLogin
  return {
    isOn,
    set(wanted) {
      app.setLoginItemSettings({ ...item, openAtLogin: wanted })
      return isOn() === wanted
    },
  }
}

/** macOS starts login items without arguments, and tells it so. */
export function isStartedAtLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
}
