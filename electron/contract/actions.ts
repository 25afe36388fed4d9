/**
 * What a person can do in the window, by name. The palette, the keys, the sheet of keys and the menus all mean these;
 * some are about one thing of many, which follows behind a colon: `go-view:failed`.
 */
export type ActionName =
  | 'palette'
  | 'search'
  | 'follow'
  | 'close'
  | 'shortcuts'
  | 'go-overview'
  | 'go-report'
  | 'go-view'
  | 'go-own-view'
  | 'go-quarantine'
  | 'go-connection'
  | 'go-settings'
  | 'go-notices'
  | 'open'
  | 'raw'
  | 'resolve'
  | 'reopen'
  | 'reveal'
  | 'hide'
  | 'copy-id'
  | 'copy-json'
  | 'copy-curl'
  | 'copy-fixture'
  | 'filter'
  | 'clear-query'
  | 'save-view'
  | 'edit-view'
  | 'column'
  | 'usual-columns'
  | 'times'
  | 'export'
  | 'import'
  | 'practice'
  | 'play'
  | 'test-notification'
  | 'snooze'
  | 'snooze-operator'
  | 'resume-notices'
  | 'check'
  | 'connect'
  | 'copy-address'
  | 'backup'
  | 'show-folder'
  | 'diagnostics'
  | 'quit'

export type ActionId = ActionName | `${ActionName}:${string}`

/** Keys that are pressed together. */
export interface Press {
  /** As KeyboardEvent.key has it. */
  readonly key: string
  /** The key for commands: Command on a Mac, Ctrl elsewhere. */
  readonly control?: true
  readonly alt?: true
  readonly shift?: true
}

/** Moves inside the list and the query bar: they have keys and a line on the sheet, and are no actions of their own. */
export type MoveName = (typeof listMoves)[number] | (typeof barMoves)[number] | 'remove-condition'
export const listMoves = [
  'next-row',
  'previous-row',
  'open-row',
  'first-row',
  'last-row',
  'rows-down',
  'rows-up',
  'row-menu',
  'move-column',
  'size-column',
  'move-view',
] as const
export const barMoves = ['choose-suggestion', 'take-suggestion', 'leave-bar'] as const

/** What the window's own menu does by the system, without asking the page. */
export type FrameName = 'zoom-in' | 'zoom-out' | 'zoom-usual'

/** Every key of the window. Any of the presses will do. */
export const presses = {
  palette: [{ key: 'k', control: true }],
  search: [{ key: '/' }, { key: 'f', control: true }],
  follow: [{ key: 'f' }],
  shortcuts: [{ key: '?' }],
  close: [{ key: 'Escape' }],
  'go-settings': [{ key: ',', control: true }],
  import: [{ key: 'o', control: true }],
  export: [{ key: 'e', control: true }],
  raw: [{ key: 'r' }],
  snooze: [{ key: 's' }],
  quit: [{ key: 'q', control: true }],
  'next-row': [{ key: 'j' }, { key: 'ArrowDown' }],
  'previous-row': [{ key: 'k' }, { key: 'ArrowUp' }],
  'open-row': [{ key: 'Enter' }],
  'first-row': [{ key: 'Home' }],
  'last-row': [{ key: 'End' }],
  'rows-down': [{ key: 'PageDown' }],
  'rows-up': [{ key: 'PageUp' }],
  'row-menu': [{ key: 'F10', shift: true }, { key: 'ContextMenu' }],
  'move-column': [
    { key: 'ArrowLeft', alt: true },
    { key: 'ArrowRight', alt: true },
  ],
  'size-column': [
    { key: 'ArrowLeft', shift: true },
    { key: 'ArrowRight', shift: true },
  ],
  'move-view': [
    { key: 'ArrowUp', alt: true },
    { key: 'ArrowDown', alt: true },
  ],
  'remove-condition': [{ key: 'Backspace' }, { key: 'Delete' }],
  'choose-suggestion': [{ key: 'ArrowDown' }, { key: 'ArrowUp' }],
  'take-suggestion': [{ key: 'Tab' }, { key: 'Enter' }],
  'leave-bar': [{ key: 'Escape' }],
  'zoom-in': [{ key: '+', control: true }],
  'zoom-out': [{ key: '-', control: true }],
  'zoom-usual': [{ key: '0', control: true }],
} as const satisfies Readonly<Partial<Record<ActionName | MoveName | FrameName, readonly Press[]>>>

export type PressedName = keyof typeof presses
