import { type MessagePort, type Transferable, Worker } from 'node:worker_threads'

/** A thread loads its code at once, and opens its files when it is told that those before it have made them. */
export type Begin = { readonly kind: 'open' } | { readonly kind: 'close' }

/** Waits for that word in the thread itself. */
export function whenTold(port: MessagePort, open: () => void): void {
  port.once('message', (message: Begin) => {
    if (message.kind === 'open') open()
    else port.close()
  })
}

/** The main side of a worker thread. Messages are typed by whoever starts it. */
export interface Thread<In, Out> {
  post(message: In, transfer?: readonly Transferable[]): void
  onMessage(listener: (message: Out) => void): void
  /** Called once when the thread ends, with the error that ended it or null. */
  onEnd(listener: (error: Error | null) => void): void
  readonly ended: Promise<void>
}

export interface ThreadStart {
  readonly file: URL
  readonly data: unknown
  readonly transfer?: readonly Transferable[]
}

/**
 * What a thread makes lives for one delivery. Left to itself V8 keeps room for 48 MB of it, and what survives by chance in that
 * time pads the old generation: under a long siege the projector held 180 MB, of which it used 40.
 */
const limits = { maxYoungGenerationSizeMb: 16 }

export function startThread<In, Out>({ file, data, transfer = [] }: ThreadStart): Thread<In, Out> {
  const worker = new Worker(file, { workerData: data, transferList: [...transfer], resourceLimits: limits })
  let cause: Error | null = null
  worker.on('error', error => {
    cause = error instanceof Error ? error : new Error('A thread failed.', { cause: error })
  })
  const ended = new Promise<void>(resolve => worker.once('exit', () => resolve()))
  return {
    post: (message, own = []) => worker.postMessage(message, own),
    // Both ends of the channel are files of this app.
    onMessage: listener => worker.on('message', message => listener(message as Out)),
    onEnd: listener => worker.once('exit', () => listener(cause)),
    ended,
  }
}
