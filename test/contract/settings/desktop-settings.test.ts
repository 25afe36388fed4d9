import { describe, expect, test } from 'vitest'
import {
  desktopChangeSchema,
  desktopSettingsSchema,
  offeredShortcuts,
} from '../../../electron/contract/settings/desktop-settings.ts'

const isTaken = (shortcut: string) => desktopChangeSchema.safeParse({ shortcut }).success

describe('a shortcut for every program', () => {
  test.each([...offeredShortcuts, 'Super+J', 'Control+Alt+F12', 'Alt+Space'])('may be %s', shortcut => {
    expect(isTaken(shortcut)).toBe(true)
  })

  test.each([
    ...['', 'H', 'Shift+H', 'F9', 'CommandOrControl', 'CommandOrControl+', 'CommandOrControl+h', 'Alt+Tab+Q'],
    ...['CommandOrControl+Shift+H+H', 'Ctrl Shift H', 'MediaPlayPause', 'Alt+F25', 'Alt+H\n'],
  ])('may not be %j, which would take keys from whoever types, or is none', shortcut => {
    expect(isTaken(shortcut)).toBe(false)
  })
})

test('what cannot be read in the settings costs itself alone', () => {
  expect(desktopSettingsSchema.parse({ shortcut: 'H', closeQuits: true, closeExplained: 'yes' })).toEqual({
    ...{ shortcut: null, closeQuits: true, closeExplained: false },
  })
})
