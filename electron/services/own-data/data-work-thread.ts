import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { DataPlace } from '../store/data-place.ts'
import { loadSqlite } from '../store/database.ts'
import { type StoreTrouble, troubleOf } from '../store/trouble.ts'
import { type DataResults, type DataWork, doDataWork } from './data-work.ts'

/** What the thread is started with: one piece of work, after which it ends. */
export interface DataJob {
  readonly place: DataPlace
  readonly work: DataWork
}

export type FromDataWork =
  /** From here on it may be ended at any moment. */
  | { readonly kind: 'loaded' }
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'done'; readonly result: DataResults[DataWork['kind']] }
  | { readonly kind: 'failed'; readonly trouble: StoreTrouble }

// The main side of the work fills this.
if (parentPort !== null) void start(parentPort, workerData as DataJob)

async function start(port: MessagePort, { place, work }: DataJob): Promise<void> {
  loadSqlite(place.nativeBinding)
  send(port, { kind: 'loaded' })
  try {
    send(port, { kind: 'done', result: await doDataWork(place, work, createProgress(port)) })
  } catch (error) {
    const trouble = troubleOf(error, work.kind === 'plan' ? place.dataDir : work.file)
    if (trouble === null) throw error
    send(port, { kind: 'failed', trouble })
  }
}

/** Each whole percent once. */
function createProgress(port: MessagePort): (done: number) => void {
  let told = 0
  return done => {
    const percent = Math.floor(done * 100)
    if (percent <= told) return
    told = percent
    send(port, { kind: 'progress', percent })
  }
}

function send(port: MessagePort, message: FromDataWork): void {
  port.postMessage(message)
}
