import { type BrowserWindow, Menu } from 'electron'
import type { ActionId, FrameName } from '../../contract/actions.ts'
import type { Language } from '../../contract/speech/languages.ts'
import { contextTemplate } from './context-menu.ts'
import { menuTemplate } from './menu-template.ts'

interface Deps {
  readonly language: Language
  readonly act: (action: ActionId) => void
  readonly zoom: (way: FrameName) => void
}

/** Takes the place of Electron's own menu, which would reload the page for everybody. */
export function setMenus({ language, act, zoom }: Deps): void {
  const isDevelopment = process.env.HOVER_TRAY_DEBUG !== undefined
  const template = menuTemplate({ language, platform: process.platform, isDevelopment, act, zoom })
  Menu.setApplicationMenu(Menu.buildFromTemplate([...template]))
}

/** Cut, copy and paste by the right button. */
export function offerContextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, params) => {
    const items = contextTemplate(params)
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window })
  })
}
