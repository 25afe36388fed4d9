import { app, BrowserWindow, screen } from 'electron'
import type { FrameName } from '../../contract/actions.ts'
import { newsChannel } from '../../contract/bridge/channels.ts'
import type { News } from '../../contract/bridge/ipc.ts'
import { offerContextMenu } from '../menus/menus.ts'
import { windowUrl } from './page-address.ts'
import { findable, type WindowPlace } from './window-place.ts'
import { zoomAfter, zoomOfKey } from './zoom.ts'

interface Deps {
  readonly preload: string
  readonly icon: string
  readonly place: WindowPlace
  /** False: there is no tray to come back from, so closing means to minimise. */
  readonly hasTray: () => boolean
  readonly closeQuits: () => boolean
  /** A person closed it, and the app goes on in the tray. */
  readonly onHidden: () => void
}

export interface MainWindow {
  /** Creates, shows and focuses it. */
  open(): void
  /** Puts a hidden one where a person finds it, without taking the focus: the tray is gone. */
  surface(): void
  send(news: News): void
  /** Draws the page larger or smaller, and keeps it so over starts. */
  zoom(way: FrameName): void
  /** Opens it, or hides it when it has the focus and there is a tray to come back from. */
  toggle(): void
  /** The window as it is now, for checks of who asks. */
  current(): BrowserWindow | null
  /** From now on closing closes. */
  release(): void
}

/** The one window. Closing it hides it: the app goes on watching from the tray. */
export function createMainWindow(deps: Deps): MainWindow {
  const { preload, icon, place, hasTray } = deps
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
      // Where the menu is part of the window it would only repeat what the window shows: Alt brings it.
      autoHideMenuBar: true,
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        zoomFactor: place.zoom(),
      },
    })
    created.once('ready-to-show', () => created.show())
    created.on('close', event => {
      keepPlace(created)
      if (isReleased) return
      event.preventDefault()
      if (deps.closeQuits()) app.quit()
      else if (!hasTray()) created.minimize()
      else {
        created.hide()
        deps.onHidden()
      }
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
    // Chromium remembers a zoom of its own for each host; ours is the one that counts.
    created.webContents.on('did-finish-load', () => created.webContents.setZoomFactor(place.zoom()))
    created.webContents.on('zoom-changed', (_event, way) => zoom(way === 'in' ? 'zoom-in' : 'zoom-out'))
    created.webContents.on('before-input-event', (event, input) => {
      const way = zoomOfKey(input)
      if (way === null) return
      event.preventDefault()
      zoom(way)
    })
    offerContextMenu(created)
    void created.loadURL(windowUrl)
    return created
  }

  function zoom(way: FrameName): void {
    if (window === null) return
    window.webContents.setZoomFactor(zoomAfter(window.webContents.getZoomFactor(), way))
    keepPlace(window)
  }

  /** Its screen may have gone since: a laptop leaves its dock. */
  function moveIntoSight(moved: BrowserWindow): void {
    const before = moved.getBounds()
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
    const after = findable(
      before,
      screen.getAllDisplays().map(display => display.workArea),
      workArea,
    )
    if (after !== before) moved.setBounds(after)
  }

  screen.on('display-removed', () => {
    if (window?.isVisible() === true) moveIntoSight(window)
  })

  function keepPlace(kept: BrowserWindow): void {
    place.save(kept.getNormalBounds(), kept.webContents.getZoomFactor())
  }

  function open(): void {
    if (window === null) {
      window = create()
      return
    }
    // A person who asks again is no loop.
    if (window.webContents.isCrashed()) window.webContents.reload()
    if (window.isMinimized()) window.restore()
    moveIntoSight(window)
    window.show()
    window.focus()
  }

  return {
    open,
    toggle() {
      if (window?.isFocused() === true && hasTray()) window.hide()
      else open()
    },
    surface() {
      if (window === null) window = create()
      if (!window.isVisible()) window.minimize()
    },
    send(news) {
      const contents = window?.webContents
      if (contents === undefined) return
      // A page that is still loading has nobody who listens; what it should open must not get lost.
      if (contents.isLoading()) contents.once('did-finish-load', () => contents.send(newsChannel, news))
      else contents.send(newsChannel, news)
    },
    zoom,
    current: () => window,
    release() {
      isReleased = true
    },
  }
}
