import { join } from 'node:path'
import { app, type BrowserWindow, nativeImage } from 'electron'
import type { TrayView } from '../../core/telling/tray-view.ts'
import { iconFolder } from './icon-folder.ts'

/**
 * The count where a desktop has another place for it: on the Dock, on a launcher of Linux that has such a thing, and as a
 * mark on the window's button in the taskbar of Windows. Not seen on macOS and Windows yet.
 */
export function markCount(window: BrowserWindow | null, { count, icon, tooltip }: TrayView): void {
  if (process.platform !== 'win32') {
    app.setBadgeCount(count)
    return
  }
  const mark = icon === 'attention' ? nativeImage.createFromPath(join(iconFolder(), 'tray-attention.png')) : null
  window?.setOverlayIcon(mark, tooltip)
}
