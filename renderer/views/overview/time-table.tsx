import type { Overview, TimedSums } from '../../../electron/contract/transactions/overview.ts'
import { count, duration } from '../../when.ts'
import { stepName } from '../../when-steps.ts'
import { overviewWords } from '../../words/overview.ts'
import { printFigure } from './figures.ts'
import type { Step } from './steps.ts'

const said = overviewWords.times

/** The charts as a table, with the times in which nothing could arrive. */
export function TimeTable({
  overview: { step },
  steps,
}: {
  readonly overview: Overview
  readonly steps: readonly Step[]
}) {
  return (
    <table className="sums">
      <caption className="only-for-readers">{said.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{said.step[step]}</th>
          <SumsHead />
          <th scope="col">{said.blind}</th>
        </tr>
      </thead>
      <tbody>
        {steps.toReversed().map(({ point, blindMs }) => (
          <tr key={point.at}>
            <th scope="row">{stepName(point.at, step)}</th>
            <SumsCells sums={point} />
            <td>{blindMs > 0 ? duration(blindMs) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function SumsHead() {
  return Object.values(overviewWords.columns).map(column => (
    <th key={column} scope="col">
      {column}
    </th>
  ))
}

export function SumsCells({ sums }: { readonly sums: TimedSums }) {
  const { failed } = sums.counts
  return (
    <>
      <td>{count(sums.transactions)}</td>
      <td className={failed > 0 ? 'has-failed' : undefined}>{count(failed)}</td>
      <td>{printFigure('success', sums)}</td>
      <td>{printFigure('pending', sums)}</td>
      <td>{printFigure('median', sums)}</td>
    </>
  )
}
