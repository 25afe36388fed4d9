import { parentPort, workerData } from 'node:worker_threads'
import { type Ring, ringWriter } from '../../../electron/services/threads/ring.ts'

// Only ring.test.ts starts it.
const { ring, count } = workerData as { readonly ring: Ring; readonly count: number }
const { writeWaiting, mustCall } = ringWriter(ring)

/** Writes numbers as records of different lengths, and calls whoever reads when it sleeps. */
for (let number = 0; number < count; number++) {
  writeWaiting([Buffer.from(`${number} `.repeat((number % 9) + 1))])
  if (mustCall()) parentPort?.postMessage(null)
}
