import { useState } from 'react'
import type { Overview } from '../../../electron/contract/transactions/overview.ts'
import { count } from '../../when.ts'
import { stepName } from '../../when-steps.ts'
import { overviewWords } from '../../words/overview.ts'
import { type FigureName, figureNames, printFigure } from './figures.ts'
import { Plot } from './plot.tsx'
import type { Step, Stretch } from './steps.ts'

interface ChartsProps {
  readonly overview: Overview
  readonly steps: readonly Step[]
  readonly blind: readonly Stretch[]
}

/** The figures over time, one under the pointer of the others. */
export function Charts({ overview, steps, blind }: ChartsProps) {
  const [place, setPlace] = useState<number | null>(null)
  const pointed = place === null ? undefined : steps[place]
  return (
    <div className="charts">
      {figureNames.map(name => (
        <figure key={name} className="card chart">
          <ChartHead name={name} overview={overview} pointed={pointed} />
          <Plot figure={name} step={overview.step} steps={steps} blind={blind} compared={null} onPoint={setPlace} />
        </figure>
      ))}
    </div>
  )
}

interface ChartHeadProps {
  readonly name: FigureName
  readonly overview: Overview
  /** The step under the pointer. */
  readonly pointed: Step | undefined
}

function ChartHead({ name, overview: { total, step }, pointed }: ChartHeadProps) {
  const { title, hint } = overviewWords.charts[name]
  const sums = pointed?.point ?? total
  return (
    <figcaption>
      <h2>{title}</h2>
      <p className="chart-value">
        {printFigure(name, sums)}{' '}
        {name === 'volume' && sums.counts.failed > 0 && (
          <span className="chart-failed">{overviewWords.failedOf(count(sums.counts.failed))}</span>
        )}
      </p>
      <p className="hint">{pointed === undefined ? hint : stepName(pointed.point.at, step)}</p>
    </figcaption>
  )
}
