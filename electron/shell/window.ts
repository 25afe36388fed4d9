import { BrowserWindow, screen } from 'electron'
import { newsChannel } from '../contract/channels.ts'
import type { News } from '../contract/ipc.ts'
import { windowUrl } from './page-address.ts'
import type { WindowPlace } from './window-place.ts'

interface Deps {
  readonly preload: string
  readonly icon: string
  readonly place: WindowPlace
  /** False: there is no tray to come back from, so closing means to minimise. */
  readonly hasTray: () => boolean
}

export interface MainWindow {
  /** Creates, shows and focuses it. */
  open(): void
  send(news: News): void
  /** The window as it is now, for checks of who asks. */
  current(): BrowserWindow | null
  /** From now on closing closes. */
  release(): void
}

/** The one window. Closing it hides it: the app goes on watching from the tray. */
export function createMainWindow({ preload, icon, place, hasTray }: Deps): MainWindow {
  let window: BrowserWindow | null = null
  let isReleased = false
  let hasReplacedDeadRenderer = false

  function create(): BrowserWindow {
    const created = new BrowserWindow({
      ...place.restore(screen.getAllDisplays().map(display => display.workArea)),
      minWidth: 380,
      minHeight: 480,
      show: false,
      title: 'Hover Tray',
      icon,
      backgroundColor: '#15171c',
      autoHideMenuBar: true,
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    })
    created.once('ready-to-show', () => created.show())
    created.on('close', event => {
      place.save(created.getNormalBounds())
      if (isReleased) return
      event.preventDefault()
      if (hasTray()) created.hide()
      else created.minimize()
    })
    created.on('closed', () => {
      window = null
    })
    created.webContents.on('render-process-gone', () => {
      // Once: a page that dies at each start must not be started for ever.
      if (hasReplacedDeadRenderer) return
      hasReplacedDeadRenderer = true
      created.webContents.reload()
    })
    void created.loadURL(windowUrl)
    return created
  }

  return {
    open() {
      if (window === null) {
        window = create()
        return
      }
      // A person who asks again is no loop.
      if (window.webContents.isCrashed()) window.webContents.reload()
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    send(news) {
      const contents = window?.webContents
      if (contents === undefined) return
      // A page that is still loading has nobody who listens; what it should open must not get lost.
      if (contents.isLoading()) contents.once('did-finish-load', () => contents.send(newsChannel, news))
      else contents.send(newsChannel, news)
    },
    current: () => window,
    release() {
      isReleased = true
    },
  }
}
