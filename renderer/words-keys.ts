import type { Translation } from '../electron/contract/speech/catalogue.ts'
import { keys as fr } from './french/keys.ts'
import { spoken } from './language/spoken.ts'
import { keys as pt } from './portuguese/keys.ts'
import { keys as sw } from './swahili/keys.ts'

interface Shortcut {
  /** Any of these presses; each holds keys that are pressed together. */
  readonly presses: readonly (readonly string[])[]
  readonly does: string
}

interface ShortcutGroup {
  readonly title: string
  readonly shortcuts: readonly Shortcut[]
}

/** As it is written on the keyboard of this computer. */
const control = globalThis.navigator?.userAgent.includes('Macintosh') ? '⌘' : 'Ctrl'

/** The keys of the window, as its sheet shows them. */
export const english = {
  title: 'Keyboard shortcuts',
  key: 'Key',
  does: 'What it does',
  or: 'or',
  groups: [
    {
      title: 'Everywhere',
      shortcuts: [
        { presses: [['/'], [control, 'F']], does: 'Search' },
        { presses: [['f']], does: 'Follow the newest, or hold new ones back' },
        { presses: [['?']], does: 'Show this sheet' },
        { presses: [['Esc']], does: 'Close what is open' },
      ],
    },
    {
      title: 'Search',
      shortcuts: [
        { presses: [['↓'], ['↑']], does: 'Choose a suggestion' },
        { presses: [['Tab'], ['Enter']], does: 'Take it' },
        { presses: [['Esc']], does: 'Close the suggestions, then leave' },
      ],
    },
    {
      title: 'List',
      shortcuts: [
        { presses: [['j'], ['↓']], does: 'Next transaction' },
        { presses: [['k'], ['↑']], does: 'Previous transaction' },
        { presses: [['Enter']], does: 'Open it' },
        { presses: [['Home']], does: 'Newest' },
        { presses: [['End']], does: 'Oldest that is loaded' },
        { presses: [['Page Down'], ['Page Up']], does: 'Ten further, ten back' },
      ],
    },
    {
      title: 'Transaction',
      shortcuts: [{ presses: [['r']], does: 'Raw deliveries, and back' }],
    },
  ] satisfies readonly ShortcutGroup[],
} as const

export type KeysWords = Translation<typeof english>
export const keyWords = spoken(english, { fr, sw, pt })
