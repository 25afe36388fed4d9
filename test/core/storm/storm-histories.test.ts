import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Incident } from '../../../electron/core/storm/incident.ts'
import {
  createStormWatch,
  nothingOpen,
  type StormMemory,
  type StormNews,
} from '../../../electron/core/storm/storm-watch.ts'
import { diceOf } from '../seeded.ts'
import { incidentsOf, type Run } from './plain-storms.ts'

const start = Date.parse('2026-03-02T09:00:00Z')
const [second, minute] = [1_000, 60_000]

/** A hundred thousand runs: quiet times, storms of one and of many causes, repeats, and a clock that is set back. */
function history(length: number, seed: number): readonly Run[] {
  const dice = diceOf(seed)
  let at = start
  let [storm, ofMany] = [false, false]
  return Array.from({ length }, (_, n): Run => {
    if (dice.chance(0.002)) storm = !storm
    if (dice.chance(0.002)) ofMany = !ofMany
    at += dice.chance(0.001)
      ? -dice.below(20 * minute)
      : dice.chance(0.01)
        ? dice.below(15 * minute)
        : dice.below(storm ? 200 : 90 * second)
    const [operator, action] = [dice.of(['MTN', 'Airtel', null]), dice.of(['Send Money', 'send money', 'Pay Bill'])]
    if (!dice.chance(storm ? 0.9 : 0.4)) return { kind: 'succeeded', run: { at, operator, action } }
    const cause = ofMany ? `cause ${dice.below(40)}` : dice.of(['no-response', 'No-Response', null, 'low-balance'])
    const named = {
      noticeId: `n${n}`,
      transactionId: `t${dice.chance(0.1) ? dice.below(n + 1) : n}`,
      operator,
      action,
      cause,
    }
    return {
      kind: 'failed',
      run: {
        ...named,
        at,
        urgency: dice.of(['critical', 'normal', 'quiet']),
        sound: dice.chance(0.7),
        escalates: false,
      },
    }
  })
}

/** Steps a watch, and keeps for it which transactions failed in which incident. */
function createFollowing(before: StormMemory = nothingOpen, seen = new Set<string>()) {
  const watch = createStormWatch(before)
  const step = ({ kind, run }: Run): readonly StormNews[] => {
    if (kind === 'succeeded') return watch.succeeded(run)
    const { transactionId, ...failed } = run
    const news = watch.failed({ ...failed, isAgainIn: id => seen.has(`${id} ${transactionId}`) })
    seen.add(`${news.at(-1)?.incident.id} ${transactionId}`)
    return news
  }
  return { watch, step }
}

const shown = ({ id, firstAt, lastAt, failures, affected, recoveredAt, urgency }: Incident) => {
  return { id, firstAt, lastAt, failures, affected, recoveredAt, urgency }
}

describe('storms of 100,000 runs', () => {
  it.each([1, 2, 3])('are those of the plain definition (seed %i)', seed => {
    const runs = history(100_000, seed)
    const { watch, step } = createFollowing()
    const news = runs.flatMap(step)
    const closed = [...news, ...watch.pass(Number.MAX_SAFE_INTEGER)].filter(({ kind }) => kind === 'closed')
    const byId = (a: Incident, b: Incident) => (a.id < b.id ? -1 : 1)
    const expected = incidentsOf(runs)
    expect(
      closed
        .map(({ incident }) => incident)
        .toSorted(byId)
        .map(shown),
    ).toEqual(expected.map(({ noticeIds: _, ...incident }) => incident))
    expect(expected.filter(({ failures }) => failures >= 5).length).toBeGreaterThan(20)
  })

  it('sound once in an incident at most, and never within 30 seconds of another by a clock that was not set back far', () => {
    const { watch, step } = createFollowing()
    const sounded: string[] = []
    const gaps: number[] = []
    let [before, lastSoundAt] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const one of history(100_000, 4)) {
      const news = step(one)
      const now = watch.marks().latestAt ?? before
      if (now < before) lastSoundAt = Number.NEGATIVE_INFINITY
      before = now
      for (const { incident } of news.filter(({ sound }) => sound)) {
        sounded.push(incident.id)
        gaps.push(now - lastSoundAt)
        lastSoundAt = now
      }
    }
    expect(new Set(sounded).size).toBe(sounded.length)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(30 * second)
    expect(sounded.length).toBeGreaterThan(100)
  })

  it('are the same when the watch starts again anywhere, from what is stored', () => {
    const runs = history(3_000, 5)
    const whole = runs.flatMap(createFollowing().step)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: runs.length }), { maxLength: 5 }), cuts => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), runs.length]
        let memory: StormMemory = nothingOpen
        const seen = new Set<string>()
        const news = places.slice(1).flatMap((end, place) => {
          const { watch, step } = createFollowing(JSON.parse(JSON.stringify(memory)), seen)
          const part = runs.slice(places[place], end).flatMap(step)
          memory = watch.memory()
          return part
        })
        expect(news).toEqual(whole)
      }),
      { numRuns: 20 },
    )
  })
})
