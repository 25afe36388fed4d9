import type { TrayView } from '../../core/telling/tray-view.ts'

/**
 * The file of an icon. macOS colours a black one by itself and writes the count beside it; Windows takes several sizes in
 * one file; on Linux the count is drawn into the icon, because no panel has another place for it.
 */
export function trayIconFile({ icon, count }: Pick<TrayView, 'icon' | 'count'>, platform: NodeJS.Platform): string {
  switch (platform) {
    case 'darwin':
      return `tray-${icon}Template.png`
    case 'win32':
      return `tray-${icon}.ico`
    default:
      return icon === 'attention' && count > 0 ? `tray-attention-${count > 9 ? 'many' : count}.png` : `tray-${icon}.png`
  }
}
