import { app, ipcMain, session, shell } from 'electron'
import { openableUrl } from '../openable.ts'
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
}

/** electron-store answers its renderer half on a channel, from the first store that is made; ours has no such half. */
export function closeStoreChannel(): void {
  ipcMain.removeAllListeners('electron-store-get-data')
}

/** Permissions and downloads belong to a session, which exists once Electron is ready. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  session.defaultSession.setDevicePermissionHandler(() => false)
  // Files are written by the main process, where a person chose the place.
  session.defaultSession.on('will-download', event => event.preventDefault())
}

/** Opens a web page in the person's browser: https, or a Hover on this machine. Anything else is ignored. */
export function openExternal(url: string): void {
  const openable = openableUrl(url)
  if (openable !== null) void shell.openExternal(openable)
}
