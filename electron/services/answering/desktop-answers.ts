import type { DesktopAnswers } from '../../contract/bridge/desktop.ts'
import type { DesktopState } from '../../contract/settings/desktop-settings.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import type { NoticeTester } from '../telling/notice-tester.ts'
import type { Answering } from './answers.ts'
import type { HostDesktop } from './host-desktop.ts'

interface Deps {
  readonly settings: Pick<SettingsFile, 'get' | 'update'>
  readonly tester: Pick<NoticeTester, 'test' | 'seen'>
  /** Left out where there is no desktop. */
  readonly desktop?: HostDesktop | undefined
}

/** Answers what the window asks about the desktop that the app runs on. */
export function createDesktopAnswers(deps: Deps): Pick<Answering, keyof DesktopAnswers> {
  const { settings, tester, desktop } = deps
  const setDesktop = (change: Partial<ReturnType<typeof settings.get>['desktop']>) =>
    settings.update(before => ({ ...before, desktop: { ...before.desktop, ...change } }))

  function stateOf(host: HostDesktop): DesktopState {
    const { shortcut, closeQuits } = settings.get().desktop
    const isShortcutTaken = shortcut !== null && host.shortcut() !== shortcut
    return { launchAtLogin: host.launchAtLogin(), shortcut, isShortcutTaken, closeQuits }
  }

  return {
    'notifications.test': async () => ({ ok: true, value: await tester.test() }),
    'notifications.test-seen': async () => ({ ok: true, value: await tester.seen() }),
    'desktop.state': async () => (desktop === undefined ? noDesktop : { ok: true, value: stateOf(desktop) }),
    'desktop.set': async ({ launchAtLogin, shortcut, closeQuits, closeExplained }) => {
      if (desktop === undefined) return noDesktop
      if (launchAtLogin !== undefined && !desktop.setLaunchAtLogin(launchAtLogin)) return notStarted
      if (shortcut !== undefined && !desktop.setShortcut(shortcut)) return shortcutTaken
      setDesktop({
        ...(shortcut !== undefined && { shortcut }),
        ...(closeQuits !== undefined && { closeQuits }),
        ...(closeExplained !== undefined && { closeExplained }),
      })
      return { ok: true, value: stateOf(desktop) }
    },
  }
}

const noDesktop = {
  ok: false,
  failure: { code: 'unavailable', sentence: 'This engine runs in a terminal: there is no desktop to set up.' },
} as const
const notStarted = {
  ok: false,
  failure: {
    code: 'refused',
    sentence:
      'Starting at login could not be changed. Check that your own folder for autostart can be written, or use the settings of the desktop.',
  },
} as const
const shortcutTaken = {
  ok: false,
  failure: {
    code: 'refused',
    sentence: 'Another program has this shortcut, or this desktop gives none to programs. Choose another one.',
  },
} as const
