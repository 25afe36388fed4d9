import { Message, Variant } from '@jellybrick/dbus-next'
import { z } from 'zod'
import { type Answer, answerCalls, type BusConnection, connectBus, noReply } from './bus-connection.ts'
import { variant } from './variant.ts'
import { createWaiting } from './waiting.ts'

const name = 'org.freedesktop.Notifications'
const path = '/org/freedesktop/Notifications'

export interface ShownNotification {
  readonly id: number
  readonly appName: string
  readonly summary: string
  readonly body: string
  /** Keys and labels in turn, as they were sent. */
  readonly actions: readonly string[]
  /** 0 low, 1 normal, 2 critical; null when none was sent. */
  readonly urgency: number | null
  /** The notification that this one takes the place of, or 0. */
  readonly replacesId: number
  readonly icon: string
  readonly hints: Readonly<Record<string, unknown>>
}

/** How the service behaves; the usual one shows everything. */
export interface ServerBehaviour {
  readonly name: string
  readonly capabilities: readonly string[]
  /** `silent`: no answer; `refused`: an error; `held`: no answer before `answerHeld`; `dropped`: closed at once. */
  readonly notify: 'shown' | 'silent' | 'refused' | 'held' | 'dropped' | 'clicked'
  /** What it says about hiding notifications; null: nothing. */
  readonly inhibited: boolean | null
}

const usual: ServerBehaviour = {
  name: 'desktop for tests',
  capabilities: ['actions', 'body', 'body-markup', 'persistence'],
  notify: 'shown',
  inhibited: null,
}

const notifySchema = z.tuple([
  z.string(),
  z.number(),
  z.string(),
  z.string(),
  z.string(),
  z.array(z.string()),
  z.record(z.string(), variant(z.unknown())),
  z.number(),
])

/** Why a notification is gone, in the numbers of the Desktop Notifications Specification. */
const closed = { expired: 1, byUser: 2, byCall: 3 } as const

export type NotificationServer = ReturnType<typeof createNotificationServer>

/** The desktop's notification service. It records what it is told to show, and clicks like a person. */
export const createNotificationServer = (address: string) => {
  const shown: ShownNotification[] = []
  const open = new Set<number>()
  const waiting = createWaiting()
  let connection: BusConnection | null = null
  let lastId = 0
  let behaviour = usual
  const heldAnswers: (() => void)[] = []

  const emit = (member: string, signature: string, body: unknown[]): void => {
    if (connection === null) throw new Error('The notification server is stopped')
    connection.bus.send(Message.newSignal(path, name, member, signature, body))
  }

  const close = (id: number, reason: number): void => {
    if (open.delete(id)) emit('NotificationClosed', 'uu', [id, reason])
    waiting.changed()
  }

  const notify = (args: unknown): number => {
    const [appName, replacesId, icon, summary, body, actions, hints] = notifySchema.parse(args)
    const id = replacesId > 0 ? replacesId : ++lastId
    const urgency = z.number().nullable().catch(null).parse(hints.urgency)
    shown.push({ id, appName, summary, body, actions, urgency, replacesId, icon, hints })
    open.add(id)
    waiting.changed()
    return id
  }

  const answerNotify = (message: Message): Answer | 'later' => {
    const { notify: how } = behaviour
    if (how === 'refused') throw new Error('Created too many similar notifications in quick succession')
    const id = notify(message.body)
    const reply = { signature: 'u', body: [id] }
    switch (how) {
      case 'shown':
        return reply
      case 'silent':
        return 'later'
      case 'held':
        heldAnswers.push(() => connection?.bus.send(Message.newMethodReturn(message, reply.signature, reply.body)))
        return 'later'
      case 'dropped':
      case 'clicked':
        connection?.bus.send(Message.newMethodReturn(message, reply.signature, reply.body))
        if (how === 'clicked') emit('ActionInvoked', 'us', [id, 'default'])
        close(id, how === 'clicked' ? closed.byUser : closed.byCall)
        return 'later'
    }
  }

  const answer = (message: Message): Answer | 'later' | null => {
    switch (message.member) {
      case 'GetServerInformation':
        return { signature: 'ssss', body: [behaviour.name, 'hover-tray', '1', '1.2'] }
      case 'GetCapabilities':
        return { signature: 'as', body: [[...behaviour.capabilities]] }
      case 'Get':
        return behaviour.inhibited === null ? null : { signature: 'v', body: [new Variant('b', behaviour.inhibited)] }
      case 'Notify':
        return answerNotify(message)
      case 'CloseNotification':
        close(z.number().parse(message.body[0]), closed.byCall)
        return noReply
      default:
        return null
    }
  }

  return {
    start: async (): Promise<void> => {
      connection = await connectBus(address)
      answerCalls(connection.bus, path, answer)
      await connection.bus.requestName(name, 0)
    },
    /** From here on the desktop has no notification service, until it is started again. What was shown is kept. */
    stop: async (): Promise<void> => {
      await connection?.bus.releaseName(name)
      connection?.close()
      connection = null
      open.clear()
    },
    /** From now on; what is left out is as usual. */
    behave: (next: Partial<ServerBehaviour>): void => {
      behaviour = { ...usual, ...next }
    },
    /** Gives the answers that were held back. */
    answerHeld: (): void => {
      for (const give of heldAnswers.splice(0)) give()
    },
    all: (): readonly ShownNotification[] => [...shown],
    isOpen: (id: number): boolean => open.has(id),
    /** The nth notification that fits, also one that came before. */
    waitFor: (fits: (notification: ShownNotification) => boolean, nth = 1): Promise<ShownNotification> =>
      waiting.until(
        () => shown.filter(fits)[nth - 1] ?? null,
        () => `Notification ${nth} that fits did not come. Shown so far: ${JSON.stringify(shown, null, 2)}`,
      ),
    waitUntilClosed: (id: number): Promise<true> =>
      waiting.until(
        () => (open.has(id) ? null : true),
        () => `Notification ${id} was not closed`,
      ),
    /** What a click of a person on the notification itself, or on one of its buttons, makes. */
    click: (id: number, action = 'default'): void => {
      emit('ActionInvoked', 'us', [id, action])
      close(id, closed.byUser)
    },
    /** As a person puts it away, or as its time is over. */
    dismiss: (id: number): void => close(id, closed.byUser),
    expire: (id: number): void => close(id, closed.expired),
  }
}
