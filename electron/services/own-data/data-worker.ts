import { rmSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { unfinishedName } from '../exporting/write-whole-file.ts'
import type { DataPlace } from '../store/data-place.ts'
import { makeTrouble, type StoreTrouble } from '../store/trouble.ts'
import type { DataResults, DataWork } from './data-work.ts'
import type { DataJob, FromDataWork } from './data-work-thread.ts'

export type DataDone<K extends DataWork['kind']> =
  | { readonly ok: true; readonly result: DataResults[K] }
  | { readonly ok: false; readonly trouble: StoreTrouble }

/** Does what reads everything that is stored in a thread of its own, so that deliveries and the window do not wait. */
export interface DataWorker {
  run<W extends DataWork>(work: W): Promise<DataDone<W['kind']>>
  /** Ends what is under way, and takes away what it wrote; resolves when its files are closed. */
  stop(): Promise<void>
}

interface Deps {
  readonly threadFile: URL
  readonly place: DataPlace
}

export function createDataWorker({ threadFile, place }: Deps): DataWorker {
  const running = new Map<Worker, DataWork>()

  return {
    run: <W extends DataWork>(work: W) =>
      new Promise<DataDone<W['kind']>>(resolve => {
        const worker = new Worker(threadFile, { workerData: { place, work } satisfies DataJob })
        running.set(worker, work)
        // The other end of the channel is the file beside this one, and answers what it was started for.
        worker.on('message', (message: FromDataWork) =>
          resolve(
            message.kind === 'done'
              ? { ok: true, result: message.result as DataResults[W['kind']] }
              : { ok: false, trouble: message.trouble },
          ),
        )
        // What ends without an answer is told by its exit.
        worker.on('error', () => {})
        worker.on('exit', () => {
          running.delete(worker)
          resolve({ ok: false, trouble: makeTrouble('io', work.kind === 'plan' ? place.dataDir : work.file) })
        })
      }),
    async stop() {
      await Promise.all([...running].map(([worker, work]) => endOf(worker, work)))
    },
  }
}

async function endOf(worker: Worker, work: DataWork): Promise<void> {
  await worker.terminate()
  if (work.kind === 'plan') return
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(unfinishedName(work.file) + suffix, { force: true })
}
