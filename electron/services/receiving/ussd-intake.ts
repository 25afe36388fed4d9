import type { Source } from '../../contract/settings.ts'
import type { IntakeAnswer } from '../store/journal/intake.ts'
import type { Store } from '../store/store.ts'
import { startThread } from '../store/thread.ts'
import { abandonRing, createRing, ringWriter } from '../threads/ring.ts'
import type { FromGate, ToGate } from './gate-thread.ts'
import type { Gates } from './gates.ts'
import { encodeUnproven, type Unproven } from './unproven-record.ts'
import type { UssdGate, UssdRefusal } from './ussd-gate.ts'
import { proveUssd, type SourceNames } from './ussd-proving.ts'

/** `kept`: proven, and on the disk. */
export type UssdOutcome =
  | { readonly kind: 'kept'; readonly sourceId: string }
  | { readonly kind: 'refused'; readonly reason: UssdRefusal }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'not-stored'; readonly reason: 'full' | 'disk' }

export interface UssdIntake {
  accept(unproven: Unproven): Promise<UssdOutcome>
  /** What waits is answered first. */
  close(): Promise<void>
}

interface Deps {
  readonly threadFile: URL
  /** The gate is another one when secrets or sources have changed. */
  readonly gates: Pick<Gates, 'ussd' | 'ussdSecrets'>
  readonly sources: () => readonly Source[]
  readonly store: Pick<Store, 'append' | 'openIntake'>
  readonly limits?: { readonly bodies: number; readonly bytes: number }
  /** The thread ended by itself. This one does its work from then on. */
  readonly onDeath: () => void
}

interface Waiting extends Unproven {
  readonly resolve: (outcome: UssdOutcome) => void
}

/** A way through another thread takes the sender of one alone longer; a long body would hold up the tray here. */
const mostBytesHere = 65_536
/** A few of the longest bodies that the receiver takes. */
const ringBytes = 4 * 1024 * 1024
const defaultLimits = { bodies: 10_000, bytes: 32 * 1024 * 1024 }

/**
 * Takes in deliveries of USSD apps. Under load a thread of its own proves them and hands them to the journal's: reading,
 * redacting and digesting a body takes longer than all else that the main thread does for it. One that comes alone is
 * proven here, which is quicker for its sender.
 */
