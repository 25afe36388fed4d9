/** What a person can set up on the desktop that the app runs on. */
export interface HostDesktop {
  /** Null where the app cannot be started at login. */
  launchAtLogin(): boolean | null
  /** False: it could not be done. */
  setLaunchAtLogin(isOn: boolean): boolean
  /** The key that works in every program now; null: none. */
  shortcut(): string | null
  /** False: another program has it, or this desktop gives none; the one before stays. */
  setShortcut(accelerator: string | null): boolean
}
