import { useId, useMemo, useState } from 'react'
import type { Apart } from '../../../electron/contract/transactions/overview.ts'
import { type Dimension, dimensions } from '../../state/overview-choice.ts'
import { useStore } from '../../state/use-store.ts'
import { overviewWords } from '../../words/overview.ts'
import { ApartTable, apartCaption } from './apart-table.tsx'
import { type ChosenFigure, type FigureName, figureNames } from './figures.ts'
import { drawnLines, telling } from './lines.ts'
import type { Answered } from './name-button.tsx'
import { Panels } from './panels.tsx'
import { Segments } from './segments.tsx'
import type { Step, Stretch } from './steps.ts'
import { TableCard } from './table-card.tsx'

const said = overviewWords.apart

interface DifferencesProps {
  readonly answered: Answered
  readonly steps: readonly Step[]
  readonly blind: readonly Stretch[]
  readonly isTable: boolean
}

/** The same time told apart by name: charts for those who see them, a table for readers. */
export function Differences(props: DifferencesProps) {
  const [chosen, setFigure] = useState<ChosenFigure>('success')
  const { overview, choice } = props.answered
  const { apart } = overview
  const figure = apart?.by === 'category' ? 'failed' : chosen
  const id = useId()
  return (
    <section className="differences" aria-labelledby={id}>
      <header>
        <h2 id={id}>{said.title}</h2>
        <p className="muted">{choice.by === 'category' ? said.hintOfCategories : said.hint}</p>
      </header>
      <div className="overview-choices">
        <DimensionChoice answered={props.answered} />
        {apart !== null && apart.by !== 'category' && apart.lines.length > 1 && (
          <FigureChoice figure={chosen} onChoose={setFigure} />
        )}
      </div>
      {apart !== null && apart.lines.length > 0 && <Lines {...props} apart={apart} figure={figure} />}
    </section>
  )
}

/** What everything is narrowed to has one name only. */
function DimensionChoice({ answered: { choice, overview } }: { readonly answered: Answered }) {
  const store = useStore()
  const { dimension, dimensions: texts } = overviewWords.parts
  const isOffered = (one: Dimension) =>
    one === choice.by || (one === 'category' ? overview.categories !== null : choice.only[one] === undefined)
  return (
    <Segments
      label={dimension}
      value={choice.by}
      choices={dimensions.filter(isOffered).map(one => ({ value: one, text: texts[one], title: texts[one] }))}
      onChoose={by => store.chooseOverview({ ...choice, by })}
    />
  )
}

interface FigureChoiceProps {
  readonly figure: ChosenFigure
  readonly onChoose: (figure: ChosenFigure) => void
}

function FigureChoice({ figure, onChoose }: FigureChoiceProps) {
  const choices = figureNames.map(name => {
    return { value: name, text: said.figures[name], title: overviewWords.charts[name].title }
  })
  return <Segments label={said.figure} value={figure} choices={choices} onChoose={onChoose} />
}

interface LinesProps extends DifferencesProps {
  readonly apart: Apart
  readonly figure: FigureName
}

function Lines({ answered, apart, figure, steps, blind, isTable }: LinesProps) {
  const lines = useMemo(() => telling(figure, drawnLines(apart, steps)), [apart, figure, steps])
  const [only] = lines
  if (only === undefined) return <p className="muted">{overviewWords.causes.noneFailed}</p>
  if (figure !== 'failed' && lines.length === 1) return <p className="muted">{said.same(only.text)}</p>
  return (
    <>
      {!isTable && <Panels answered={answered} apart={apart} lines={lines} blind={blind} figure={figure} />}
      <TableCard label={apartCaption(apart.by, figure)} isShown={isTable}>
        <ApartTable by={apart.by} figure={figure} step={answered.overview.step} steps={steps} lines={lines} />
      </TableCard>
    </>
  )
}
