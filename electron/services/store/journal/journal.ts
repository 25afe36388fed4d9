import type { MessagePort } from 'node:worker_threads'
import { bellRinger, createBell } from '../../threads/bell.ts'
import { startThread } from '../../threads/thread.ts'
import type { DataPlace } from '../data-place.ts'
import type { Appended } from '../store.ts'
import { makeTrouble, StoreError, type StoreTrouble } from '../trouble.ts'
import { createAppendQueue, type QueueLimits } from './append-queue.ts'
import type { ActEntry, Entry } from './entries/entry.ts'
import type { ProjectionRules } from './entries/projection-rules.ts'
import { createIntakeWays, type IntakeWays } from './intake/intake-ways.ts'
import { createGauge, readGauge } from './journal-gauge.ts'
import type { FromJournal, JournalThreadData, RefusalCause, ToJournal } from './journal-messages.ts'

export interface JournalDeps {
  readonly place: DataPlace
  readonly threadFile: URL
  readonly projector: MessagePort
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** How much may wait for the disk before `full` is answered. */
  readonly limits?: QueueLimits
  readonly onTrouble: (trouble: StoreTrouble, cause: RefusalCause) => void
  /** The thread ended by itself; every later append is answered `disk`. */
  readonly onDeath: (error: Error | null) => void
}

export interface Journal extends IntakeWays {
  append(entry: Entry): Promise<Appended>
  /** All of them in one commit, or none; the position is that of the first. */
  appendTogether(entries: readonly Entry[]): Promise<Appended>
  /** What later entries depend on: when the disk refuses it now, it is written before them. Of each kind of act the last is. */
  owe(entry: ActEntry): void
  /** The newest position on the disk. */
  head(): number
  /** The rules that were journaled last. */
  readonly rules: ProjectionRules
  /** What kept the last entry from being written, or would have when that was last checked; null for nothing. */
  trouble(): StoreTrouble | null
  /** What would keep an entry from being written now; null for nothing. Writes none. */
  findTrouble(): Promise<StoreTrouble | null>
  /** Resolves when nothing waits any more; what is on its way through an intake is not known here. */
  drained(): Promise<void>
  close(): Promise<void>
}

const defaultLimits = { entries: 10_000, bytes: 64 * 1024 * 1024 }

/** Starts the thread of the journal. Rejects with StoreError when its file cannot be used. */
export async function startJournal(deps: JournalDeps): Promise<Journal> {
  const { place, threadFile, projector, startedAt, limits = defaultLimits, onTrouble, onDeath } = deps
  const [gauge, bell] = [createGauge(), createBell()]
  const data = { ...place, projector, startedAt, gauge, bell } satisfies JournalThreadData
  const thread = startThread<ToJournal, FromJournal>({ file: threadFile, data, transfer: [projector] })

  const ring = bellRinger(bell)
  const post: typeof thread.post = (message, transfer) => {
    thread.post(message, transfer)
    ring()
  }
  const queue = createAppendQueue(limits, (batch, owedAs) => {
    post({ kind: 'append', batch, owedAs }, [batch.bytes.buffer])
  })
  let state: 'open' | 'closing' | 'dead' = 'open'
  const checks = new Map<number, (trouble: StoreTrouble | null) => void>()
  let tickets = 0
  let trouble: StoreTrouble | null = null

  const gone = () => makeTrouble('io', place.dataDir)
  const ready = Promise.withResolvers<ProjectionRules>()
  thread.onMessage(message => {
    switch (message.kind) {
      case 'ready':
        return ready.resolve(message.rules)
      case 'failed':
        state = 'dead'
        return ready.reject(new StoreError(message.trouble))
      case 'committed':
        trouble = null
        return queue.committed(message.messages, message.firstSeq)
      case 'refused':
        trouble = message.trouble
        queue.refused(message.messages)
        return onTrouble(message.trouble, message.cause)
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
    queue.refuseAll()
    for (const answer of checks.values()) answer(gone())
    checks.clear()
  })

  const rules = await ready.promise
  return {
    rules,
    append: entry => (state === 'open' ? queue.append(entry) : Promise.resolve({ ok: false, reason: 'disk' })),
    appendTogether: async entries => {
      const [first] = state === 'open' ? await Promise.all(queue.sendTogether(entries, null)) : []
      return first ?? { ok: false, reason: 'disk' }
    },
    owe: entry => {
      if (state === 'open') queue.sendTogether([entry], entry.act.kind)
    },
    ...createIntakeWays({ bell, isOpen: () => state === 'open', post }),
    ...readGauge(gauge),
    trouble: () => (state === 'open' ? trouble : gone()),
    findTrouble: () => {
      if (state !== 'open') return Promise.resolve(gone())
      const ticket = ++tickets
      post({ kind: 'check', ticket })
      return new Promise(resolve => checks.set(ticket, resolve))
    },
    drained: queue.drained,
    close: async () => {
      if (state !== 'open') return thread.ended
      state = 'closing'
      await queue.drained()
      post({ kind: 'close' })
      await thread.ended
    },
  }
}
