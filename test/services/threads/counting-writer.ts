import { workerData } from 'node:worker_threads'
import { type Bell, bellRinger } from '../../../electron/services/threads/bell.ts'
import { type Ring, ringWriter } from '../../../electron/services/threads/ring.ts'

// Only ring.test.ts starts it.
const { ring, bell, count } = workerData as { readonly ring: Ring; readonly bell: Bell; readonly count: number }
const { write } = ringWriter(ring)
const ringBell = bellRinger(bell)

/** Writes numbers as records of different lengths, and rings for whoever reads. */
for (let number = 0; number < count; number++) {
  const record = [Buffer.from(`${number} `.repeat((number % 9) + 1))]
  let outcome = write(record)
  while (outcome === 'full') outcome = write(record)
  ringBell()
}
