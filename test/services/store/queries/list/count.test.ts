import { expect, onTestFinished, test } from 'vitest'
import { readFilter } from '../../../../../electron/core/query/read-filter.ts'
import { createCountQuery } from '../../../../../electron/services/store/queries/list/count.ts'
import { openProjection } from '../../projection-kit.ts'
import { ussdDelivery } from '../../store-kit.ts'

function filterOf(text: string) {
  const reading = readFilter(text, { now: 0, zone: 'UTC', sources: [] })
  if (!reading.ok) throw new Error('It is not understood.')
  return reading.filter
}

/** Thirty transactions, every third of which is pending. */
function thirty() {
  const projection = openProjection()
  onTestFinished(projection.close)
  projection.append(
    ...Array.from({ length: 30 }, (_, n) =>
      ussdDelivery({ uuid: `u-${n}`, status: n % 3 === 0 ? 'pending' : 'failed' }),
    ),
  )
  projection.project()
  return projection.state
}

test.each([
  ['', [7, 7, 7, 7, 2]],
  ['status:pending', [3, 2, 2, 3, 0]],
  ['"send money" status:failed', [4, 5, 5, 4, 2]],
  ['operator:none', [0, 0, 0, 0, 0]],
])('what %j finds is counted in steps that add up', (text, expected) => {
  const count = createCountQuery(thirty(), 7)
  const steps: number[] = []
  let after: number | null = null
  do {
    const step: ReturnType<typeof count> = count({ filter: filterOf(text), after })
    steps.push(step.transactions)
    after = step.next
  } while (after !== null)
  expect(steps).toEqual(expected)
})
