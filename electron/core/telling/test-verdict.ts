import type { DesktopKind, NoticeTest, TestOutcome } from '../../contract/notices/notice-test.ts'
import { say, type Told } from '../../contract/speech/say.ts'

/** What a test notice found out, in words, with what to do on this desktop; `desktop` null where there is none. */
export function testVerdict(outcome: TestOutcome, desktop: DesktopKind | null): NoticeTest {
  return { outcome, shown: isTaken(outcome), ...sentences[outcome], steps: stepsOf(outcome, desktop) }
}

function isTaken(outcome: TestOutcome): boolean {
  return outcome !== 'refused' && outcome !== 'no-server'
}

const sentences: Readonly<Record<TestOutcome, Told>> = {
  seen: say('desktop.test-seen', 'You answered the notification: notifications reach you here.'),
  taken: say(
    'desktop.test-taken',
    'The desktop took the notification. If you can see it, click on it: then it is certain that notifications reach you.',
  ),
  hidden: say(
    'desktop.test-hidden',
    'The desktop took the notification, but hides all of them now: Do Not Disturb is on.',
  ),
  dropped: say(
    'desktop.test-dropped',
    'The desktop took the notification and closed it at once, so nobody could see it.',
  ),
  refused: say('desktop.test-refused', 'The desktop did not take the notification.'),
  'no-server': say('desktop.test-no-server', 'Nothing on this desktop shows notifications now.'),
  printed: say('desktop.test-printed', 'It was printed to the terminal.'),
}

function stepsOf(outcome: TestOutcome, desktop: DesktopKind | null): readonly Told[] {
  if (outcome === 'seen' || outcome === 'printed' || desktop === null) return []
  const isLinux = desktop !== 'macos' && desktop !== 'windows'
  return outcome === 'no-server' && isLinux ? [startService] : [repairs[desktop]]
}

const startService = say(
  'desktop.start-service',
  'Start the notification service of your desktop, or install one such as dunst. Then send the test again.',
)

const repairs: Readonly<Record<DesktopKind, Told>> = {
  gnome: say(
    'desktop.allow-gnome',
    'Open Settings > Notifications, turn off Do Not Disturb and allow Hover Tray. Then send the test again.',
  ),
  kde: say(
    'desktop.allow-kde',
    'Open System Settings > Notifications, turn off Do Not Disturb and allow popups of Hover Tray. Then send the test again.',
  ),
  xfce: say(
    'desktop.allow-xfce',
    'Open Settings > Notifications, turn off Do not disturb and allow Hover Tray under Applications. Then send the test again.',
  ),
  dunst: say(
    'desktop.allow-dunst',
    'Run "dunstctl set-paused false" and look in dunstrc for a rule that skips Hover Tray. Then send the test again.',
  ),
  mako: say(
    'desktop.allow-mako',
    'Run "makoctl mode -r do-not-disturb" and look in its configuration for a rule that hides Hover Tray. Then send the test again.',
  ),
  linux: say(
    'desktop.allow-linux',
    'Turn off Do Not Disturb in the notification settings of your desktop and allow Hover Tray. Then send the test again.',
  ),
  macos: say(
    'desktop.allow-macos',
    'Open System Settings > Notifications > Hover Tray, allow notifications, and check that no Focus is on. Then send the test again.',
  ),
  windows: say(
    'desktop.allow-windows',
    'Open Settings > System > Notifications, turn them on for Hover Tray, and turn off Do not disturb. Then send the test again.',
  ),
}

/** The desktop by the name that its notification server gives itself. */
export function desktopNamed(server: string): DesktopKind {
  const name = server.toLowerCase()
  return known.find(([part]) => name.includes(part))?.[1] ?? 'linux'
}

const known: readonly (readonly [string, DesktopKind])[] = [
  ['gnome', 'gnome'],
  ['plasma', 'kde'],
  ['kde', 'kde'],
  ['xfce', 'xfce'],
  ['dunst', 'dunst'],
  ['mako', 'mako'],
]
