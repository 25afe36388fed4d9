import { parentPort } from 'node:worker_threads'
import type { FromReceiver, ToReceiver } from '../../../../electron/services/receiving/threads/receiver-messages.ts'

/** A thread that ends as soon as it listens. */
parentPort?.on('message', (message: ToReceiver) => {
  if (message.kind !== 'listen') return
  parentPort?.postMessage({ kind: 'listening', listening: { ok: true, port: 1 } } satisfies FromReceiver)
  setImmediate(() => {
    throw new Error('out of memory, say')
  })
})
