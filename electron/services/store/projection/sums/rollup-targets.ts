import { dayOf, type Grain, grains, monthOf } from './rollup-grains.ts'
import { nameOf, type Series, type SeriesKind } from './rollup-series.ts'
import { addSums, type Belonging, type Delta, isNothing, noSums, type Sums } from './rollup-sums.ts'

/** What has to be added to one row. */
export interface Target {
  readonly series: Series
  readonly grain: Grain
  readonly at: number
  readonly sums: Sums
}

/** By series, then by grain and time. */
type Targets = Map<Series, Map<number, Target>>

/** Hours are told apart from `detailedFrom` on only, except for everything and for whole sources. */
export function targetsOf(deltas: Iterable<Delta>, detailedFrom: number): Targets {
  const targets: Targets = new Map()
  const seriesOf = createSeries()
  for (const delta of deltas) {
    const { begun, heard } = seriesOf(delta)
    for (const series of begun) {
      const hoursFrom = series.kind === 'all' || series.kind === 'source' ? Number.NEGATIVE_INFINITY : detailedFrom
      const add = adding(targets, series)
      for (const [hour, sums] of delta.hours) {
        if (isNothing(sums)) continue
        if (hour >= hoursFrom) add(grains.hour, hour, sums)
        add(grains.day, dayOf(hour), sums)
        add(grains.month, monthOf(hour), sums)
      }
    }
    if (delta.heard.size === 0) continue
    for (const series of heard) {
      const add = adding(targets, series)
      for (const [hour, sums] of delta.heard) if (hour >= detailedFrom && !isNothing(sums)) add(grains.hour, hour, sums)
    }
  }
  return targets
}

function adding(targets: Targets, series: Series): (grain: Grain, at: number, sums: Sums) => void {
  const ofSeries = targets.get(series) ?? new Map<number, Target>()
  targets.set(series, ofSeries)
  return (grain, at, sums) => {
    const id = at * 4 + grain
    const known = ofSeries.get(id)
    const target = known ?? { series, grain, at, sums: noSums() }
    if (known === undefined) ofSeries.set(id, target)
    addSums(target.sums, sums)
  }
}

/** A series belongs to many deltas: it is made once, and is told from others by itself. */
function createSeries() {
  const byName = new Map<string, Series>()
  const once = (kind: SeriesKind, ...names: Series['names']): Series => {
    const name = nameOf({ kind, names })
    const series = byName.get(name) ?? { kind, names, name }
    byName.set(name, series)
    return series
  }
  return ({ sourceId, category, action, operator, country }: Belonging) => ({
    begun: [
      once('all', '', '', '', '', ''),
      once('source', sourceId, '', '', '', ''),
      ...(category === '' ? [] : [once('category', sourceId, category, '', '', '')]),
      once('detail', sourceId, '', action, operator, country),
    ],
    heard: [once('heard', sourceId, '', '', '', ''), once('heard', sourceId, '', action, operator, '')],
  })
}
