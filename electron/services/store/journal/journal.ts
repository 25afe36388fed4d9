import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createRing } from '../../threads/ring.ts'
import type { DataPlace } from '../data-place.ts'
import type { Appended } from '../store.ts'
import { startThread } from '../thread.ts'
import { makeTrouble, StoreError, type StoreTrouble } from '../trouble.ts'
import type { Entry, ProjectionRules } from './entry.ts'
import type { IntakeAnswer, IntakeListener, IntakeWay } from './intake.ts'
import type { FromJournal, JournalThreadData, ToJournal } from './journal-thread.ts'
import { bytesOf, packEntries } from './packing.ts'

export interface JournalDeps {
  readonly place: DataPlace
  readonly threadFile: URL
  readonly projector: MessagePort
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** How much may wait for the disk before `full` is answered. */
  readonly limits?: { readonly entries: number; readonly bytes: number }
  readonly onTrouble: (trouble: StoreTrouble) => void
  /** The thread ended by itself; every later append is answered `disk`. */
  readonly onDeath: (error: Error | null) => void
}

export interface Journal {
  append(entry: Entry): Promise<Appended>
  /** The newest position on the disk. */
  head(): number
  /** The rules that were journaled last. */
  readonly rules: ProjectionRules
  /** How many commits there were since the start. */
  commits(): number
  /** How another thread may hand over entries; the answers come to the listener. Once. */
  openIntake(listener: IntakeListener): IntakeWay
  /** What kept the last entry from being written; null when it was written, and the journal is open. */
  trouble(): StoreTrouble | null
  /** What would keep an entry from being written now; null for nothing. Writes none. */
  findTrouble(): Promise<StoreTrouble | null>
  /** Resolves when nothing waits any more; what is on its way through the intake is not known here. */
  drained(): Promise<void>
  close(): Promise<void>
}

interface Waiting {
  readonly entry: Entry
  readonly resolve: (appended: Appended) => void
}

/**
 * One turn of the event loop may read from every connection at once. Its first deliveries go to the thread while the
 * others are still checked; otherwise both threads would take turns in waiting for each other.
 */
const mostPerMessage = 16

/** Room for some of the longest bodies; more than that waits before the thread that proves them. */
const intakeBytes = 4 * 1024 * 1024

const defaultLimits = { entries: 10_000, bytes: 64 * 1024 * 1024 }

/** Starts the thread of the journal. Rejects with StoreError when its file cannot be used. */
export async function startJournal(deps: JournalDeps): Promise<Journal> {
  const { place, threadFile, projector, startedAt, limits = defaultLimits, onTrouble, onDeath } = deps
  const data = { ...place, projector, startedAt } satisfies JournalThreadData
  const thread = startThread<ToJournal, FromJournal>({ file: threadFile, data, transfer: [projector] })

  let collected: Waiting[] = []
  const sent: (readonly Waiting[])[] = []
  let entriesWaiting = 0
  let bytesWaiting = 0
  let head = 0
  let commits = 0
  let onIntake: IntakeListener = () => {}
  let state: 'open' | 'closing' | 'dead' = 'open'
  let idle = Promise.withResolvers<void>()
  const checks = new Map<number, (trouble: StoreTrouble | null) => void>()
  let tickets = 0
  let trouble: StoreTrouble | null = null
  idle.resolve()

  /** What one turn of the event loop brought travels as one message, or as a few. */
  const flush = (): void => {
    if (collected.length === 0) return
    const batch = packEntries(collected.map(({ entry }) => entry))
    thread.post({ kind: 'append', batch }, [batch.bytes.buffer])
    sent.push(collected)
    collected = []
  }

  const settle = (group: readonly Waiting[], answer: (index: number) => Appended): void => {
    for (const [index, { entry, resolve }] of group.entries()) {
      entriesWaiting -= 1
      bytesWaiting -= bytesOf(entry)
      resolve(answer(index))
    }
    if (entriesWaiting === 0) idle.resolve()
  }

  const refuse = (group: readonly Waiting[]): void => settle(group, () => ({ ok: false, reason: 'disk' }))

  const committed = (batches: number, firstSeq: number): void => {
    commits += 1
    trouble = null
    const group = sent.splice(0, batches).flat()
    settle(group, index => ({ ok: true, seq: firstSeq + index }))
  }

  const answerIntake = (tickets: IntakeAnswer['tickets'], isStored: boolean): void => {
    if (tickets.length > 0) onIntake({ isStored, tickets })
  }

  const gone = () => makeTrouble('io', place.dataDir)
  const ready = Promise.withResolvers<ProjectionRules>()
  thread.onMessage(message => {
    switch (message.kind) {
      case 'ready':
        head = message.head
        return ready.resolve(message.rules)
      case 'failed':
        state = 'dead'
        return ready.reject(new StoreError(message.trouble))
      case 'committed':
        head = message.head
        committed(message.batches, message.firstSeq)
        return answerIntake(message.intake, true)
      case 'refused':
        trouble = message.trouble
        refuse(sent.splice(0, message.batches).flat())
        answerIntake(message.intake, false)
        return onTrouble(message.trouble)
      case 'checked':
        trouble = message.trouble
        checks.get(message.ticket)?.(message.trouble)
        checks.delete(message.ticket)
        return
    }
  })
  thread.onEnd(error => {
    ready.reject(error ?? new StoreError(makeTrouble('io', place.dataDir)))
    if (state === 'open') onDeath(error)
    state = 'dead'
    refuse([...sent.splice(0).flat(), ...collected.splice(0)])
    onIntake(null)
    for (const answer of checks.values()) answer(gone())
    checks.clear()
  })

  const rules = await ready.promise
  return {
    rules,
    append: entry => {
      if (state !== 'open') return Promise.resolve({ ok: false, reason: 'disk' })
      const bytes = bytesOf(entry)
      if (entriesWaiting >= limits.entries || bytesWaiting + bytes > limits.bytes) {
        return Promise.resolve({ ok: false, reason: 'full' })
      }
      const isIdle = entriesWaiting === 0
      if (isIdle) idle = Promise.withResolvers()
      entriesWaiting += 1
      bytesWaiting += bytes
      const { promise, resolve } = Promise.withResolvers<Appended>()
      collected.push({ entry, resolve })
      // While the disk writes the first, the others gather.
      if (isIdle || collected.length === mostPerMessage) flush()
      else if (collected.length === 1) setImmediate(flush)
      return promise
    },
    openIntake: listener => {
      const { port1, port2 } = new MessageChannel()
      const ring = createRing(intakeBytes)
      onIntake = listener
      thread.post({ kind: 'intake', way: { ring, call: port1 } }, [port1])
      return { ring, call: port2 }
    },
    head: () => head,
    commits: () => commits,
    trouble: () => (state === 'open' ? trouble : gone()),
    findTrouble: () => {
      if (state !== 'open') return Promise.resolve(gone())
      const ticket = ++tickets
      thread.post({ kind: 'check', ticket })
      return new Promise(resolve => checks.set(ticket, resolve))
    },
    drained: () => idle.promise,
    close: async () => {
      if (state !== 'open') return thread.ended
      state = 'closing'
      await idle.promise
      thread.post({ kind: 'close' })
      await thread.ended
    },
  }
}
