import { barMoves, listMoves, type PressedName } from '../../electron/contract/actions.ts'
import { actionWords } from '../words/actions.ts'
import { noticesWords } from '../words/notices.ts'

/** What each key does, for the sheet of keys. A key without a line here does not compile. */
function doings() {
  const { sheet, moves, app, list } = actionWords
  return {
    ...moves,
    palette: sheet.palette,
    search: list.search,
    follow: sheet.follow,
    shortcuts: app.shortcuts,
    close: sheet.close,
    'go-settings': sheet.settings,
    import: app.import,
    export: list.export,
    raw: sheet.raw,
    snooze: noticesWords.snooze.menu,
    quit: app.quit,
  } satisfies Readonly<Record<PressedName, string>>
}

interface SheetGroup {
  readonly title: string
  readonly lines: readonly { readonly name: PressedName; readonly does: string }[]
}

/** Every key, by the place where it counts. */
export function sheetGroups(): readonly SheetGroup[] {
  const { sheet } = actionWords
  return [
    groupOf(sheet.everywhere, ['palette', 'search', 'go-settings', 'snooze', 'shortcuts', 'close', 'quit']),
    groupOf(sheet.list, [...listMoves, 'follow', 'import', 'export']),
    groupOf(sheet.transaction, ['raw']),
    groupOf(sheet.search, [...barMoves, 'remove-condition']),
    groupOf(sheet.window, ['zoom-in', 'zoom-out', 'zoom-usual']),
  ]
}

function groupOf(title: string, names: readonly PressedName[]): SheetGroup {
  const does = doings()
  return { title, lines: names.map(name => ({ name, does: does[name] })) }
}
