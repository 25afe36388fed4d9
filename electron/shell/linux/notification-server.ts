import { Variant } from '@jellybrick/dbus-next'
import { z } from 'zod'
import type { DesktopNotice } from '../../core/telling/desktop-notice.ts'
import type { CallAnswer, Remote, Said, SessionBus } from './session-bus.ts'

/** The service of the Desktop Notifications Specification 1.2 (specifications.freedesktop.org). */
export const notificationService: Remote = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
}

/** The desktop has to answer, and some never do. A service that is only started now takes its time. */
const answerLimitMs = 10_000

export interface Abilities {
  readonly actions: boolean
  /** What stands in a body is read as markup. */
  readonly markup: boolean
}

/** How the app is known to the desktop. */
export interface Identity {
  readonly name: string
  /** The name of an icon of the desktop's theme, or a file that the server can read. */
  readonly icon: string
  /** The name of the desktop file, without its ending. */
  readonly desktopEntry: string
}

export type Found =
  | { readonly ok: true; readonly server: string; readonly abilities: Abilities }
  | Extract<CallAnswer, { readonly ok: false }>

/** Who serves now, and what it can do; `server` is its own name on the bus. Starts the service where the bus does that. */
export async function askAbilities(bus: SessionBus): Promise<Found> {
  const answer = await bus.call({ remote: notificationService, member: 'GetCapabilities', limitMs: answerLimitMs })
  // One that does not say what it can do is asked for nothing but a notice.
  if (!answer.ok && answer.reason === 'refused') return { ok: true, server: '', abilities: plain }
  if (!answer.ok) return answer
  const said = z.tuple([z.array(z.string())]).safeParse(answer.body)
  const [all] = said.success ? said.data : [[]]
  const abilities = { actions: all.includes('actions'), markup: all.includes('body-markup') }
  return { ok: true, server: answer.from, abilities }
}

const plain: Abilities = { actions: false, markup: false }

export interface Wanted {
  readonly notice: DesktopNotice
  readonly abilities: Abilities
  readonly identity: Identity
  /** The number of the one whose place it takes; null for none. */
  readonly replaces: number | null
  readonly onLate: (answer: Said) => void
}

/** Asks the server to show it; the answer holds its number. */
export function notify(
  bus: SessionBus,
  { notice, abilities, identity, replaces, onLate }: Wanted,
): Promise<CallAnswer> {
  const body = [
    identity.name,
    replaces ?? 0,
    identity.icon,
    notice.title,
    abilities.markup ? escapeMarkup(notice.body) : notice.body,
    abilities.actions ? actionsOf(notice) : [],
    hintsOf(notice, identity),
    // As long as the server thinks right.
    -1,
  ]
  return bus.call({
    remote: notificationService,
    member: 'Notify',
    values: { signature: 'susssasa{sv}i', body },
    limitMs: answerLimitMs,
    onLate,
  })
}

/** Takes one from the screen. Asked of that very server: the next one counts from one again, and would take another's. */
export async function close(bus: SessionBus, { server, number }: { readonly server: string; readonly number: number }) {
  const remote = { ...notificationService, destination: server }
  await bus.call({ remote, member: 'CloseNotification', values: { signature: 'u', body: [number] } })
}

/** The number in the answer to Notify, also of one that came late; null for an answer that is none. */
export function numberIn({ body }: Said): number | null {
  const read = z.tuple([z.int().min(1)]).safeParse(body)
  return read.success ? read.data[0] : null
}

/** Keys and labels in turn. `default` is a click on the notice itself; it is no button. */
function actionsOf({ buttons }: DesktopNotice): readonly string[] {
  const [first] = buttons
  const whole = first === undefined ? [] : ['default', first.label]
  return [...whole, ...buttons.flatMap(({ action, label }) => [action, label])]
}

const levels = { quiet: 0, normal: 1, critical: 2 } as const
/** By the Sound Naming Specification. */
const soundNames = { quiet: 'message-new-instant', normal: 'message-new-instant', critical: 'dialog-warning' } as const

function hintsOf({ urgency, sounds }: DesktopNotice, { desktopEntry }: Identity): Readonly<Record<string, Variant>> {
  const sound: readonly (readonly [string, Variant])[] = sounds
    ? [['sound-name', new Variant('s', soundNames[urgency])]]
    : [['suppress-sound', new Variant('b', true)]]
  return Object.fromEntries([
    ['urgency', new Variant('y', levels[urgency])],
    ['desktop-entry', new Variant('s', desktopEntry)],
    ...sound,
  ])
}

/** Strangers name actions and operators: nothing of theirs may become a link or a picture. */
function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
