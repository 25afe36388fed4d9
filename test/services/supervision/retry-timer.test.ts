import { describe, expect, it } from 'vitest'
import { createRetryTimer } from '../../../electron/services/supervision/retry-timer.ts'
import { createFakeClock } from '../../fakes/clock.ts'

function setup() {
  const clock = createFakeClock()
  let acted = 0
  const act = () => {
    acted += 1
  }
  return { clock, retry: createRetryTimer(clock, () => 0.5), act, acted: () => acted }
}

describe('a retry timer', () => {
  it('acts once after the back-off, and says when', async () => {
    const { clock, retry, act, acted } = setup()
    const at = retry.schedule(act)
    await clock.advance(499)
    const early = acted()
    await clock.advance(10_000)
    expect([at, early, acted()]).toEqual(['2026-07-01T12:00:00.500Z', 0, 1])
  })

  it('waits at least as long as it is told', () => {
    const { clock, retry, act } = setup()
    retry.schedule(act, 7_000)
    expect(clock.waits()).toEqual([7_000])
  })

  it('replaces what was scheduled', async () => {
    const { clock, retry, act, acted } = setup()
    retry.schedule(act)
    retry.schedule(act)
    await clock.advance(60_000)
    expect(acted()).toBe(1)
  })

  it('keeps its back-off when it is cancelled, and forgets it when it is reset', () => {
    const { clock, retry, act } = setup()
    retry.schedule(act)
    retry.cancel()
    retry.schedule(act)
    const waits = [...clock.waits()]
    retry.reset()
    retry.schedule(act)
    expect([waits, clock.waits()]).toEqual([[1_000], [500]])
  })
})
