import { z } from 'zod'

/** Keys that are pressed together, in the words of Electron. With one of the keys for commands, so that typing is left alone. */
const acceleratorSchema = z
  .string()
  .regex(
    /^(?=.*\b(?:CommandOrControl|Control|Command|Alt|Super)\+)(?:(?:CommandOrControl|Control|Command|Alt|Super|Shift)\+){1,4}(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Space|Home|End|Insert)$/,
    'Write keys such as CommandOrControl+Shift+H.',
  )

/** Those that are offered; another can be set by the command line. */
export const offeredShortcuts = [
  'CommandOrControl+Shift+H',
  'CommandOrControl+Alt+H',
  'Alt+Shift+H',
  'CommandOrControl+Shift+F9',
] as const

/** How the app behaves on this desktop. What cannot be read costs itself alone. */
export const desktopSettingsSchema = z.object({
  /** Opens and hides the window from every program; null: none. */
  shortcut: acceleratorSchema.nullable().catch(null).default(null),
  /** Closing the window ends the app, instead of leaving it in the tray. */
  closeQuits: z.boolean().catch(false).default(false),
  /** It was said that closing the window leaves the app in the tray. */
  closeExplained: z.boolean().catch(false).default(false),
})

export const desktopChangeSchema = z.object({
  launchAtLogin: z.boolean().optional(),
  shortcut: acceleratorSchema.nullable().optional(),
  closeQuits: z.boolean().optional(),
  closeExplained: z.literal(true).optional(),
})

export interface DesktopState {
  /** Null: this copy of the app cannot be started at login. */
  readonly launchAtLogin: boolean | null
  readonly shortcut: string | null
  /** It is wanted, and another program has it. */
  readonly isShortcutTaken: boolean
  readonly closeQuits: boolean
}
