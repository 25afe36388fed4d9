import { rmSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { unfinishedName } from '../folder/unfinished.ts'
import type { DataPlace } from '../store/data-place.ts'
import { makeTrouble, type StoreTrouble } from '../store/trouble.ts'
import type { DataResults, DataWork } from './data-work.ts'
import type { DataJob, FromDataWork } from './data-work-thread.ts'

export type DataDone<K extends DataWork['kind']> =
  | { readonly kind: 'done'; readonly result: DataResults[K] }
  | { readonly kind: 'failed'; readonly trouble: StoreTrouble }
  /** Nothing is left of what was written. */
  | { readonly kind: 'cancelled' }

export interface DataFollowing {
  /** Told how far it is, each whole percent once. */
  readonly onPercent?: (percent: number) => void
  /** Ends it, and takes away what it wrote. */
  readonly signal?: AbortSignal
}

/** Does what reads everything that is stored in a thread of its own, so that deliveries and the window do not wait. */
export interface DataWorker {
  run<W extends DataWork>(work: W, following?: DataFollowing): Promise<DataDone<W['kind']>>
  /** Ends what is under way, and takes away what it wrote; resolves when its files are closed. */
  stop(): Promise<void>
}

interface Deps {
  readonly threadFile: URL
  readonly place: DataPlace
}

export function createDataWorker({ threadFile, place }: Deps): DataWorker {
  /** Each with when it may be ended: the process ends with a thread that is ended while it loads SQLite. */
  const running = new Map<Worker, Promise<void>>()
  const cancelled = new Set<Worker>()

  async function cancel(worker: Worker): Promise<void> {
    cancelled.add(worker)
    await running.get(worker)
    await worker.terminate()
  }

  return {
    run: <W extends DataWork>(wish: W, { onPercent = () => {}, signal }: DataFollowing = {}) =>
      new Promise<DataDone<W['kind']>>(resolve => {
        if (signal?.aborted === true) return resolve({ kind: 'cancelled' })
        const work = withName(wish)
        const worker = new Worker(threadFile, { workerData: { place, work } satisfies DataJob })
        const loaded = Promise.withResolvers<void>()
        running.set(worker, loaded.promise)
        const onAbort = () => void cancel(worker)
        signal?.addEventListener('abort', onAbort)
        // The other end of the channel is the file beside this one, and answers what it was started for.
        worker.on('message', (message: FromDataWork) => {
          if (message.kind === 'loaded') return loaded.resolve()
          if (message.kind === 'progress') return onPercent(message.percent)
          running.delete(worker)
          if (message.kind === 'failed') resolve(message)
          else resolve({ kind: 'done', result: message.result as DataResults[W['kind']] })
        })
        // What ends without an answer is told by its exit.
        worker.on('error', () => {})
        worker.on('exit', () => {
          loaded.resolve()
          signal?.removeEventListener('abort', onAbort)
          // Its files are closed now; after an answer there are none, and the name may be another's.
          if (running.delete(worker)) removeUnfinished(work)
          const trouble = makeTrouble('io', work.kind === 'plan' ? place.dataDir : work.file)
          resolve(cancelled.delete(worker) ? { kind: 'cancelled' } : { kind: 'failed', trouble })
        })
      }),
    async stop() {
      await Promise.all([...running.keys()].map(cancel))
    },
  }
}

/** The thread cannot take away what it wrote when it is ended: its name is known here. */
function withName(work: DataWork): DataWork {
  return work.kind === 'plan' ? work : { unfinished: unfinishedName(work.file), ...work }
}

function removeUnfinished(work: DataWork): void {
  if (work.kind === 'plan' || work.unfinished === undefined) return
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(work.unfinished + suffix, { force: true })
}
