import { describe, expect, it } from 'vitest'
import type { Baseline } from '../../../electron/core/normal/baseline.ts'
import { noDrift, stepDrift } from '../../../electron/core/normal/drift.ts'
import { verdict } from './traffic.ts'

const monday = Date.parse('2026-01-05T00:00:00Z')
const zone = 'UTC'

describe('drift', () => {
  const flat: Baseline = {
    rates: [],
    failShares: Array.from({ length: 168 }, () => 0.1),
    eventsOfWeek: 1_000,
    decidedOfWeek: 1_000,
    steadiness: 200,
  }
  const run = (verdicts: readonly boolean[]) => {
    let state = noDrift
    return verdicts.map(hasFailed => {
      const step = stepDrift(state, verdict(monday, hasFailed), { ...flat, zone, watched: 1 })
      state = step.state
      return step.news
    })
  }
  const bad = Array.from({ length: 40 }, () => true)
  const good = Array.from({ length: 100 }, () => false)

  it('is told once, and its end once', () => {
    const news = run([...bad, ...good, ...good]).filter(one => one !== null)
    expect(news).toEqual(['drifted', 'recovered'])
  })

  it('is told again when it comes again', () => {
    expect(run([...bad, ...good, ...bad]).filter(one => one === 'drifted')).toHaveLength(2)
  })

  it('goes on from what is stored as if nothing had been between', () => {
    const state = stepDrift(noDrift, verdict(monday, true), { ...flat, zone, watched: 1 }).state
    expect(JSON.parse(JSON.stringify(state))).toEqual(state)
    expect(state).toMatchObject({ decided: 1, failed: 1, expected: 0.1, since: monday })
  })
})
