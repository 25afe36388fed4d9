import type { EventEmitter } from 'node:events'
import { Message, type MessageBus, MessageType, sessionBus } from '@jellybrick/dbus-next'
import { z } from 'zod'

const busName = 'org.freedesktop.DBus'

/** Which object of which program. */
export interface Remote {
  readonly destination: string
  readonly path: string
  readonly interface: string
}

export interface BusConnection {
  readonly bus: MessageBus
  /** Calls a method and gives the values of its reply. */
  readonly call: (remote: Remote, member: string, args?: Arguments) => Promise<readonly unknown[]>
  readonly onSignal: (rule: string, listener: (message: Message) => void) => Promise<void>
  readonly waitForName: (name: string) => Promise<void>
  readonly close: () => void
}

interface Arguments {
  readonly signature: string
  readonly body: unknown[]
}

const dbus: Remote = { destination: busName, path: '/org/freedesktop/DBus', interface: busName }

export const connectBus = async (address: string): Promise<BusConnection> => {
  const bus = sessionBus({ busAddress: address })
  // The library emits `error` too, but its types do not tell.
  const events = bus as EventEmitter
  await new Promise<void>((done, failed) => {
    bus.once('connect', () => done())
    events.once('error', failed)
  })
  // After this an error only means that the bus went away under us, which is how every test ends.
  events.on('error', () => undefined)

  const call: BusConnection['call'] = async (remote, member, args) =>
    (await bus.call(new Message({ ...remote, member, ...args })))?.body ?? []

  const onSignal: BusConnection['onSignal'] = async (rule, listener) => {
    bus.on('message', message => {
      if (message.type === MessageType.SIGNAL) listener(message)
    })
    await call(dbus, 'AddMatch', { signature: 's', body: [`type='signal',${rule}`] })
  }

  const waitForName = (name: string): Promise<void> =>
    new Promise((done, failed) => {
      const look = async () => {
        const [owned] = await call(dbus, 'NameHasOwner', { signature: 's', body: [name] })
        if (z.boolean().parse(owned)) done()
      }
      onSignal(`sender='${busName}',member='NameOwnerChanged',arg0='${name}'`, message => {
        if (message.member === 'NameOwnerChanged' && message.body[0] === name) look().catch(failed)
      })
        .then(look)
        .catch(failed)
    })

  return { bus, call, onSignal, waitForName, close: () => bus.disconnect() }
}

export interface Answer {
  readonly signature: string
  readonly body: unknown[]
}

/**
 * Answers the method calls for one object; a member without an answer is left to the library's error, and `later` is
 * answered by somebody else or never. What is thrown is an error of the service.
 */
export const answerCalls = (
  bus: MessageBus,
  path: string,
  answer: (message: Message) => Answer | 'later' | null,
): void =>
  bus.addMethodHandler(message => {
    if (message.path !== path) return false
    const reply = answered(message, answer)
    if (reply === null) return false
    if (reply === 'later') return true
    if ('error' in reply) {
      bus.send(Message.newError(message, 'org.freedesktop.Notifications.Error', reply.error))
      return true
    }
    bus.send(Message.newMethodReturn(message, reply.signature, reply.body))
    return true
  })

const answered = <T>(message: Message, answer: (message: Message) => T): T | { readonly error: string } => {
  try {
    return answer(message)
  } catch (error) {
    return { error: error instanceof Error ? error.message : 'unknown' }
  }
}

export const noReply = { signature: '', body: [] }
