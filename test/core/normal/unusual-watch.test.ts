import { describe, expect, it } from 'vitest'
import { type Baseline, learnBaseline } from '../../../electron/core/normal/baseline.ts'
import type { Heard, LastHeard } from '../../../electron/core/normal/heard.ts'
import { lookAtSeries, type OpenUnusual, type SeriesMemory } from '../../../electron/core/normal/unusual-watch.ts'
import { dayMs, type Event, hourMs, type Shape, shapes, sumsOf, traffic, weekMs } from './traffic.ts'

const monday = Date.parse('2026-01-05T00:00:00Z')
const zone = 'UTC'
const learnWeeks = 8
const series = { sourceId: 'shop', action: 'Send Money', operator: 'Safaricom' }
/** A look less often than the app's: what it finds it finds later, and never more of it. */
const lookMs = 15 * 60_000

interface Found {
  readonly topic: 'silence' | 'drift'
  readonly at: number
}

/** Looks at traffic as the app does, from the first week after what it learns from on; what was learned is a week old at most. */
function watch(events: readonly Event[], from: number, to: number): readonly Found[] {
  const found: Found[] = []
  let memory: SeriesMemory | null = null
  let open: readonly OpenUnusual[] = []
  let baseline: Baseline | null = null
  let place = 0
  let lastHour: number | null = null
  const hours = new Map<number, { events: number; succeeded: number; failed: number }>()
  for (let now = from; now < to; now += lookMs) {
    for (let next = events[place]; next !== undefined && next.at <= now; next = events[place]) {
      const hour = Math.floor(next.at / hourMs) * hourMs
      const sum = hours.get(hour) ?? { events: 0, succeeded: 0, failed: 0 }
      hours.set(hour, sum)
      lastHour = hour
      sum.events += 1
      sum[next.hasFailed ? 'failed' : 'succeeded'] += 1
      place += 1
    }
    if ((now - from) % weekMs < lookMs) baseline = learned(events, now)
    const look = {
      series,
      heard: heardAt(hours, lastHour, now),
      baseline,
      open,
      now,
      zone,
      watched: 1,
      isToldAlready: false,
    }
    const looked = lookAtSeries(memory, look)
    memory = looked.memory
    for (const news of looked.news) {
      if (news.kind === 'over') open = open.filter(({ topic }) => topic !== news.topic)
      else {
        const topic = news.kind === 'silent' ? 'silence' : 'drift'
        open = [...open, { ...series, topic, since: news.since, last: news.last }]
        found.push({ topic, at: now })
      }
    }
  }
  return found
}

function learned(events: readonly Event[], now: number): Baseline | null {
  const since = now - learnWeeks * weekMs
  const known = sumsOf(events.filter(({ at }) => at >= since && at < now))
  const [first] = known
  return first === undefined ? null : learnBaseline(known, { from: first.at, to: now, zone })
}

function heardAt(
  hours: ReadonlyMap<number, { events: number; succeeded: number; failed: number }>,
  lastHour: number | null,
  now: number,
): Heard {
  const last: LastHeard = { hour: lastHour, events: lastHour === null ? 0 : (hours.get(lastHour)?.events ?? 0) }
  let eventsOfDay = 0
  for (let at = (lastHour ?? now) - dayMs + hourMs; at <= (lastHour ?? 0); at += hourMs)
    eventsOfDay += hours.get(at)?.events ?? 0
  const today = Math.floor(now / dayMs)
  const decided = [today - 1, today].map(day => {
    const sum = { day, succeeded: 0, failed: 0 }
    for (let at = day * dayMs; at < (day + 1) * dayMs; at += hourMs) {
      sum.succeeded += hours.get(at)?.succeeded ?? 0
      sum.failed += hours.get(at)?.failed ?? 0
    }
    return sum
  })
  return { last, eventsOfDay, decided, isBlind: false, deafUntil: null }
}

const weeks = 14
const watchedWeeks = weeks - learnWeeks
const begin = monday + learnWeeks * weekMs
const end = monday + weeks * weekMs

const growing = (shape: Shape): Shape => ({ ...shape, growth: 1.1 })
/** Starts in the week in which the watch does. */
const young = (events: readonly Event[]) => events.filter(({ at }) => at >= begin)
const isHoliday = (at: number) => Math.floor((at - monday) / dayMs) === (learnWeeks + 3) * 7 + 2

describe('the watch on a series', () => {
  it.each(shapes)('raises less than one false alarm a week: $name', shape => {
    const found = [51, 52].flatMap(seed => watch(traffic(shape, { from: monday, weeks }, seed), begin, end))
    expect(found.length / (2 * watchedWeeks)).toBeLessThan(0.2)
  })

  it.each(shapes)('raises none for traffic that grows by a tenth each week: $name', shape => {
    const found = [61, 62].flatMap(seed => watch(traffic(growing(shape), { from: monday, weeks }, seed), begin, end))
    expect(found.length / (2 * watchedWeeks)).toBeLessThan(0.2)
  })

  it.each(shapes)('raises less than one a week for an action that is new: $name', shape => {
    const found = [71, 72].flatMap(seed => watch(young(traffic(shape, { from: monday, weeks }, seed)), begin, end))
    expect(found.length / (2 * watchedWeeks)).toBeLessThan(0.2)
  })

  it.each(shapes)('raises one alarm at most for a holiday on which nothing runs: $name', shape => {
    const events = traffic(shape, { from: monday, weeks }, 81)
    const usual = watch(events, begin, end).length
    const found = watch(
      events.filter(({ at }) => !isHoliday(at)),
      begin,
      end,
    )
    expect(found.length).toBeLessThanOrEqual(usual + 1)
  })

  it.each(shapes)('finds an outage at noon, once: $name', shape => {
    const noon = begin + 2 * dayMs + 12 * hourMs
    const events = traffic(shape, { from: monday, weeks }, 91).filter(({ at }) => at < noon)
    const found = watch(events, begin, noon + 7 * dayMs).filter(({ at }) => at >= noon)
    expect(found.map(({ topic }) => topic)).toEqual(['silence'])
    const limit = shape.name === 'few' ? 3 * dayMs : 4 * hourMs
    expect((found[0]?.at ?? end) - noon).toBeLessThan(limit)
  })

  it.each(shapes)('finds that most fail from noon on, once while it lasts: $name', shape => {
    const noon = begin + 2 * dayMs + 12 * hourMs
    const good = traffic(shape, { from: monday, weeks: learnWeeks + 1 }, 95).filter(({ at }) => at < noon)
    const bad = traffic({ ...shape, failShare: () => 0.8 }, { from: begin, weeks: 2 }, 96).filter(
      ({ at }) => at >= noon,
    )
    const found = watch([...good, ...bad], begin, noon + 7 * dayMs).filter(({ at }) => at >= noon)
    expect(found.filter(({ topic }) => topic === 'drift').length).toBe(1)
  })
})
