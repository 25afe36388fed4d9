import { app, ipcMain, session, shell } from 'electron'
import { isOpenable } from './openable.ts'
import { isOurs } from './page-address.ts'

/** What a page may never do, whatever text a stranger got into it: leave, open windows, embed, or use the machine. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', event => {
      if (!isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-frame-navigate', event => {
      if (!isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', event => event.preventDefault())
    contents.on('will-attach-webview', event => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
  // electron-store answers its renderer half on this channel; ours has none.
  ipcMain.removeAllListeners('electron-store-get-data')
}

/** Permissions belong to a session, which exists once Electron is ready. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
}

/** Opens a web page in the person's browser: https, or a Hover on this machine. Anything else is ignored. */
export function openExternal(url: string): void {
  if (isOpenable(url)) void shell.openExternal(url)
}
