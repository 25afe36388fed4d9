import type { Source } from '../../contract/settings.ts'
import type { IntakeAnswer } from '../store/journal/intake.ts'
import type { Store } from '../store/store.ts'
import { startThread } from '../store/thread.ts'
import type { GateTold, ToGate } from './gate-thread.ts'
import type { Gates } from './gates.ts'
import { packBodies, type Unproven } from './packed-bodies.ts'
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

/** A way through another thread costs more than to check so few here; a long body would hold up the tray. */
const few = { bodies: 2, bytes: 65_536 }
/** Of one turn of the event loop the first go while the others are still read. */
const mostPerMessage = 16
const defaultLimits = { bodies: 10_000, bytes: 32 * 1024 * 1024 }

/**
 * Takes in deliveries of USSD apps. Under load a thread of its own proves them and hands them to the journal's: reading,
 * redacting and digesting a body takes longer than all else that the main thread does for it. Few are proven here, which
 * is quicker for their sender.
 */
export function createUssdIntake(deps: Deps): UssdIntake {
  const { threadFile, gates, sources, store, onDeath, limits = defaultLimits } = deps
  const thread = startThread<ToGate, never>({ file: threadFile, data: null })
  const sent = new Map<number, readonly Waiting[]>()
  let lastId = 0
  let collected: Waiting[] = []
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
    if (state === 'open') thread.post({ kind: 'secrets', secrets: gates.ussdSecrets(), names })
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

  const takeAnswer = ({ id, isStored, told }: IntakeAnswer): void => {
    const group = sent.get(id) ?? []
    sent.delete(id)
    // Only the thread of this file tells the journal's what to answer.
    const outcomes = told as GateTold
    for (const [index, waiting] of group.entries()) settle(waiting, outcomeOf(outcomes[index] ?? 'malformed', isStored))
  }

  const takeAllHere = (): void => {
    const unanswered = [...sent.values(), collected].flat()
    sent.clear()
    collected = []
    for (const waiting of unanswered) takeHere(waiting)
  }

  const intake = store.openIntake(answer => {
    if (answer !== null) return takeAnswer(answer)
    // The journal's thread is gone, and appending tells so.
    if (state === 'open') state = 'dead'
    takeAllHere()
  })
  thread.post({ kind: 'journal', port: intake.port }, [intake.port])

  const flush = (): void => {
    const group = collected
    if (group.length === 0) return
    collected = []
    if (state === 'dead' || (sent.size === 0 && areFew(group))) {
      for (const waiting of group) takeHere(waiting)
      return
    }
    intake.announce()
    renewGate()
    const batch = packBodies(group)
    lastId += 1
    sent.set(lastId, group)
    thread.post({ kind: 'prove', id: lastId, batch }, [batch.bytes.buffer])
  }

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
      const isIdle = bodiesWaiting === 0
      if (isIdle) idle = Promise.withResolvers()
      bodiesWaiting += 1
      bytesWaiting += body.length
      const { promise, resolve } = Promise.withResolvers<UssdOutcome>()
      collected.push({ body, hookSourceId, receivedAt, resolve })
      // One alone waits for no company.
      if (isIdle || collected.length === mostPerMessage) flush()
      else if (collected.length === 1) setImmediate(flush)
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

function areFew(group: readonly Waiting[]): boolean {
  return group.length <= few.bodies && group.every(({ body }) => body.length <= few.bytes)
}

function outcomeOf(told: GateTold[number], isStored: boolean): UssdOutcome {
  if (told === 'malformed') return { kind: 'malformed' }
  if (typeof told === 'string') return { kind: 'refused', reason: told }
  return isStored ? { kind: 'kept', sourceId: told[0] } : { kind: 'not-stored', reason: 'disk' }
}
