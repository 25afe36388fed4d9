import { describe, expect, it } from 'vitest'
import { type Baseline, learnBaseline } from '../../../electron/core/normal/baseline.ts'
import { noDrift, stepDrift } from '../../../electron/core/normal/drift.ts'
import { expectedBetween, silenceOf } from '../../../electron/core/normal/silence.ts'
import { dayMs, type Event, hourMs, type Shape, shapes, sumsOf, traffic, verdict, weekMs } from './traffic.ts'

const monday = Date.parse('2026-01-05T00:00:00Z')
const zone = 'UTC'
const learnWeeks = 8

function learned(events: readonly Event[], now: number): Baseline {
  const from = now - learnWeeks * weekMs
  const baseline = learnBaseline(sumsOf(events.filter(({ at }) => at >= from && at < now)), { from, to: now, zone })
  if (baseline === null) throw new Error('There is too little history.')
  return baseline
}

/** What is said of a long time, with the baseline learned anew each week, as the app would. */
function alarms(events: readonly Event[], weeks: number): { readonly silent: number; readonly drifted: number } {
  let [silent, drifted] = [0, 0]
  let state = noDrift
  for (let week = learnWeeks; week < weeks; week++) {
    const [from, to] = [monday + week * weekMs, monday + (week + 1) * weekMs]
    const baseline = learned(events, from)
    const inWeek = events.filter(({ at }) => at >= from && at < to)
    for (const [place, { at, hasFailed }] of inWeek.entries()) {
      const since = inWeek[place - 1]?.at ?? from
      // A pause that is ever too long is so at its end.
      if (
        silenceOf(baseline, {
          since,
          now: at,
          zone,
          watched: 1,
          eventsOfDay: countBetween(events, since - dayMs, since),
        }) !== null
      )
        silent += 1
      const step = stepDrift(state, verdict(at, hasFailed), { ...baseline, zone, watched: 1 })
      state = step.state
      if (step.news === 'drifted') drifted += 1
    }
  }
  return { silent, drifted }
}

describe('learned normal', () => {
  it.each(shapes)('raises less than one false alarm a week: $name', shape => {
    const weeks = 60
    const found = [11, 12, 13].map(seed => alarms(traffic(shape, { from: monday, weeks }, seed), weeks))
    const all = found.reduce((sum, { silent, drifted }) => sum + silent + drifted, 0)
    expect(all / (3 * (weeks - learnWeeks))).toBeLessThan(0.2)
  })

  it.each(shapes)('notices an outage at noon: $name', shape => {
    const delays = [21, 22, 23, 24, 25].map(seed => silenceDelay(shape, seed))
    expect(Math.max(...delays)).toBeLessThan(shape.name === 'few' ? 3 * dayMs : 4 * hourMs)
  })

  it.each(shapes)('notices that most transactions fail: $name', shape => {
    const counts = [31, 32, 33, 34, 35].map(seed => driftDelay(shape, seed))
    expect(Math.max(...counts)).toBeLessThan(60)
  })
})

/** By halves: the events are in their order, and there are many. */
function countBetween(events: readonly Event[], from: number, to: number): number {
  const placeOf = (time: number): number => {
    let [low, high] = [0, events.length]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if ((events[middle]?.at ?? 0) < time) low = middle + 1
      else high = middle
    }
    return low
  }
  return placeOf(to) - placeOf(from)
}

/** Nothing comes from Wednesday noon on: asked every minute. */
function silenceDelay(shape: Shape, seed: number): number {
  const events = traffic(shape, { from: monday, weeks: learnWeeks + 1 }, seed)
  const start = monday + learnWeeks * weekMs
  const outage = start + 2 * dayMs + 12 * hourMs
  const baseline = learned(events, start)
  const since = events.findLast(({ at }) => at < outage)?.at ?? outage
  const eventsOfDay = countBetween(events, since - dayMs, since)
  for (let now = outage; now < outage + 7 * dayMs; now += 60_000) {
    if (silenceOf(baseline, { since, now, zone, watched: 1, eventsOfDay }) !== null) return now - outage
  }
  return Number.POSITIVE_INFINITY
}

/** From Wednesday noon on 80 % fail: how many verdicts it takes. */
function driftDelay(shape: Shape, seed: number): number {
  const start = monday + learnWeeks * weekMs
  const baseline = learned(traffic(shape, { from: monday, weeks: learnWeeks }, seed), start)
  const outage = start + 2 * dayMs + 12 * hourMs
  const broken = traffic({ ...shape, failShare: () => 0.8 }, { from: start, weeks: 2 }, seed + 100).filter(
    ({ at }) => at >= outage,
  )
  let state = noDrift
  for (const [place, { at, hasFailed }] of broken.entries()) {
    const step = stepDrift(state, verdict(at, hasFailed), { ...baseline, zone, watched: 1 })
    state = step.state
    if (step.news === 'drifted') return place + 1
  }
  return Number.POSITIVE_INFINITY
}

