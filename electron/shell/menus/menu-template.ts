import type { MenuItemConstructorOptions } from 'electron'
import { type ActionId, type FrameName, type Press, type PressedName, presses } from '../../contract/actions.ts'
import type { Language } from '../../contract/speech/languages.ts'
import { type MenuWords, menuWords } from './menu-words.ts'

interface Wanted {
  readonly language: Language
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
  const said = menuWords[wanted.language]
  const own = (label: keyof MenuWords, id: ActionId & (PressedName | Unpressed)): Item => ({
    label: said[label],
    ...keysOf(id),
    click: () => wanted.act(id),
  })
  return [
    ...(isMac ? [appMenu(own)] : []),
    fileMenu(said, own, isMac),
    editMenu(said, own),
    viewMenu(said, own, wanted),
    { label: said.window, role: 'window', submenu: windowItems(isMac) },
    helpMenu(said, own, isMac),
  ]
}

type Own = (label: keyof MenuWords, id: ActionId) => Item
/** Ids that no key stands for. */
type Unpressed = Exclude<ActionId, PressedName>
const line: Item = { type: 'separator' }

function appMenu(own: Own): Item {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      line,
      own('settings', 'go-settings'),
      line,
      { role: 'services' },
      line,
      ...([{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }] satisfies Item[]),
      line,
      { role: 'quit' },
    ],
  }
}

function fileMenu(said: MenuWords, own: Own, isMac: boolean): Item {
  return {
    label: said.file,
    submenu: [
      own('import', 'import'),
      own('export', 'export'),
      line,
      own('backup', 'backup'),
      own('folder', 'show-folder'),
      line,
      ...(isMac ? [] : [own('settings', 'go-settings'), line]),
      { role: 'close' },
      ...(isMac ? [] : [{ role: 'quit' } satisfies Item]),
    ],
  }
}

function editMenu(said: MenuWords, own: Own): Item {
  const roles = ['undo', 'redo', 'separator', 'cut', 'copy', 'paste', 'selectAll', 'separator'] as const
  return {
    label: said.edit,
    submenu: [
      ...roles.map((role): Item => (role === 'separator' ? line : { role })),
      own('search', 'search'),
      own('palette', 'palette'),
    ],
  }
}

function viewMenu(said: MenuWords, own: Own, { isDevelopment, zoom }: Wanted): Item {
  const size = (label: string, way: FrameName): Item => ({ label, ...keysOf(way), click: () => zoom(way) })
  return {
    label: said.view,
    submenu: [
      own('overview', 'go-overview'),
      own('report', 'go-report'),
      own('all', 'go-view:all'),
      own('attention', 'go-view:attention'),
      own('failed', 'go-view:failed'),
      own('connection', 'go-connection'),
      line,
      own('follow', 'follow'),
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

function helpMenu(said: MenuWords, own: Own, isMac: boolean): Item {
  return {
    label: said.help,
    role: 'help',
    submenu: [
      own('shortcuts', 'shortcuts'),
      own('check', 'check'),
      own('diagnostics', 'diagnostics'),
      ...(isMac ? [] : [line, own('about', 'go-settings:about')]),
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
