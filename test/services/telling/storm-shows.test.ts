import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../electron/contract/notices/notice.ts'
import { createStormShows } from '../../../electron/services/telling/storm-shows.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const first: Notice = {
  ...{ id: 'a', incident: 'a', topic: 'status', urgency: 'critical', transactionId: 't', status: 'failed' },
  ...{ title: 'Send Money failed', body: '', dueAt: '2026-07-01T12:00:00.000Z' },
}
const grown = (failures: number, sound = false): Notice => ({ ...first, failures, sound, title: `${failures} failed` })
const end: Notice = { ...first, id: 'a!over', title: 'over', urgency: 'quiet' }

function setup() {
  const clock = createFakeClock()
  const put: string[] = []
  const shows = createStormShows({
    clock,
    put: ({ notice, ids }) => put.push(`${notice.id} ${notice.title}${notice.sound ? ' loud' : ''} [${ids}]`),
  })
  return { clock, put, shows }
}

describe('the notice of a storm', () => {
  it('is shown at once, and grows in its place', () => {
    const { put, shows } = setup()
    shows.tell(first)
    shows.grow(grown(2))
    expect(put).toEqual(['a Send Money failed [a]', 'a 2 failed []'])
  })

  it('of many is shown again less and less often, with the latest count', async () => {
    const { put, shows, clock } = setup()
    shows.tell(first)
    for (let second = 1; second <= 60; second += 1) {
      shows.grow(grown(second * 10))
      await clock.advance(1_000)
    }
    expect(put.slice(1)).toEqual(['a 40 failed []', 'a 120 failed []', 'a 280 failed []', 'a 600 failed []'])
  })

  it('keeps a sound that waits for its turn', async () => {
    const { put, shows, clock } = setup()
    shows.tell(first)
    shows.grow(grown(5, true))
    shows.grow(grown(6))
    await clock.advance(10_000)
    expect(put.at(-1)).toBe('a 6 failed loud []')
  })

  it('says in its own place that it is over, and says no more of its growth', async () => {
    const { put, shows, clock } = setup()
    shows.tell(first)
    shows.grow(grown(6))
    shows.tell(end)
    await clock.advance(600_000)
    expect(put.slice(1)).toEqual(['a over [a!over]'])
  })

  it('that an earlier run showed grows too', async () => {
    const { put, shows, clock } = setup()
    shows.grow(grown(9))
    await clock.advance(4_000)
    expect(put).toEqual(['a 9 failed []'])
  })

  it('is shown as it is by then when everything has to end, and leaves no timer', () => {
    const { put, shows, clock } = setup()
    shows.tell(first)
    shows.grow(grown(7))
    shows.flush()
    expect([put.at(-1), clock.waits()]).toEqual(['a 7 failed []', []])
  })
})