describe('a week with half of the usual traffic', () => {
  it.each(shapes)('raises less than one false alarm a week: $name', shape => {
    const weeks = learnWeeks + 1
    const found = [41, 42, 43, 44, 45, 46].map(seed => {
      const usual = traffic(shape, { from: monday, weeks: learnWeeks }, seed)
      const half = { ...shape, rate: (hour: number, day: number) => shape.rate(hour, day) / 2 }
      const holiday = traffic(half, { from: monday + learnWeeks * weekMs, weeks: 1 }, seed + 100)
      return alarms([...usual, ...holiday], weeks).silent
    })
    expect(found.reduce((sum, count) => sum + count, 0) / found.length).toBeLessThan(1)
  })
})

describe('a baseline', () => {
  const [allDay] = shapes
  const events = allDay === undefined ? [] : traffic(allDay, { from: monday, weeks: 3 }, 1)

  it('is not learned from less than two weeks, or from few events', () => {
    const range = { from: monday, zone }
    expect(learnBaseline(sumsOf(events), { ...range, to: monday + 13 * dayMs })).toBeNull()
    expect(learnBaseline(sumsOf(events.slice(0, 199)), { ...range, to: monday + 21 * dayMs })).toBeNull()
    expect(learnBaseline(sumsOf(events), { ...range, to: monday + 21 * dayMs })).not.toBeNull()
  })

  it('does not count hours in which nothing could be heard', () => {
    const range = { from: monday, to: monday + 28 * dayMs, zone }
    const month = allDay === undefined ? [] : traffic(allDay, { from: monday, weeks: 4 }, 1)
    const isDeaf = (at: number) => Math.floor(at / dayMs) % 2 === 0
    const deaf = Array.from({ length: 28 * 24 }, (_, n) => monday + n * hourMs).filter(isDeaf)
    const heard = sumsOf(month.filter(({ at }) => !isDeaf(at)))
    const silentHours = deaf.map(at => ({ at, events: 0, succeeded: 0, failed: 0, heard: 0 }))
    const half = learnBaseline([...heard, ...silentHours], range)
    expect(half?.eventsOfWeek).toBeGreaterThan(0.9 * 12 * 168)
  })

  it('follows the clocks of its zone when they are set', () => {
    const berlin = 'Europe/Berlin'
    const spring = Date.parse('2026-03-30T00:00:00Z')
    const at8 = (day: number) => Date.parse('2026-02-23T07:00:00Z') + day * dayMs
    const sums = Array.from({ length: 35 }, (_, day) => ({
      at: at8(day) - (day >= 34 ? hourMs : 0),
      events: 50,
      succeeded: 50,
      failed: 0,
      heard: 1,
    }))
    // The hours around are as busy, so that the cautious minimum over neighbours leaves something.
    const busy = sums.flatMap(sum => [-1, 0, 1].map(step => ({ ...sum, at: sum.at + step * hourMs })))
    const baseline = learnBaseline(busy, { from: Date.parse('2026-02-23T00:00:00Z'), to: spring, zone: berlin })
    if (baseline === null) throw new Error('There is too little history.')
    const morning = (time: string) =>
      expectedBetween(baseline, {
        since: Date.parse(`${time}:00Z`),
        now: Date.parse(`${time}:59:59Z`.replace(':00:', ':')),
        zone: berlin,
      })
    expect(morning('2026-03-27T07')).toBeGreaterThan(30)
    expect(morning('2026-03-30T06')).toBeGreaterThan(30)
  })
})

describe('silence', () => {
  const busy = shapes.find(({ name }) => name === 'opening hours')
  const events = busy === undefined ? [] : traffic(busy, { from: monday, weeks: learnWeeks }, 5)
  const start = monday + learnWeeks * weekMs
  const baseline = learned(events, start)
  const night = { since: start + 21 * hourMs, zone, watched: 1, eventsOfDay: null }

  it('is no news where there is never traffic', () => {
    expect(silenceOf(baseline, { ...night, now: start + dayMs + 7 * hourMs })).toBeNull()
  })

  it('says how many events would have been normal', () => {
    const found = silenceOf(baseline, {
      since: start + 10 * hourMs,
      now: start + 12 * hourMs,
      zone,
      watched: 1,
      eventsOfDay: null,
    })
    expect(found?.quietMs).toBe(2 * hourMs)
    expect(found?.expected).toBeGreaterThan(40)
  })

  it('has to be longer the more actions are watched', () => {
    const shortest = (watched: number) => {
      const since = start + 10 * hourMs
      for (let now = since; ; now += 60_000)
        if (silenceOf(baseline, { since, now, zone, watched, eventsOfDay: null }) !== null) return now - since
    }
    expect(shortest(100)).toBeGreaterThan(shortest(1))
  })
})
