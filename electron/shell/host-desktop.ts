import type { HostDesktop } from '../services/answering/host-desktop.ts'
import type { LoginItem } from './linux/autostart.ts'
import type { Shortcut } from './shortcut.ts'

interface Deps {
  readonly loginItem: LoginItem | null
  readonly shortcut: Shortcut
}

/** What a person can set up on this desktop beside the app's own settings. */
export function createHostDesktop({ loginItem, shortcut }: Deps): HostDesktop {
  return {
    launchAtLogin: () => loginItem?.isOn() ?? null,
    setLaunchAtLogin: isOn => loginItem?.set(isOn) ?? false,
    shortcut: shortcut.current,
    setShortcut: shortcut.set,
  }
}