export function createUssdIntake(deps: Deps): UssdIntake {
  const { threadFile, gates, sources, store, onDeath, limits = defaultLimits } = deps
  const thread = startThread<ToGate, FromGate>({ file: threadFile, data: null })
  const ring = createRing(ringBytes)
  const { write, mustCall } = ringWriter(ring)
  /** With the thread, by ticket. */
  const sent = new Map<number, Waiting>()
  /** For which the ring has no room yet. Each answer makes some. */
  let unsent: Waiting[] = []
  let ticket = 0
  let edition = 0
  let bodiesWaiting = 0
  let bytesWaiting = 0
  let gate: UssdGate | null = null
  let names: SourceNames = new Map()
  let state: 'open' | 'closing' | 'dead' = 'open'
  let idle = Promise.withResolvers<void>()
  idle.resolve()

  const settle = (waiting: Waiting, outcome: UssdOutcome): void => {
    bodiesWaiting -= 1
    bytesWaiting -= waiting.body.length
    waiting.resolve(outcome)
    if (bodiesWaiting === 0) idle.resolve()
  }

  /** Both threads have the same one before either of them looks at the next delivery. */
  const renewGate = (): UssdGate => {
    const current = gates.ussd()
    if (current === gate) return current
    gate = current
    names = new Map(sources().map(({ id, name }) => [id, name]))
    edition += 1
    if (state === 'open') thread.post({ kind: 'secrets', edition, secrets: gates.ussdSecrets(), names })
    return current
  }

  const takeHere = (waiting: Waiting): void => {
    const proving = proveUssd(waiting, renewGate(), names)
    if (proving.kind !== 'proven') return settle(waiting, proving)
    const { sourceId } = proving.entry
    void store.append(proving.entry).then(appended => {
      settle(waiting, appended.ok ? { kind: 'kept', sourceId } : { kind: 'not-stored', reason: appended.reason })
    })
  }

  /** False: the ring has no room. */
  const send = (waiting: Waiting): boolean => {
    intake.announce()
    renewGate()
    const { body, hookSourceId, receivedAt } = waiting
    const next = (ticket + 1) >>> 0
    const outcome = write(encodeUnproven({ ticket: next, edition, body, hookSourceId, receivedAt }))
    if (outcome === 'full') return false
    if (outcome === 'too-long') {
      takeHere(waiting)
      return true
    }
    ticket = next
    sent.set(ticket, waiting)
    if (mustCall()) thread.post({ kind: 'call' })
    return true
  }

  const sendUnsent = (): void => {
    if (unsent.length === 0) return
    const rest = unsent.findIndex(waiting => !send(waiting))
    unsent = rest === -1 ? [] : unsent.slice(rest)
  }

  const takeAllHere = (): void => {
    const unanswered = [...sent.values(), ...unsent]
    sent.clear()
    unsent = []
    for (const waiting of unanswered) takeHere(waiting)
  }

  /** Undefined: taken here when the thread ended. */
  const takeBack = (answered: number): Waiting | undefined => {
    const waiting = sent.get(answered)
    sent.delete(answered)
    return waiting
  }

  const takeAnswer = ({ isStored, tickets }: IntakeAnswer): void => {
    for (const [sourceId, answered] of tickets) {
      const outcome: UssdOutcome = isStored ? { kind: 'kept', sourceId } : { kind: 'not-stored', reason: 'disk' }
      for (const one of answered) {
        const waiting = takeBack(one)
        if (waiting !== undefined) settle(waiting, outcome)
      }
    }
    sendUnsent()
  }

  const intake = store.openIntake(answered => {
    if (answered !== null) return takeAnswer(answered)
    // The journal's thread is gone, and appending tells so.
    if (state === 'open') state = 'dead'
    abandonRing(intake.way.ring)
    takeAllHere()
  })
  thread.post({ kind: 'open', unproven: ring, journal: intake.way }, [intake.way.call])

  thread.onMessage(({ refused }) => {
    for (const [refusedTicket, reason] of refused) {
      const waiting = takeBack(refusedTicket)
      if (waiting === undefined) continue
      if (reason === 'too-long') takeHere(waiting)
      else settle(waiting, reason === 'malformed' ? { kind: 'malformed' } : { kind: 'refused', reason })
    }
    sendUnsent()
  })

  thread.onEnd(() => {
    const isDeath = state === 'open'
    state = 'dead'
    // Some may be on the disk already: what comes twice changes nothing, and what is lost would.
    takeAllHere()
    if (isDeath) onDeath()
  })

  return {
    accept: ({ body, hookSourceId, receivedAt }) => {
      if (bodiesWaiting >= limits.bodies || bytesWaiting + body.length > limits.bytes) {
        return Promise.resolve({ kind: 'not-stored', reason: 'full' })
      }
      const isAlone = bodiesWaiting === 0
      if (isAlone) idle = Promise.withResolvers()
      bodiesWaiting += 1
      bytesWaiting += body.length
      const { promise, resolve } = Promise.withResolvers<UssdOutcome>()
      const waiting = { body, hookSourceId, receivedAt, resolve }
      if (state !== 'open' || (isAlone && body.length <= mostBytesHere)) takeHere(waiting)
      else if (unsent.length > 0 || !send(waiting)) unsent.push(waiting)
      return promise
    },
    close: async () => {
      await idle.promise
      if (state === 'open') state = 'closing'
      thread.post({ kind: 'close' })
      await thread.ended
    },
  }
}
