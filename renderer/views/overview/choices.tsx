import { ChartLine, Table2 } from 'lucide-react'
import { type OverviewChoice, periods } from '../../state/overview-choice.ts'
import { usePick, useStore } from '../../state/use-store.ts'
import { overviewWords } from '../../words/overview.ts'
import { Segments } from './segments.tsx'

interface ChoicesProps {
  readonly choice: OverviewChoice
  readonly isTable: boolean
  readonly onTable: (isTable: boolean) => void
}

/** Which time, which source, and whether as charts or as a table. */
export function Choices({ choice, isTable, onTable }: ChoicesProps) {
  const store = useStore()
  const Icon = isTable ? ChartLine : Table2
  return (
    <div className="overview-choices">
      <Segments
        label={overviewWords.period}
        value={choice.period}
        choices={periods.map(period => ({
          value: period,
          text: overviewWords.periodsShort[period],
          title: overviewWords.periods[period],
        }))}
        onChoose={period => store.chooseOverview({ ...choice, period })}
      />
      <SourceChoice choice={choice} />
      <span className="grow" />
      <button type="button" className="button" onClick={() => onTable(!isTable)}>
        <Icon aria-hidden="true" /> {isTable ? overviewWords.showCharts : overviewWords.showTable}
      </button>
    </div>
  )
}

/** Only where there is something to choose from. */
function SourceChoice({ choice }: { readonly choice: OverviewChoice }) {
  const store = useStore()
  const sources = usePick(state => state.app?.settings.sources) ?? []
  if (sources.length < 2) return null
  return (
    <select
      className="source-choice"
      aria-label={overviewWords.source}
      value={choice.sourceId ?? ''}
      onChange={({ target }) =>
        store.chooseOverview({ ...choice, sourceId: target.value === '' ? null : target.value })
      }
    >
      <option value="">{overviewWords.allSources}</option>
      {sources.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
