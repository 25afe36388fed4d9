import { ChartLine, EarOff, RotateCw } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Overview } from '../../../electron/contract/overview.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { FailureText } from '../../parts/failure-text.tsx'
import { usePick } from '../../state/use-store.ts'
import { duration } from '../../when.ts'
import { words } from '../../words.ts'
import { overviewWords } from '../../words-overview.ts'
import { Causes } from './causes.tsx'
import { Charts } from './charts.tsx'
import { Choices } from './choices.tsx'
import { Parts } from './parts.tsx'
import { blindStretches, lengthOf, type Stretch, stepsOf } from './steps.ts'
import { TimeTable } from './time-table.tsx'
import { useChoice, useOverview } from './use-overview.ts'

/** What is happening: how much, how well, how fast, and where it differs. */
export function OverviewView() {
  const choice = useChoice()
  const { overview, isOld, failure, retry } = useOverview(choice)
  const [isTable, setTable] = useState(false)
  return (
    <main className="page">
      <div className="page-inner wide">
        <div>
          <h1>{overviewWords.title}</h1>
          <p className="muted">{overviewWords.lead}</p>
        </div>
        <Choices choice={choice} isTable={isTable} onTable={setTable} />
        {failure !== null && <OverviewFailure sentence={failure} onRetry={retry} />}
        {overview === null && failure === null && (
          <p className="muted" role="status">
            {words.app.loading}
          </p>
        )}
        {overview !== null && (
          <div className="summed" aria-busy={isOld}>
            <Summed overview={overview} isTable={isTable} />
          </div>
        )}
      </div>
    </main>
  )
}

function OverviewFailure({ sentence, onRetry }: { readonly sentence: string; readonly onRetry: () => void }) {
  return (
    <div className="buttons">
      <FailureText sentence={sentence} />
      <button type="button" className="button" onClick={onRetry}>
        <RotateCw aria-hidden="true" /> {words.app.retry}
      </button>
    </div>
  )
}

function Summed({ overview, isTable }: { readonly overview: Overview; readonly isTable: boolean }) {
  const blind = useBlind(overview)
  const steps = useMemo(() => stepsOf(overview, blind), [overview, blind])
  const isNothing = overview.total.transactions === 0
  return (
    <>
      {isNothing && blind.length === 0 ? (
        <EmptyState icon={ChartLine} title={overviewWords.emptyTitle} hint={overviewWords.emptyHint} />
      ) : (
        <OverTime overview={overview} steps={steps} blind={blind} isTable={isTable} />
      )}
      {!isNothing && (
        <div className="overview-parts">
          <Causes overview={overview} />
          <Parts overview={overview} />
        </div>
      )}
    </>
  )
}

interface OverTimeProps {
  readonly overview: Overview
  readonly steps: ReturnType<typeof stepsOf>
  readonly blind: readonly Stretch[]
  readonly isTable: boolean
}

/** Charts for those who see them; the table is always there for readers. */
function OverTime({ overview, steps, blind, isTable }: OverTimeProps) {
  return (
    <section className="over-time" aria-label={overviewWords.times.label}>
      {!isTable && <Charts overview={overview} steps={steps} blind={blind} />}
      <div className={isTable ? 'card sums-card' : 'only-for-readers'}>
        <TimeTable overview={overview} steps={steps} />
      </div>
      {blind.length > 0 && !isTable && (
        <p className="hint blind-note">
          <EarOff aria-hidden="true" /> {overviewWords.blind(blind.length, duration(lengthOf(blind)))}
        </p>
      )}
    </section>
  )
}

/** When nothing could arrive in the span of an overview, of the chosen source. */
function useBlind({ from, to }: Overview): readonly Stretch[] {
  const windows = usePick(state => state.blindWindows)
  const sourceId = usePick(state => state.overview.sourceId)
  return useMemo(() => {
    const hit = windows.filter(one => sourceId === null || one.sourceId === sourceId)
    return blindStretches(hit, { from: Date.parse(from), to: Date.parse(to) })
  }, [windows, sourceId, from, to])
}
