import { describe, expect, it } from 'vitest'
import { createPace } from '../../../electron/services/hover-org/pace.ts'

function setup() {
  const clock = { ms: Date.parse('2026-07-01T12:00:00.000Z') }
  return { clock, pace: createPace(() => clock.ms) }
}

describe('after 429 the pace', () => {
  it('lets one call find out, and the others wait for what comes of it', () => {
    const { pace } = setup()
    pace.take()
    pace.hold(0)
    expect([pace.take(), pace.take(), pace.take()]).toEqual([0, 30_000, 30_000])
  })

  it('lets calls through as before once Hover took one', () => {
    const { pace } = setup()
    pace.take()
    pace.hold(0)
    pace.take()
    pace.taken()
    expect([pace.take(), pace.take()]).toEqual([0, 0])
  })

  it('is not moved by a call that was under way when Hover asked to wait', () => {
    const { pace, clock } = setup()
    pace.take()
    pace.take()
    pace.hold(7_000)
    pace.taken()
    clock.ms += 1_000
    expect(pace.take()).toBe(6_000)
  })

  it('waits as long as Hover asks when that is longer', () => {
    const { pace, clock } = setup()
    pace.take()
    pace.hold(0)
    pace.take()
    pace.hold(90_000)
    clock.ms += 30_000
    expect(pace.take()).toBe(60_000)
  })
})
