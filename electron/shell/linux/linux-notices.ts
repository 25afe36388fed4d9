import { z } from 'zod'
import { type Notice, type NoticeEvent, noticeActions } from '../../contract/notices/notice.ts'
import type { Tongue } from '../../contract/speech/languages.ts'
import { desktopNotice } from '../../core/telling/desktop-notice.ts'
import type { ShowNotice } from '../../services/telling/notice-desk.ts'
import type { CloseNotice } from '../../services/telling/on-the-screen.ts'
import { askAbilities, close, type Identity, notificationService, notify, numberIn } from './notification-server.ts'
import type { Said, SessionBus, Signal } from './session-bus.ts'
import { createShownNotices, type Place } from './shown-notices.ts'

interface Shower {
  readonly show: ShowNotice
  readonly close: CloseNotice
}

interface Deps {
  readonly bus: SessionBus
  readonly identity: Identity
  /** What the person is spoken to in. */
  readonly tongue: () => Tongue
  readonly onEvent: (notice: Notice, event: NoticeEvent) => void
  /** A service that shows notices came, went, or another took its place. */
  readonly onServer: () => void
  /** Where there is no bus that we can speak to. */
  readonly otherwise: Shower
}

/** A click can overtake the answer that says what was clicked. */
const maxEarly = 50

/**
 * Notices by the desktop's own protocol, because Electron's have no buttons on Linux (electron/electron#24333), cannot be
 * replaced in place, and hand their texts on as markup. A notice that is shown again takes the place of itself.
 */
export function createLinuxNotices({ bus, identity, tongue, onEvent, onServer, otherwise }: Deps): Shower {
  const shown = createShownNotices()
  let early: Signal[] = []

  const { destination: name, interface: ofNotices } = notificationService
  bus.onSignal({ interface: ofNotices, rule: `type='signal',interface='${ofNotices}'`, listener: hear })
  bus.onSignal({
    interface: 'org.freedesktop.DBus',
    rule: `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${name}'`,
    listener: ({ from, member, body }) => {
      if (from === 'org.freedesktop.DBus' && member === 'NameOwnerChanged' && body[0] === name) onServer()
    },
  })

  function hear(signal: Signal): void {
    const event = eventOf(signal)
    if (event === null) return
    const place = { server: signal.from, number: event.number }
    const notice = shown.at(place)
    if (notice === null) {
      early = [...early, signal].slice(-maxEarly)
      return
    }
    if (event.event.kind === 'ended') shown.remove(place)
    onEvent(notice, event.event)
  }

  function stands(place: Place, notice: Notice): void {
    shown.add(place, notice)
    const waiting = early
    early = []
    for (const signal of waiting) hear(signal)
  }

  function take(answer: Said, notice: Notice): boolean {
    const number = numberIn(answer)
    if (number !== null) stands({ server: answer.from, number }, notice)
    return number !== null
  }

  const show: ShowNotice = async notice => {
    const found = await askAbilities(bus)
    if (!found.ok) return found.reason === 'no-bus' ? otherwise.show(notice) : 'no-server'
    const answer = await notify(bus, {
      notice: desktopNotice(notice, tongue()),
      ...{ abilities: found.abilities, identity, replaces: shown.placeOf(notice, found.server) },
      onLate: late => void take(late, notice),
    })
    if (answer.ok) return take(answer, notice) ? 'shown' : 'failed'
    // Nobody was there to take it. Whoever did not answer may have shown it: it is not told twice.
    return answer.reason === 'no-bus' || answer.reason === 'no-service' ? 'no-server' : 'failed'
  }

  return {
    show,
    close(key) {
      const place = shown.standing(key)
      if (place === null) return otherwise.close(key)
      shown.remove(place)
      void close(bus, place)
    },
  }
}

const actedSchema = z.tuple([z.int(), z.enum(['default', ...noticeActions])])
const endedSchema = z.tuple([z.int(), z.int()])

/** What a signal of the service says; null for one that we do not know. */
function eventOf({ member, body }: Signal): { readonly number: number; readonly event: NoticeEvent } | null {
  if (member === 'ActionInvoked') {
    const read = actedSchema.safeParse(body)
    if (!read.success) return null
    const [number, key] = read.data
    return { number, event: { kind: 'acted', action: key === 'default' ? 'open' : key } }
  }
  if (member !== 'NotificationClosed') return null
  const read = endedSchema.safeParse(body)
  if (!read.success) return null
  const [number, reason] = read.data
  return { number, event: { kind: 'ended', how: endOf(reason) } }
}

/** 3 is a program that asked for it, which may be us; 4 is left open by the specification. */
function endOf(reason: number): 'expired' | 'dismissed' | 'closed' {
  if (reason === 1) return 'expired'
  return reason === 2 ? 'dismissed' : 'closed'
}
