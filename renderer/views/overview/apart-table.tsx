import type { Apart, OverviewStep } from '../../../electron/contract/transactions/overview.ts'
import { duration } from '../../when.ts'
import { stepName } from '../../when-steps.ts'
import { overviewWords } from '../../words/overview.ts'
import { type FigureName, printFigure } from './figures.ts'
import type { DrawnLine } from './lines.ts'
import type { Step } from './steps.ts'

interface ApartTableProps {
  readonly by: Apart['by']
  readonly figure: FigureName
  readonly step: OverviewStep
  /** Those of the whole. */
  readonly steps: readonly Step[]
  readonly lines: readonly DrawnLine[]
}

export function apartCaption(by: Apart['by'], figure: FigureName): string {
  const { charts, apart, parts } = overviewWords
  return apart.caption(charts[figure].title, parts.dimensions[by].toLowerCase())
}

/** The small charts as one table: a column for each name. */
export function ApartTable({ by, figure, step, steps, lines }: ApartTableProps) {
  const { times } = overviewWords
  return (
    <table className="sums">
      <caption className="only-for-readers">{apartCaption(by, figure)}</caption>
      <thead>
        <tr>
          <th scope="col">{times.step[step]}</th>
          {lines.map(({ id, text }) => (
            <th key={id} scope="col">
              {text}
            </th>
          ))}
          <th scope="col">{times.blind}</th>
        </tr>
      </thead>
      <tbody>
        {steps
          .map(({ point, blindMs }, place) => (
            <tr key={point.at}>
              <th scope="row">{stepName(point.at, step)}</th>
              {lines.map(line => (
                <td key={line.id}>{printFigure(figure, line.steps[place]?.point ?? point)}</td>
              ))}
              <td>{blindMs > 0 ? duration(blindMs) : ''}</td>
            </tr>
          ))
          .reverse()}
      </tbody>
    </table>
  )
}
