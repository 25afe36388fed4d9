import { type MessagePort, parentPort } from 'node:worker_threads'
import type { ToGate } from '../../../../electron/services/receiving/gate-thread.ts'

let journal: MessagePort | null = null

/** A gate's thread that ends at the first batch. */
parentPort?.on('message', (message: ToGate) => {
  if (message.kind === 'prove') throw new Error('out of memory, say')
  if (message.kind === 'journal') journal = message.port
  if (message.kind === 'close') {
    journal?.close()
    parentPort?.close()
  }
})
