import { getEventListeners } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { pause, systemClock } from '../../electron/services/clock.ts'
import { createFakeClock } from '../fakes/clock.ts'

describe('a pause', () => {
  it('ends with its time', async () => {
    const clock = createFakeClock()
    const pausing = pause(clock, 100, new AbortController().signal)
    await clock.advance(100)
    await pausing
  })

  it.each(['before', 'during'])('ends at once when it is aborted %s it', async when => {
    const clock = createFakeClock()
    const aborting = new AbortController()
    if (when === 'before') aborting.abort()
    const pausing = pause(clock, 100, aborting.signal)
    aborting.abort()
    await pausing
    expect(clock.waits()).toEqual([])
  })

  it('leaves nothing at a signal that goes on', async () => {
    const clock = createFakeClock()
    const { signal } = new AbortController()
    const pausing = pause(clock, 100, signal)
    await clock.advance(100)
    await pausing
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})

describe('the system clock', () => {
  it('waits its longest, not a moment, when it is to wait for years', () => {
    const timers = vi.spyOn(globalThis, 'setTimeout')
    systemClock.after(1e13, () => {})()
    const [, ms] = timers.mock.lastCall ?? []
    timers.mockRestore()
    expect(ms).toBe(2 ** 31 - 1)
  })
})
