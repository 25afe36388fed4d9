import type { EventEmitter } from 'node:events'
import { DBusError, Message, type MessageBus, MessageType, sessionBus } from '@jellybrick/dbus-next'
import type { Clock } from '../../services/clock.ts'

/** Which object of which program. */
export interface Remote {
  readonly destination: string
  readonly path: string
  readonly interface: string
}

export interface Call {
  readonly remote: Remote
  readonly member: string
  /** Its arguments; none when left out. */
  readonly values?: { readonly signature: string; readonly body: readonly unknown[] }
  /** Milliseconds; the usual ones when left out. */
  readonly limitMs?: number
  /** The answer came after the limit. */
  readonly onLate?: (answer: Said) => void
}

/** What was answered, and by whom: the name that a program has on the bus until it ends, such as `:1.42`. */
export interface Said {
  readonly from: string
  readonly body: readonly unknown[]
}

/**
 * `no-bus`: nothing was sent. `no-service`: there is nobody of that name, and nobody is started. `silent`: there was no
 * answer, and what was asked for may have been done.
 */
export type CallAnswer =
  | ({ readonly ok: true } & Said)
  | { readonly ok: false; readonly reason: 'no-bus' | 'no-service' | 'refused' | 'silent' }

export interface Signal extends Said {
  readonly member: string
}

/** The bus of the person's session, through which the programs of a Linux desktop talk. Opened when it is first needed. */
export interface SessionBus {
  call(call: Call): Promise<CallAnswer>
  /** `rule` in the words of the bus. Told of signals of that interface, also after the bus was lost and is there again. */
  onSignal(watch: Watch): void
  close(): void
}

export interface Watch {
  readonly interface: string
  readonly rule: string
  readonly listener: (signal: Signal) => void
}

interface Deps {
  readonly clock: Clock
  /** Where the bus is; left out, what the session says. */
  readonly address?: string
}

const busRemote: Remote = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
}
const usualLimitMs = 5_000

export function createSessionBus({ clock, address }: Deps): SessionBus {
  const watches: Watch[] = []
  let opening: Promise<MessageBus | null> | null = null

  function open(): Promise<MessageBus | null> {
    opening ??= connect()
    return opening
  }

  function connect(): Promise<MessageBus | null> {
    const bus = sessionBus(address === undefined ? {} : { busAddress: address })
    const connected = new Promise<MessageBus | null>(resolve => {
      const cancel = clock.after(usualLimitMs, () => resolve(null))
      const settle = (found: MessageBus | null) => {
        cancel()
        resolve(found)
      }
      bus.once('connect', () => settle(bus))
      // The library emits `error` too, but its types do not tell.
      const events = bus as EventEmitter
      events.on('error', () => {
        forget(ready)
        settle(null)
      })
    })
    bus.on('message', hear)
    const ready = connected.then(async found => {
      if (found === null) forget(ready)
      else await Promise.all(watches.map(watch => follow(found, watch)))
      return found
    })
    return ready
  }

  /** The next call opens it anew. */
  function forget(lost: Promise<MessageBus | null>): void {
    if (opening === lost) opening = null
  }

  function hear({ type, sender, member, body, interface: ofInterface }: Message): void {
    if (type !== MessageType.SIGNAL) return
    for (const watch of watches) {
      if (watch.interface === ofInterface) watch.listener({ from: sender, member: member ?? '', body })
    }
  }

  async function send(message: () => Message): Promise<CallAnswer> {
    // Twice: that a bus was lost is known from what could not be sent to it.
    for (let tries = 0; tries < 2; tries++) {
      const used = open()
      const bus = await used
      if (bus === null) return { ok: false, reason: 'no-bus' }
      try {
        const reply = await bus.call(message())
        return reply === null
          ? { ok: false, reason: 'silent' }
          : { ok: true, from: reply.sender ?? '', body: reply.body }
      } catch (error) {
        if (error instanceof DBusError) return { ok: false, reason: reasonOf(error.type) }
        forget(used)
      }
    }
    return { ok: false, reason: 'no-bus' }
  }

  /** The library does not tell when the bus ended, and keeps what is sent to it then: so it is asked itself. */
  async function checkBus(): Promise<void> {
    const used = opening
    const bus = await used
    if (used === null || bus === null || bus === undefined) return
    const cancel = clock.after(usualLimitMs, () => forget(used))
    await bus.call(messageOf(busRemote, 'GetId', undefined)).catch(() => forget(used))
    cancel()
  }

  return {
    call: ({ remote, member, values, limitMs = usualLimitMs, onLate }) =>
      new Promise(resolve => {
        let isLate = false
        const cancel = clock.after(limitMs, () => {
          isLate = true
          void checkBus()
          resolve({ ok: false, reason: 'silent' })
        })
        void send(() => messageOf(remote, member, values)).then(answer => {
          cancel()
          if (isLate && answer.ok) onLate?.(answer)
          resolve(answer)
        })
      }),
    onSignal(watch) {
      watches.push(watch)
      void opening?.then(bus => (bus === null ? undefined : follow(bus, watch)))
    },
    close() {
      void opening?.then(bus => bus?.disconnect())
      opening = null
    },
  }
}

function messageOf(remote: Remote, member: string, values: Call['values']): Message {
  return new Message({
    ...remote,
    member,
    ...(values !== undefined && { signature: values.signature, body: [...values.body] }),
  })
}

/** Without it the bus sends signals that are for everybody to nobody. */
async function follow(bus: MessageBus, { rule }: Watch): Promise<void> {
  await bus.call(messageOf(busRemote, 'AddMatch', { signature: 's', body: [rule] })).catch(() => {})
}

/** By the names of the D-Bus specification. */
function reasonOf(error: string): 'no-service' | 'refused' | 'silent' {
  const name = error.replace('org.freedesktop.DBus.Error.', '')
  if (name === 'ServiceUnknown' || name === 'NameHasNoOwner' || name.startsWith('Spawn.')) return 'no-service'
  // Whoever was asked ended before it answered, or took too long for the bus.
  return name === 'NoReply' || name === 'Timeout' || name === 'TimedOut' ? 'silent' : 'refused'
}
