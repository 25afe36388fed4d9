import { globalShortcut } from 'electron'

/** One key that works in every program. */
export interface Shortcut {
  /** Takes the place of the one before; null: none. False: another program has it, or this desktop gives none. */
  set(accelerator: string | null): boolean
  current(): string | null
}

export function createShortcut(press: () => void): Shortcut {
  let current: string | null = null

  function register(accelerator: string): boolean {
    try {
      return globalShortcut.register(accelerator, press)
    } catch {
      // A key that this system does not know.
      return false
    }
  }

  return {
    current: () => current,
    set(accelerator) {
      if (accelerator === current) return true
      if (accelerator !== null && !register(accelerator)) return false
      if (current !== null) globalShortcut.unregister(current)
      current = accelerator
      return true
    },
  }
}
