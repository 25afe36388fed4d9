import { describe, expect, it } from 'vitest'
import { comparisonOf, drawnLines } from '../../../renderer/views/overview/lines.ts'
import { stepsOf } from '../../../renderer/views/overview/steps.ts'
import { aLine, anOverview } from '../../fakes/overview.ts'

const overview = anOverview()
const lines = [aLine('MTN', [{ succeeded: 3 }, { failed: 5 }, {}]), aLine(null, [{ succeeded: 1 }, {}, {}])]

describe('lines that are drawn beside each other', () => {
  it('have one scale that holds all of them and the whole', () => {
    const { largest } = comparisonOf('median', overview, lines)
    expect(largest).toBe(8000)
  })

  it('have the whole behind them', () => {
    expect(comparisonOf('success', overview, lines).whole).toEqual([1, 0.5, null])
  })

  it('are not dwarfed by the whole where it is their sum', () => {
    expect(comparisonOf('volume', overview, lines)).toEqual({ largest: 5, whole: null })
  })

  it('have the times of the whole and what is blind in them, with their own sums', () => {
    const blind = [{ from: Date.parse('2026-03-02T08:00:00Z'), to: Date.parse('2026-03-02T09:00:00Z') }]
    const [first] = drawnLines({ by: 'operator', lines }, stepsOf(overview, blind))
    expect(first?.steps.map(({ point, blindMs }) => [point.transactions, blindMs])).toEqual([
      [3, 0],
      [5, 3_600_000],
      [0, 0],
    ])
  })

  it('are told apart also where one is named like those without a name', () => {
    const both = [aLine('No operator', []), aLine(null, [])]
    const ids = drawnLines({ by: 'operator', lines: both }, []).map(({ id }) => id)
    expect(new Set(ids).size).toBe(2)
  })
})
