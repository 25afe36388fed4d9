import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { horizonOf } from '../../../../../electron/services/store/projection/sums/rollup-horizon.ts'
import { digestOf, openProjection } from '../../projection-kit.ts'
import { openFolder } from '../../retention/retention-kit.ts'
import { ussdDelivery } from '../../store-kit.ts'

const dayMs = 86_400_000
const start = Date.parse('2026-03-05T09:15:00Z')
const tenYears = 3652 * dayMs
const kept = 62 * dayMs

const received = (uuid: string, at: number) => ussdDelivery({ uuid }, { receivedAt: at })

function folder() {
  const projection = openProjection()
  onTestFinished(projection.close)
  const { state } = projection
  const hour = state.prepare<[], number>('SELECT hour FROM rollup_horizon').pluck()
  const heard = state.prepare<[], number>(`
    SELECT r.at FROM rollups r JOIN rollup_series s ON s.id = r.series
    WHERE s.kind = 'heard' AND s.action = '' AND r.grain = 0 ORDER BY r.at
  `)
  return {
    projection,
    horizonMs: () => (hour.get() ?? 0) * 3_600_000,
    heardAt: () =>
      heard
        .pluck()
        .all()
        .map(at => at * 3_600_000),
  }
}

const hourOf = (at: number) => Math.floor(at / 3_600_000) * 3_600_000
const dayOf = (at: number) => Math.floor(at / dayMs) * dayMs

test('hours are told apart for 62 days before the newest day, once another one came before it', () => {
  const { projection, horizonMs } = folder()
  projection.append(received('a', start))
  projection.project()
  const first = horizonMs()
  projection.append(received('b', start + dayMs))
  projection.project()
  expect([first, horizonMs()]).toEqual([0, dayOf(start + dayMs) - kept])
})

test('a delivery while the clock was ten years ahead costs no hour of what comes after it', () => {
  const { projection, heardAt } = folder()
  projection.append(received('a', start), received('b', start + tenYears), received('c', start + dayMs))
  projection.project()
  expect(heardAt()).toEqual([start, start + dayMs, start + tenYears].map(hourOf))
})

test('a clock that was ten years ahead for two days is believed', () => {
  const { projection, horizonMs } = folder()
  projection.append(received('a', start), received('b', start + tenYears), received('c', start + tenYears + dayMs))
  projection.project()
  expect(horizonMs()).toBe(dayOf(start + tenYears + dayMs) - kept)
})

test('a wrong day gives the same state however commits are cut, and in a rebuild', () => {
  const { projection } = folder()
  const days = [0, 1, 3652, 2, 80, 81, 3700, 82, 3720, 83]
  projection.append(...days.map((day, place) => received(`u-${place}`, start + day * dayMs)))
  while (projection.project(1).entries > 0);
  const stepwise = digestOf(projection.state)
  projection.rebuild()
  expect(digestOf(projection.state)).toBe(stepwise)
})

test('days that a pruned transaction was heard on still count in a rebuild', () => {
  const { receive, pruneAll, dump, ...folder } = openFolder()
  receive(received('old', start), received('newer', start + 80 * dayMs), received('gone', start + 81 * dayMs))
  folder.packAll()
  expect(pruneAll({ maxTransactions: 1 })).toBe(2)
  const before = dump()
  folder.projectAfresh()
  expect(dump()).toEqual(before)
})

test('a day that was pruned before another one followed counts when that one comes, and in a rebuild', () => {
  const { receive, pruneAll, dump, ...folder } = openFolder()
  receive(received('one', start), received('two', start + 80 * dayMs))
  folder.packAll()
  pruneAll({ maxAgeDays: 1 })
  receive(received('next', start + 81 * dayMs))
  const before = dump()
  folder.projectAfresh()
  expect([dump(), before.rollup_horizon]).toEqual([
    before,
    [JSON.stringify({ id: 1, hour: (dayOf(start + 81 * dayMs) - kept) / 3_600_000 })],
  ])
})

const day = fc.integer({ min: 19_000, max: 19_200 })

test('the horizon is the same in whatever order, and in whatever parts, days are looked at', () => {
  fc.assert(
    fc.property(fc.array(day), fc.array(fc.nat(200)), (days, cuts) => {
      const whole = horizonOf({ horizon: 0, days })
      const ends = [...cuts.map(cut => cut % (days.length + 1)), days.length].toSorted((a, b) => a - b)
      const backwards = days.toReversed()
      let grounds = horizonOf({ horizon: 0, days: [] })
      let from = 0
      for (const end of ends) {
        grounds = horizonOf({ ...grounds, days: [...grounds.days, ...backwards.slice(from, end)] })
        from = end
      }
      expect(grounds).toEqual(whole)
    }),
  )
})
