import { join } from 'node:path'
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron'
import type { TrayAction, TrayEntry, TrayView } from '../core/telling/tray-view.ts'

interface Deps {
  readonly iconFolder: string
  readonly act: (action: TrayAction) => void
}

export interface TrayIcon {
  /** Makes the tray match; may be called at any time, and does nothing when nothing changed. */
  render(view: TrayView): void
  destroy(): void
}

/** The icon beside the clock. Every function is in its menu: on many Linux desktops a click may never come. */
export function createTray({ iconFolder, act }: Deps): TrayIcon {
  const icon = (name: TrayView['icon']) => {
    const suffix = process.platform === 'darwin' ? 'Template' : ''
    return nativeImage.createFromPath(join(iconFolder, `tray-${name}${suffix}.png`))
  }
  const tray = new Tray(icon('idle'))
  let shown = ''

  tray.on('click', () => act({ kind: 'open' }))

  return {
    render(view) {
      const text = JSON.stringify(view)
      if (text === shown) return
      shown = text
      tray.setImage(icon(view.icon))
      tray.setToolTip(view.tooltip)
      // A new menu each time: Linux shows a menu as it was when it was set.
      tray.setContextMenu(Menu.buildFromTemplate(view.entries.map(entry => item(entry, act))))
    },
    destroy: () => tray.destroy(),
  }
}

function item(entry: TrayEntry, act: Deps['act']): MenuItemConstructorOptions {
  switch (entry.kind) {
    case 'separator':
      return { type: 'separator' }
    case 'text':
      return { label: entry.label, enabled: false }
    case 'action':
      return { label: entry.label, click: () => act(entry.action) }
  }
}
