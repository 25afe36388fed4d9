import { useMemo, useState } from 'react'
import type { Apart, TimedSums } from '../../../electron/contract/transactions/overview.ts'
import { count } from '../../when.ts'
import { stepName } from '../../when-steps.ts'
import { overviewWords } from '../../words/overview.ts'
import { type FigureName, printFigure } from './figures.ts'
import { comparisonOf, type DrawnLine } from './lines.ts'
import { type Answered, NameButton, ShowList } from './name-button.tsx'
import { Plot } from './plot.tsx'
import type { Stretch } from './steps.ts'

const said = overviewWords.apart

interface PanelsProps {
  readonly answered: Answered
  readonly apart: Apart
  readonly lines: readonly DrawnLine[]
  readonly blind: readonly Stretch[]
  readonly figure: FigureName
}

/** A small chart for each name, all on one scale: they are told apart by their place and their name, not by colour. */
export function Panels({ answered, apart, lines, blind, figure }: PanelsProps) {
  const [place, setPlace] = useState<number | null>(null)
  const { overview } = answered
  const comparison = useMemo(() => comparisonOf(figure, overview, apart.lines), [figure, overview, apart])
  return (
    <>
      <p className="hint panels-note">
        {figure === 'failed' ? said.oneScaleFailed : said.oneScale}
        {comparison.whole !== null && (
          <span className="dashed-key">
            <span className="dash" aria-hidden="true" /> {said.dashed}
          </span>
        )}
      </p>
      <div className="panels">
        {lines.map(drawn => (
          <figure key={drawn.id} className="card chart small-chart">
            <PanelHead answered={answered} by={apart.by} drawn={drawn} figure={figure} place={place} />
            <Plot
              figure={figure}
              step={overview.step}
              steps={drawn.steps}
              blind={blind}
              compared={comparison}
              onPoint={setPlace}
            />
          </figure>
        ))}
      </div>
    </>
  )
}

/** What the figure of a whole line is of; nothing where that would say the same number again. */
function besideOf(figure: FigureName, { transactions, counts }: TimedSums): string | null {
  if (figure === 'volume') return overviewWords.failedOf(count(counts.failed))
  if (figure === 'failed' && counts.failed === transactions) return null
  return said.transactions(transactions, count(transactions))
}

interface PanelHeadProps {
  readonly answered: Answered
  readonly by: Apart['by']
  readonly drawn: DrawnLine
  readonly figure: FigureName
  /** The step under the pointer. */
  readonly place: number | null
}

function PanelHead({ answered, by, drawn: { line, text, steps }, figure, place }: PanelHeadProps) {
  const pointed = place === null ? undefined : steps[place]?.point
  const sums = pointed ?? line.total
  return (
    <figcaption>
      <h3>
        {line.kind === 'named' ? (
          <>
            <NameButton dimension={by} name={line.name} answered={answered} />
            <ShowList dimension={by} name={line.name} answered={answered} />
          </>
        ) : (
          <span className="name muted">{text}</span>
        )}
      </h3>
      <p className="panel-value">
        <b>{printFigure(figure, sums)}</b>{' '}
        <span className="hint">
          {pointed !== undefined && stepName(pointed.at, answered.overview.step)}
          {pointed === undefined && besideOf(figure, sums)}
        </span>
      </p>
    </figcaption>
  )
}
