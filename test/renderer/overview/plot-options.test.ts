import { describe, expect, it } from 'vitest'
import { figureNames, figures } from '../../../renderer/views/overview/figures.ts'
import { type Drawing, plotData } from '../../../renderer/views/overview/plot-options.ts'
import { stepsOf } from '../../../renderer/views/overview/steps.ts'
import { anOverview, aPoint } from '../../fakes/overview.ts'

const dayMs = 86_400_000
const first = Date.parse('2026-03-01T00:00:00Z')
const days = (many: number) =>
  stepsOf(
    {
      points: Array.from({ length: many }, (_, day) =>
        aPoint(new Date(first + day * dayMs).toISOString(), { succeeded: 3, failed: 1 }),
      ),
      to: new Date(first + many * dayMs).toISOString(),
    },
    [],
  )
const drawing = (change: Partial<Drawing> = {}): Drawing => {
  return { figure: 'success', step: 'day', steps: days(7), blind: [], compared: null, onPoint: () => {}, ...change }
}

describe('what a chart draws', () => {
  it('is in the middle of each step', () => {
    const [times] = plotData(drawing({ steps: days(2) }))
    expect([...times]).toEqual([first + dayMs / 2, first + 1.5 * dayMs])
  })

  it('is nothing where nothing was measured', () => {
    const [, values] = plotData(drawing({ figure: 'median', steps: stepsOf(anOverview(), []) }))
    expect([...(values ?? [])]).toEqual([8000, 8000, null])
  })

  it('is the failed ones beside all of them for the volume', () => {
    const [, all, failed] = plotData(drawing({ figure: 'volume', steps: days(2) }))
    expect([all, failed]).toEqual([
      [4, 4],
      [1, 1],
    ])
  })

  it('is the whole behind it in a small chart', () => {
    const compared = { largest: 1, whole: [0.9, null] }
    const [, whole, own] = plotData(drawing({ steps: days(2), compared }))
    expect([whole, own]).toEqual([
      [0.9, null],
      [0.75, 0.75],
    ])
  })

  it.each([...figureNames, 'failed'] as const)('has room above nothing at all for %s', figure => {
    expect(figures[figure].topOf(0)).toBeGreaterThan(0)
  })

  it.each([
    ['volume', 12_000],
    ['failed', 12_000],
    ['median', 90_000_000],
    ['pending', 0.4],
  ] as const)('keeps the largest value of %s in sight', (figure, largest) => {
    expect(figures[figure].topOf(largest)).toBeGreaterThan(largest)
  })

  it('never shows more than all of them as pending', () => {
    expect(figures.pending.topOf(1)).toBe(1)
  })

  it('shows a success rate on the whole scale, so that a small dip looks small', () => {
    expect(figures.success.topOf(0.97)).toBe(1)
  })
})
