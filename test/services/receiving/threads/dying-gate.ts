import { type MessagePort, parentPort } from 'node:worker_threads'
import type { ToGate } from '../../../../electron/services/receiving/gate-thread.ts'

let call: MessagePort | null = null

/** A gate's thread that ends at the first delivery. */
parentPort?.on('message', (message: ToGate) => {
  if (message.kind === 'call') throw new Error('out of memory, say')
  if (message.kind === 'open') call = message.journal.call
  if (message.kind === 'close') {
    call?.close()
    parentPort?.close()
  }
})
