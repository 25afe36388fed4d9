import type { MenuItemConstructorOptions } from 'electron'
import { type ActionId, type FrameName, type Press, type PressedName, presses } from '../contract/actions.ts'
import { menuWords as said } from './menu-words.ts'

interface Wanted {
  readonly platform: NodeJS.Platform
  /** Reloading and the tools of developers are for them alone. */
  readonly isDevelopment: boolean
  /** Does an action of the window. */
  readonly act: (action: ActionId) => void
  readonly zoom: (way: FrameName) => void
}

type Item = MenuItemConstructorOptions

/** The menu of the window, or of the whole app on a Mac: the usual roles, and the window's own actions by their ids. */
export function menuTemplate(wanted: Wanted): readonly Item[] {
  const isMac = wanted.platform === 'darwin'
  const own = (label: string, id: ActionId & (PressedName | Unpressed)): Item => ({
    label,
    ...keysOf(id),
    click: () => wanted.act(id),
  })
  return [
    ...(isMac ? [appMenu(own)] : []),
    fileMenu(own, isMac),
    editMenu(own),
    viewMenu(own, wanted),
    { label: said.window, role: 'window', submenu: windowItems(isMac) },
    helpMenu(own, isMac),
  ]
}

type Own = (label: string, id: ActionId) => Item
/** Ids that no key stands for. */
type Unpressed = Exclude<ActionId, PressedName>
const line: Item = { type: 'separator' }

function appMenu(own: Own): Item {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      line,
      own(said.settings, 'go-settings'),
      line,
      { role: 'services' },
      line,
      ...([{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }] satisfies Item[]),
      line,
      { role: 'quit' },
    ],
  }
}

function fileMenu(own: Own, isMac: boolean): Item {
  return {
    label: said.file,
    submenu: [
      own(said.import, 'import'),
      own(said.export, 'export'),
      line,
      own(said.backup, 'backup'),
      own(said.folder, 'show-folder'),
      line,
      ...(isMac ? [] : [own(said.settings, 'go-settings'), line]),
      { role: 'close' },
      ...(isMac ? [] : [{ role: 'quit' } satisfies Item]),
    ],
  }
}

function editMenu(own: Own): Item {
  const roles = ['undo', 'redo', 'separator', 'cut', 'copy', 'paste', 'selectAll', 'separator'] as const
  return {
    label: said.edit,
    submenu: [
      ...roles.map((role): Item => (role === 'separator' ? line : { role })),
      own(said.search, 'search'),
      own(said.palette, 'palette'),
    ],
  }
}

function viewMenu(own: Own, { isDevelopment, zoom }: Wanted): Item {
  const size = (label: string, way: FrameName): Item => ({ label, ...keysOf(way), click: () => zoom(way) })
  return {
    label: said.view,
    submenu: [
      own(said.overview, 'go-overview'),
      own(said.all, 'go-view:all'),
      own(said.attention, 'go-view:attention'),
      own(said.failed, 'go-view:failed'),
      own(said.connection, 'go-connection'),
      line,
      own(said.follow, 'follow'),
      line,
      size(said.larger, 'zoom-in'),
      size(said.smaller, 'zoom-out'),
      size(said.usual, 'zoom-usual'),
      line,
      { role: 'togglefullscreen' },
      ...(isDevelopment ? [line, { role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
    ],
  }
}

function windowItems(isMac: boolean): Item[] {
  return isMac
    ? [{ role: 'minimize' }, { role: 'zoom' }, line, { role: 'front' }]
    : [{ role: 'minimize' }, { role: 'close' }]
}

function helpMenu(own: Own, isMac: boolean): Item {
  return {
    label: said.help,
    role: 'help',
    submenu: [
      own(said.shortcuts, 'shortcuts'),
      own(said.check, 'check'),
      own(said.diagnostics, 'diagnostics'),
      ...(isMac ? [] : [line, own(said.about, 'go-settings:about')]),
    ],
  }
}

/**
 * The key beside a label. The page hears it itself, so the menu only shows it; letters without Ctrl are not shown, because
 * a menu would take them from whoever types.
 */
function keysOf(id: string): Pick<Item, 'accelerator' | 'registerAccelerator'> {
  const all: readonly Press[] = Object.hasOwn(presses, id) ? presses[id as PressedName] : []
  const press = all.find(({ control }) => control === true)
  if (press === undefined) return {}
  const key = press.key === '+' ? 'Plus' : press.key.toUpperCase()
  return { accelerator: `CommandOrControl+${key}`, registerAccelerator: false }
}
