import { startThread } from '../../threads/thread.ts'
import type { DataPlace } from '../data-place.ts'
import type { Queries } from '../queries/all.ts'
import { makeTrouble, StoreError } from '../trouble.ts'
import type { FromReader, Question, QuestionName, ToReader } from './reader-thread.ts'

export interface Reader {
  /** Rejects with StoreError when the file cannot be read. */
  ask<Name extends QuestionName>(name: Name, ...input: Parameters<Queries[Name]>): Promise<ReturnType<Queries[Name]>>
  close(): Promise<void>
}

export interface ReaderDeps {
  readonly place: DataPlace
  readonly threadFile: URL
  /** The files that the thread opens are there once this resolves. */
  readonly after: Promise<unknown>
  readonly onDeath: (error: Error | null) => void
}

interface Asked {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** Starts the thread of the queries. Rejects with StoreError when the files cannot be opened. */
export async function startReader({ place, threadFile, after, onDeath }: ReaderDeps): Promise<Reader> {
  const thread = startThread<ToReader, FromReader>({ file: threadFile, data: place })
  const asked = new Map<number, Asked>()
  let tickets = 0
  let state: 'open' | 'closing' | 'dead' = 'open'

  const take = (ticket: number): Asked | undefined => {
    const found = asked.get(ticket)
    asked.delete(ticket)
    return found
  }
  const gone = (): StoreError => new StoreError(makeTrouble('io', place.dataDir))

  const ready = Promise.withResolvers<void>()
  // It is awaited below, after the threads before this one; a thread that dies earlier must not go unheard as a bug.
  ready.promise.catch(() => {})
  thread.onMessage(message => {
    switch (message.kind) {
      case 'ready':
        return ready.resolve()
      case 'failed':
        state = 'dead'
        return ready.reject(new StoreError(message.trouble))
      case 'answer':
        return take(message.ticket)?.resolve(message.value)
      case 'no-answer':
        return take(message.ticket)?.reject(new StoreError(message.trouble))
    }
  })
  thread.onEnd(error => {
    ready.reject(error ?? gone())
    if (state === 'open') onDeath(error)
    state = 'dead'
    for (const ticket of [...asked.keys()]) take(ticket)?.reject(gone())
  })
  await after.then(
    () => thread.post({ kind: 'open' }),
    error => {
      state = 'closing'
      ready.reject(error)
      thread.post({ kind: 'close' })
    },
  )
  await ready.promise

  return {
    ask: (name, ...input) =>
      new Promise((resolve, reject) => {
        if (state !== 'open') return reject(gone())
        tickets += 1
        // The thread answers a question with the value of the query of that name.
        asked.set(tickets, { resolve: value => resolve(value as never), reject })
        thread.post({ kind: 'ask', ticket: tickets, question: { name, input } as Question })
      }),
    close: async () => {
      if (state === 'open') thread.post({ kind: 'close' })
      if (state === 'open') state = 'closing'
      await thread.ended
    },
  }
}
