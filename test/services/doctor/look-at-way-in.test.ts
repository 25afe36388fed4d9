import { expect, test } from 'vitest'
import { createLookAtWayIn } from '../../../electron/services/doctor/look-at-way-in.ts'
import { createFakeClock } from '../../fakes/clock.ts'

function setup() {
  const clock = createFakeClock()
  const seen = { kicks: 0, isLooking: true, isDone: false }
  const look = createLookAtWayIn({
    clock,
    supervisor: {
      lookAfresh: () => {
        seen.kicks += 1
      },
      isLooking: () => seen.isLooking,
    },
  })
  void look().then(() => {
    seen.isDone = true
  })
  return { clock, seen }
}

test('has everything looked at once, and waits for the outcome', async () => {
  const { clock, seen } = setup()
  await clock.advance(3_000)
  const during = seen.isDone
  seen.isLooking = false
  await clock.advance(50)
  expect([seen.kicks, during, seen.isDone]).toEqual([1, false, true])
})

test('does not wait for ever', async () => {
  const { clock, seen } = setup()
  await clock.advance(12_000)
  expect([seen.isDone, clock.waits()]).toEqual([true, []])
})
