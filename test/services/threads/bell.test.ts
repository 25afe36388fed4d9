import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { bellRinger, bellSleeper, createBell } from '../../../electron/services/threads/bell.ts'

test('does not sleep when there is something to do already', () => {
  const { sleepUnless } = bellSleeper(createBell())
  let looks = 0
  sleepUnless(() => ++looks > 0)
  expect(looks).toBe(1)
})

test('does not sleep when somebody rang after it had looked', () => {
  const bell = createBell()
  const ring = bellRinger(bell)
  const { sleepUnless } = bellSleeper(bell)
  let looks = 0
  // Otherwise the second would never begin.
  for (let round = 0; round < 2; round++) {
    sleepUnless(() => {
      looks += 1
      ring()
      return false
    })
  }
  expect(looks).toBe(2)
})

test('wakes another thread each time, however often it falls asleep', async () => {
  const bell = createBell()
  const work = new SharedArrayBuffer(8)
  const sleeper = new Worker(new URL('bell-sleeper.ts', import.meta.url), { workerData: { bell, work, count: 2_000 } })
  const [todo, done] = [new Int32Array(work, 0, 1), new Int32Array(work, 4, 1)]
  const ended = new Promise(resolve => sleeper.once('exit', resolve))
  const ring = bellRinger(bell)
  for (let given = 0; given < 2_000; given++) {
    Atomics.add(todo, 0, 1)
    ring()
    if (given % 7 === 0) while (Atomics.load(done, 0) <= given) await new Promise(setImmediate)
  }
  await ended
  expect(Atomics.load(done, 0)).toBe(2_000)
})
