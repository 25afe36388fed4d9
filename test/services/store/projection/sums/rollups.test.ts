import { expect, onTestFinished, test } from 'vitest'
import { monthOf, nextMonthOf } from '../../../../../electron/services/store/projection/sums/rollup-grains.ts'
import { digestOf, openProjection } from '../../projection-kit.ts'
import { ussdDelivery } from '../../store-kit.ts'

const run = (uuid: string, operator: string, status = 'pending') =>
  ussdDelivery({ uuid, operator, status, updatedAt: `2026-03-05T09:14:4${status === 'pending' ? 1 : 2}Z` })

/** What is summed up under each operator: how many are pending and how many failed. */
function sums() {
  const projection = openProjection()
  onTestFinished(projection.close)
  const read = projection.state.prepare(`
    SELECT s.operator, sum(r.pending), sum(r.failed) FROM rollup_series s JOIN rollups r ON r.series = s.id
    WHERE s.kind = 'detail' AND r.grain = 2 GROUP BY s.operator ORDER BY s.operator
  `)
  return { projection, read: () => read.raw().all() }
}

test('runs without an operator are not summed up with those of one that is called null', () => {
  const { projection, read } = sums()
  projection.append(run('a', ''), run('b', 'null'))
  projection.project()
  projection.append(run('b', 'null', 'failed'))
  projection.project()
  expect(read()).toEqual([
    ['', 1, 0],
    ['null', 0, 1],
  ])
})

test('months of the first century are not those of the twentieth', () => {
  const hourOf = (at: string) => Date.parse(at) / 3_600_000
  const [first, next] = [hourOf('0001-02-01T00:00:00Z'), hourOf('0001-03-01T00:00:00Z')]
  expect([monthOf(first + 600), nextMonthOf(first + 600)]).toEqual([first, next])
})

test('sums are the same after a rebuild in one commit', () => {
  const { projection } = sums()
  projection.append(run('a', ''), run('b', 'null'), run('c', 'two\nlines'), run('b', 'null', 'failed'))
  for (let commit = 0; commit < 4; commit++) projection.project(1)
  const before = digestOf(projection.state)
  projection.rebuild()
  expect(digestOf(projection.state)).toBe(before)
})
