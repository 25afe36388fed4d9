import type { MessagePort } from 'node:worker_threads'
import { startThread } from '../../threads/thread.ts'
import type { DataPlace } from '../data-place.ts'
import type { StoreNews } from '../store.ts'
import { makeTrouble, StoreError, type StoreTrouble } from '../trouble.ts'
import type { FromProjector, ProjectorThreadData, ToProjector } from './projector-thread.ts'
import type { CountedView } from './sums/view-counts.ts'

export interface ProjectionDeps {
  readonly place: DataPlace
  readonly threadFile: URL
  /** Of the thread that reads ahead of it. */
  readonly aheadFile: URL
  /** The files that the thread opens are there once this resolves. */
  readonly after: Promise<unknown>
  readonly journal: MessagePort
  readonly onNews: (news: StoreNews) => void
  readonly onTrouble: (trouble: StoreTrouble) => void
  readonly onDeath: (error: Error | null) => void
}

export interface Projection {
  /** Where a damaged state went; null when it was sound. */
  readonly setAside: string | null
  /** How many of the newest entries of the journal are gone. */
  readonly journalLost: number
  /** What keeps it from going on; null when nothing does, or since it caught up. */
  trouble(): StoreTrouble | null
  /** True when everything up to this position is projected and told; false when that cannot be done now. */
  settled(seq: number): Promise<boolean>
  /** Answers all who wait for `settled`, and from now on whoever asks: it is not. The thread goes on until it is closed. */
  endWaiting(): void
  /** The user's views, whose counts are kept from now on. */
  setViews(views: readonly CountedView[]): void
  close(): Promise<void>
}

/** Starts the thread of the projector. Rejects with StoreError when its file cannot be used. */
export async function startProjection(deps: ProjectionDeps): Promise<Projection> {
  const { place, threadFile, aheadFile, after, journal, onNews, onTrouble, onDeath } = deps
  const data = { ...place, journal, aheadFile: aheadFile.href } satisfies ProjectorThreadData
  const thread = startThread<ToProjector, FromProjector>({ file: threadFile, data, transfer: [journal] })
  const settling = new Map<number, (isCaughtUp: boolean) => void>()
  let tickets = 0
  let trouble: StoreTrouble | null = null
  let state: 'open' | 'closing' | 'dead' = 'open'
  let isWaitingOver = false

  const ready = Promise.withResolvers<Pick<Projection, 'setAside' | 'journalLost'>>()
  // It is awaited below, after the threads before this one; a thread that dies earlier must not go unheard as a bug.
  ready.promise.catch(() => {})
  thread.onMessage(message => {
    switch (message.kind) {
      case 'ready':
        return ready.resolve(message)
      case 'failed':
        state = 'dead'
        return ready.reject(new StoreError(message.trouble))
      case 'news':
        return onNews(message.news)
      case 'stuck':
        trouble = message.trouble
        return onTrouble(message.trouble)
      case 'settled':
        if (message.isCaughtUp) trouble = null
        settling.get(message.ticket)?.(message.isCaughtUp)
        settling.delete(message.ticket)
        return
    }
  })
  const letWaitersGo = (): void => {
    for (const resolve of settling.values()) resolve(false)
    settling.clear()
  }
  thread.onEnd(error => {
    ready.reject(error ?? new StoreError(makeTrouble('io', place.dataDir)))
    if (state === 'open') onDeath(error)
    state = 'dead'
    letWaitersGo()
  })
  await after.then(
    () => thread.post({ kind: 'open' }),
    error => {
      state = 'closing'
      ready.reject(error)
      thread.post({ kind: 'close' })
    },
  )
  const { setAside, journalLost } = await ready.promise

  return {
    setAside,
    journalLost,
    trouble: () => trouble,
    settled: seq => {
      if (state !== 'open' || isWaitingOver) return Promise.resolve(false)
      const ticket = ++tickets
      thread.post({ kind: 'settle', ticket, seq })
      return new Promise(resolve => settling.set(ticket, resolve))
    },
    endWaiting: () => {
      isWaitingOver = true
      letWaitersGo()
    },
    setViews: views => {
      if (state === 'open') thread.post({ kind: 'views', views })
    },
    close: async () => {
      if (state === 'open') thread.post({ kind: 'close' })
      if (state === 'open') state = 'closing'
      await thread.ended
    },
  }
}
