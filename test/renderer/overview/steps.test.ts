import { describe, expect, it } from 'vitest'
import { blindStretches, lengthOf, stepsOf } from '../../../renderer/views/overview/steps.ts'
import { aBlindWindow } from '../../fakes/health.ts'
import { anOverview, aPoint } from '../../fakes/overview.ts'

const at = (iso: string) => Date.parse(iso)
const span = { from: at('2026-03-01T00:00:00Z'), to: at('2026-03-04T00:00:00Z') }
const blind = (from: string, until: string | null, sourceId = 'shop') =>
  aBlindWindow({ id: `${sourceId} ${from}`, sourceId, from, until })
const hourMs = 3_600_000

describe('when nothing could arrive in a span', () => {
  it('is one stretch for two sources at once', () => {
    const both = [
      blind('2026-03-02T08:00:00Z', '2026-03-02T09:00:00Z', 'shop'),
      blind('2026-03-02T08:30:00Z', '2026-03-02T09:30:00Z', 'acme'),
    ]
    expect(blindStretches(both, span)).toEqual([{ from: at('2026-03-02T08:00:00Z'), to: at('2026-03-02T09:30:00Z') }])
  })

  it('keeps the longer end when one stretch lies inside another', () => {
    const nested = [
      blind('2026-03-02T08:00:00Z', '2026-03-02T12:00:00Z'),
      blind('2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z', 'acme'),
    ]
    expect(lengthOf(blindStretches(nested, span))).toBe(4 * hourMs)
  })

  it('lists stretches apart oldest first, whatever the order of the windows', () => {
    const apart = [
      blind('2026-03-03T08:00:00Z', '2026-03-03T09:00:00Z'),
      blind('2026-03-01T08:00:00Z', '2026-03-01T09:00:00Z'),
    ]
    expect(blindStretches(apart, span).map(one => one.from)).toEqual([
      at('2026-03-01T08:00:00Z'),
      at('2026-03-03T08:00:00Z'),
    ])
  })

  it('is cut where the span begins and ends', () => {
    expect(blindStretches([blind('2026-02-01T00:00:00Z', null)], span)).toEqual([span])
  })

  it('leaves out what was over before the span', () => {
    expect(blindStretches([blind('2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z')], span)).toEqual([])
  })
})

describe('the steps of an overview', () => {
  it('end where the next one begins, also when a day is an hour short', () => {
    const points = ['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'].map(one => aPoint(one))
    const [first] = stepsOf({ points, to: '2026-03-30T10:00:00.000Z' }, [])
    expect((first?.to ?? 0) - (first?.from ?? 0)).toBe(23 * hourMs)
  })

  it('draw the last one whole though it is not over', () => {
    expect(stepsOf(anOverview(), []).at(-1)?.to).toBe(at('2026-03-04T00:00:00.000Z'))
  })

  it('draw a single one up to the end', () => {
    const [only] = stepsOf({ points: [aPoint('2026-03-01T00:00:00.000Z')], to: '2026-03-01T07:00:00.000Z' }, [])
    expect(only?.to).toBe(at('2026-03-01T07:00:00.000Z'))
  })

  it('know for how long of each nothing could arrive', () => {
    const night = [{ from: at('2026-03-01T22:00:00Z'), to: at('2026-03-02T03:00:00Z') }]
    expect(stepsOf(anOverview(), night).map(step => step.blindMs / hourMs)).toEqual([2, 3, 0])
  })
})
