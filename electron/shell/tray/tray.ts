import { join } from 'node:path'
import { Menu, type MenuItemConstructorOptions, type NativeImage, nativeImage, Tray } from 'electron'
import type { TrayAction, TrayEntry, TrayView } from '../../core/telling/tray-view.ts'
import { trayIconFile } from './tray-icon-file.ts'

interface Deps {
  readonly iconFolder: string
  readonly act: (action: TrayAction) => void
}

export interface TrayIcon {
  /** Makes the tray match; may be called at any time, and does nothing when nothing changed. */
  render(view: TrayView): void
  /** The desktop's panel was started anew and knows nothing of the icon. */
  renew(): void
  destroy(): void
}

/** The icon beside the clock. Every function is in its menu: on many Linux desktops a click may never come. */
export function createTray({ iconFolder, act }: Deps): TrayIcon {
  let tray = make({ icon: 'idle', count: 0 })
  let shown = ''
  let last: TrayView | null = null

  function make(first: Pick<TrayView, 'icon' | 'count'>): Tray {
    const made = new Tray(imageOf(first))
    made.on('click', () => act({ kind: 'open' }))
    return made
  }

  function imageOf(view: Pick<TrayView, 'icon' | 'count'>): NativeImage {
    return nativeImage.createFromPath(join(iconFolder, trayIconFile(view, process.platform)))
  }

  function render(view: TrayView): void {
    const text = JSON.stringify(view)
    if (text === shown) return
    shown = text
    last = view
    tray.setImage(imageOf(view))
    tray.setToolTip(view.tooltip)
    // macOS writes it beside the icon; elsewhere it does nothing.
    if (process.platform === 'darwin') tray.setTitle(view.count === 0 ? '' : String(view.count))
    // A new menu each time: Linux shows a menu as it was when it was set.
    tray.setContextMenu(Menu.buildFromTemplate(view.entries.map(entry => item(entry, act))))
  }

  return {
    render,
    renew() {
      tray.destroy()
      tray = make(last ?? { icon: 'idle', count: 0 })
      shown = ''
      if (last !== null) render(last)
    },
    destroy: () => tray.destroy(),
  }
}

function item(entry: TrayEntry, act: Deps['act']): MenuItemConstructorOptions {
  switch (entry.kind) {
    case 'separator':
      return { type: 'separator' }
    case 'text':
      return { label: plain(entry.label), enabled: false }
    case 'action':
      return { label: plain(entry.label), click: () => act(entry.action) }
    case 'menu':
      return { label: plain(entry.label), submenu: entry.entries.map(inner => item(inner, act)) }
  }
}

/** Menus read `&` as the mark of a key; names of strangers are no keys. */
function plain(label: string): string {
  return label.replaceAll('&', '&&')
}
