import { type Fault, faultOf } from '../../fault.ts'
import type { Thread } from '../../threads/thread.ts'
import type { Answer, Found, Listening, RawDelivery } from '../http/receiver.ts'
import type { Arrival } from '../inbox.ts'
import { type FromReceiver, type ToReceiver, tryAgain } from './receiver-messages.ts'

/** What a thread that receives asks of the main one, and tells it. */
export interface ReceiverQuestions {
  readonly handle: (delivery: RawDelivery) => Promise<Answer>
  readonly find: (path: string, target: string) => Promise<Found | null>
  readonly onArrival: (arrival: Arrival) => void
  /** A bug, there or here, answered one with 503. */
  readonly onFault: (fault: Fault) => void
}

interface Heard extends ReceiverQuestions {
  readonly onTurnedAway: () => void
}

/** The main side of a thread that receives. */
export interface ReceiverHandle {
  post(message: ToReceiver): void
  listen(wanted: { readonly port: number; readonly shares: boolean; readonly onLost: () => void }): Promise<Listening>
  close(): Promise<void>
  end(): Promise<void>
}

export function receiveWith(
  thread: Thread<ToReceiver, FromReceiver>,
  { handle, find, onArrival, onFault, onTurnedAway }: Heard,
): ReceiverHandle {
  const { post } = thread
  let onLost = () => {}
  let listened: (listening: Listening) => void = () => {}
  /** Of each word to close that is not answered. They are answered in any order: one that finds nothing open, at once. */
  let closing: (() => void)[] = []
  let closingsLeft = 0
  let hasEnded = false

  const allClosed = (): void => {
    for (const closed of closing) closed()
    closing = []
  }

  thread.onMessage(message => {
    switch (message.kind) {
      case 'arrival':
        return onArrival(message.arrival)
      case 'turned-away':
        return onTurnedAway()
      case 'fault':
        return onFault(message.fault)
      case 'listening':
        return listened(message.listening)
      case 'lost':
        return onLost()
      case 'closed':
        closingsLeft -= 1
        if (closingsLeft === 0) allClosed()
        return
      case 'delivery': {
        const { ticket, delivery } = message
        const answered = (answer: Answer) => post({ kind: 'answered', ticket, answer })
        handle({ ...delivery, body: Buffer.from(delivery.body.buffer) }).then(answered, error => {
          onFault(faultOf(error))
          answered({ status: 503, retryAfterS: 1 })
        })
        return
      }
      case 'find': {
        const { ticket, path, target } = message
        const found = (what: Found | null) => post({ kind: 'found', ticket, found: what })
        find(path, target).then(found, error => {
          onFault(faultOf(error))
          found(tryAgain)
        })
      }
    }
  })
  thread.onEnd(() => {
    hasEnded = true
    listened({ ok: false, reason: 'receiver-failed' })
    allClosed()
    onLost()
  })

  return {
    post,
    listen: ({ port, shares, onLost: lost }) => {
      if (hasEnded) return Promise.resolve({ ok: false, reason: 'receiver-failed' })
      onLost = lost
      return new Promise(resolve => {
        listened = resolve
        post({ kind: 'listen', port, shares })
      })
    },
    close: () => {
      onLost = () => {}
      if (hasEnded) return Promise.resolve()
      const { promise, resolve } = Promise.withResolvers<void>()
      closing.push(resolve)
      closingsLeft += 1
      post({ kind: 'close' })
      return promise
    },
    end: async () => {
      post({ kind: 'end' })
      await thread.ended
    },
  }
}
