import { type MessagePort, parentPort, receiveMessageOnPort } from 'node:worker_threads'
import type { IntakeWay } from '../store/journal/intake.ts'
import { createProvenEncoder } from '../store/journal/proven-record.ts'
import { type Ring, ringReader, ringWriter } from '../threads/ring.ts'
import { decodeUnproven } from './unproven-record.ts'
import { createUssdGate, type UssdRefusal, type UssdSecret } from './ussd-gate.ts'
import { proveUssd, type SourceNames } from './ussd-proving.ts'

export type ToGate =
  /** Deliveries come through `unproven`; those that are proven go to the journal's thread. The first message. */
  | { readonly kind: 'open'; readonly unproven: Ring; readonly journal: IntakeWay }
  /** They hold for every delivery of this edition. */
  | {
      readonly kind: 'secrets'
      readonly edition: number
      readonly secrets: readonly UssdSecret[]
      readonly names: SourceNames
    }
  /** There is something in the ring. */
  | { readonly kind: 'call' }
  | { readonly kind: 'close' }

/**
 * Not stored, and why. What is proven is answered by the journal's thread; only what is too long for the way there goes
 * back, to be proven by whoever sent it.
 */
export interface FromGate {
  readonly refused: readonly (readonly [ticket: number, reason: UssdRefusal | 'malformed' | 'too-long'])[]
}

/** Between two looks at the messages. */
const mostAtOnce = 64

const port = parentPort
if (port !== null) port.once('message', (message: ToGate) => message.kind === 'open' && serve(port, message))

/** Proves, redacts and digests what apps of usehover.com send. It keeps nothing, and touches no disk. */
function serve(port: MessagePort, { unproven, journal }: Extract<ToGate, { kind: 'open' }>): void {
  const { read, sleep } = ringReader(unproven)
  const { writeWaiting, mustCall } = ringWriter(journal.ring)
  const encode = createProvenEncoder()
  let edition = 0
  let receivedAt = 0
  let gate = createUssdGate([], () => receivedAt)
  let names: SourceNames = new Map()
  let refused: FromGate['refused'][number][] = []

  const take = (message: ToGate): void => {
    switch (message.kind) {
      case 'secrets':
        edition = message.edition
        gate = createUssdGate(message.secrets, () => receivedAt)
        names = message.names
        return
      case 'call':
        return look()
      case 'close':
        journal.call.close()
        port.close()
        return
      case 'open':
    }
  }

  /** The secrets were sent before the delivery that falls under them, but came another way. */
  const catchUp = (wanted: number): void => {
    while (edition !== wanted) {
      // Only the file that started this thread posts here.
      const message = receiveMessageOnPort(port)?.message as ToGate | undefined
      if (message === undefined) throw new Error('A delivery came before the secrets that prove it.')
      if (message.kind === 'secrets') take(message)
    }
  }

  const prove = (record: Buffer): void => {
    const delivery = decodeUnproven(record)
    if (delivery.edition !== edition) catchUp(delivery.edition)
    receivedAt = delivery.receivedAt
    const proving = proveUssd(delivery, gate, names)
    if (proving.kind !== 'proven') {
      refused.push([delivery.ticket, proving.kind === 'refused' ? proving.reason : proving.kind])
    } else if (writeWaiting(encode(delivery.ticket, proving.entry)) === 'too-long') {
      refused.push([delivery.ticket, 'too-long'])
    } else if (mustCall()) {
      journal.call.postMessage(null)
    }
  }

  const tellRefused = (): void => {
    if (refused.length === 0) return
    port.postMessage({ refused } satisfies FromGate)
    refused = []
  }

  const look = (): void => {
    for (let taken = 0; taken < mostAtOnce; taken++) {
      const record = read()
      if (record !== null) prove(record)
      else if (sleep()) return tellRefused()
    }
    tellRefused()
    setImmediate(look)
  }

  port.on('message', take)
}
