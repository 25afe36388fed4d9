import type { IntakeAnswer, IntakeWay } from '../store/journal/intake/intake.ts'
import { createProvenEncoder } from '../store/journal/intake/proven-record.ts'
import { bellRinger } from '../threads/bell.ts'
import { ringWriter } from '../threads/ring.ts'
import type { UssdGate, UssdRefusal } from './gates/ussd-gate.ts'
import { proveUssd, type SourceNames, type Unproven } from './gates/ussd-proving.ts'

/** `kept`: proven, and on the disk. `too-long`: it never fits on this way; the main thread's has room for it. */
export type UssdOutcome =
  | { readonly kind: 'kept'; readonly sourceId: string }
  | { readonly kind: 'refused'; readonly reason: UssdRefusal }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'not-stored'; readonly reason: 'full' | 'disk' }
  | { readonly kind: 'too-long' }

export interface UssdIntake {
  accept(unproven: Unproven): Promise<UssdOutcome>
  /** Resolves when nothing waits any more. */
  settled(): Promise<void>
}

interface Deps {
  readonly journal: IntakeWay
  readonly gate: () => UssdGate
  readonly names: () => SourceNames
  /** What was kept, before it is answered: the last of each source stands for all of them. */
  readonly onKept: (last: ReadonlyMap<string, number>) => void
  readonly limits?: { readonly bodies: number; readonly bytes: number }
}

interface Waiting {
  readonly record: readonly Uint8Array[]
  readonly bytes: number
  readonly sourceId: string
  readonly receivedAt: number
  readonly resolve: (outcome: UssdOutcome) => void
}

const defaultLimits = { bodies: 10_000, bytes: 32 * 1024 * 1024 }

/**
 * Takes in deliveries of USSD apps, in the thread that received them: proves and redacts each, and hands it to the journal's
 * thread through memory that both see. That one answers in the order in which it was asked, once for each commit.
 */
export function createUssdIntake({ journal, gate, names, onKept, limits = defaultLimits }: Deps): UssdIntake {
  const { write } = ringWriter(journal.ring)
  const call = bellRinger(journal.bell)
  const encode = createProvenEncoder()
  /** With the journal's thread, oldest first. */
  let sent: Waiting[] = []
  /** For which the ring has no room yet. Each answer makes some. */
  let unsent: Waiting[] = []
  let bytesWaiting = 0
  let isOpen = true
  let idle = Promise.withResolvers<void>()
  idle.resolve()

  const settle = (group: readonly Waiting[], outcomeOf: (waiting: Waiting) => UssdOutcome): void => {
    for (const waiting of group) {
      bytesWaiting -= waiting.bytes
      waiting.resolve(outcomeOf(waiting))
    }
    if (sent.length + unsent.length === 0) idle.resolve()
  }

  /** False: the ring has no room. */
  const send = (waiting: Waiting): boolean => {
    const outcome = write(waiting.record)
    if (outcome === 'full') return false
    if (outcome === 'too-long') {
      settle([waiting], () => ({ kind: 'too-long' }))
      return true
    }
    sent.push(waiting)
    call()
    return true
  }

  const sendUnsent = (): void => {
    if (unsent.length === 0) return
    const rest = unsent.findIndex(waiting => !send(waiting))
    unsent = rest === -1 ? [] : unsent.slice(rest)
  }

  const takeAnswer = ({ isStored, count }: IntakeAnswer): void => {
    const answered = sent.slice(0, count)
    sent = sent.slice(count)
    if (isStored) onKept(new Map(answered.map(({ sourceId, receivedAt }) => [sourceId, receivedAt])))
    settle(answered, ({ sourceId }) => (isStored ? { kind: 'kept', sourceId } : { kind: 'not-stored', reason: 'disk' }))
    sendUnsent()
  }

  const end = (): void => {
    isOpen = false
    const unanswered = [...sent, ...unsent]
    sent = []
    unsent = []
    settle(unanswered, () => ({ kind: 'not-stored', reason: 'disk' }))
  }

  // The other end is in the journal's thread, which closes it when it ends.
  journal.answers.on('message', (answer: IntakeAnswer) => takeAnswer(answer))
  journal.answers.once('close', end)

  return {
    accept(unproven) {
      const proving = proveUssd(unproven, gate(), names())
      if (proving.kind !== 'proven') return Promise.resolve(proving)
      if (!isOpen) return Promise.resolve({ kind: 'not-stored', reason: 'disk' })
      const record = encode(proving.entry)
      const bytes = proving.entry.body.length
      if (sent.length + unsent.length >= limits.bodies || bytesWaiting + bytes > limits.bytes) {
        return Promise.resolve({ kind: 'not-stored', reason: 'full' })
      }
      if (sent.length + unsent.length === 0) idle = Promise.withResolvers()
      bytesWaiting += bytes
      const { promise, resolve } = Promise.withResolvers<UssdOutcome>()
      const { sourceId, receivedAt } = proving.entry
      const waiting = { record, bytes, sourceId, receivedAt, resolve }
      if (unsent.length > 0 || !send(waiting)) unsent.push(waiting)
      return promise
    },
    settled: () => idle.promise,
  }
}
