import { workerData } from 'node:worker_threads'
import { type Bell, bellSleeper } from '../../../electron/services/threads/bell.ts'

// Only bell.test.ts starts it.
const { bell, work, count } = workerData as {
  readonly bell: Bell
  readonly work: SharedArrayBuffer
  readonly count: number
}
const [todo, done] = [new Int32Array(work, 0, 1), new Int32Array(work, 4, 1)]
const { sleepUnless } = bellSleeper(bell)

/** Does what there is to do, piece by piece, and sleeps when there is nothing. */
while (Atomics.load(done, 0) < count) {
  sleepUnless(() => Atomics.load(todo, 0) > Atomics.load(done, 0))
  while (Atomics.load(todo, 0) > Atomics.load(done, 0)) Atomics.add(done, 0, 1)
}
