import { ChartLine, ClipboardList, EarOff, RotateCw, TriangleAlert } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Overview } from '../../../electron/contract/transactions/overview.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { FailureText } from '../../parts/failure-text.tsx'
import { usePick, useStore } from '../../state/use-store.ts'
import { duration } from '../../when.ts'
import { words } from '../../words/main.ts'
import { overviewWords } from '../../words/overview.ts'
import { reportWords } from '../../words/report.ts'
import { Causes } from './causes.tsx'
import { Charts } from './charts.tsx'
import { Choices } from './choices.tsx'
import { Differences } from './differences.tsx'
import { figureNames } from './figures.ts'
import type { Answered } from './name-button.tsx'
import { Narrowed } from './narrowed.tsx'
import { Parts } from './parts.tsx'
import { blindStretches, lengthOf, type Stretch, stepsOf } from './steps.ts'
import { TableCard } from './table-card.tsx'
import { TimeTable } from './time-table.tsx'
import { useChoice, useOverview } from './use-overview.ts'

/** What is happening: how much, how well, how fast, and where it differs. */
export function OverviewView() {
  const choice = useChoice()
  const store = useStore()
  const { answered, isOld, failure, retry } = useOverview(choice)
  const [isTable, setTable] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  const focusTitle = useCallback(() => title.current?.focus(), [])
  return (
    <main className="page">
      <div className="page-inner wide">
        <div className="overview-head">
          <div className="grow">
            <h1 ref={title} tabIndex={-1}>
              {overviewWords.title}
            </h1>
            <p className="muted">{overviewWords.lead}</p>
          </div>
          <button type="button" className="button" onClick={() => store.go({ kind: 'report' })}>
            <ClipboardList aria-hidden="true" /> {reportWords.open}
          </button>
        </div>
        <Choices choice={choice} isTable={isTable} onTable={setTable} />
        <Narrowed choice={choice} overview={answered?.overview ?? null} onWidened={focusTitle} />
        {failure !== null && <OverviewFailure sentence={failure} isAlone={answered === null} onRetry={retry} />}
        {answered === null && failure === null && <OverviewLoading />}
        {answered !== null && (
          <div className="summed" aria-busy={isOld}>
            <Summed answered={answered} isTable={isTable} />
          </div>
        )}
      </div>
    </main>
  )
}

/** The cards stand where the charts will be, so that nothing jumps when they come. */
function OverviewLoading() {
  return (
    <>
      <p className="only-for-readers" role="status">
        {words.app.loading}
      </p>
      <div className="charts soon" aria-hidden="true">
        {figureNames.map(name => (
          <div key={name} className="card chart chart-to-come" />
        ))}
      </div>
    </>
  )
}

interface OverviewFailureProps {
  readonly sentence: string
  /** No sums are on screen that it could stand above. */
  readonly isAlone: boolean
  readonly onRetry: () => void
}

function OverviewFailure({ sentence, isAlone, onRetry }: OverviewFailureProps) {
  const again = (
    <button type="button" className="button" onClick={onRetry}>
      <RotateCw aria-hidden="true" /> {words.app.retry}
    </button>
  )
  if (!isAlone) {
    return (
      <div className="buttons">
        <FailureText sentence={sentence} />
        {again}
      </div>
    )
  }
  return (
    <div role="alert">
      <EmptyState icon={TriangleAlert} title={overviewWords.failedTitle} hint={sentence}>
        {again}
      </EmptyState>
    </div>
  )
}

function Summed({ answered, isTable }: { readonly answered: Answered; readonly isTable: boolean }) {
  const { overview, choice } = answered
  const blind = useBlind(overview, choice.sourceId)
  const steps = useMemo(() => stepsOf(overview, blind), [overview, blind])
  const isNothing = overview.total.transactions === 0
  const isNarrowed = Object.keys(choice.only).length > 0
  const hint = isNarrowed ? overviewWords.emptyNarrowed : overviewWords.emptyHint
  return (
    <>
      {isNothing && blind.length === 0 ? (
        <EmptyState icon={ChartLine} title={overviewWords.emptyTitle} hint={hint} />
      ) : (
        <OverTime overview={overview} steps={steps} blind={blind} isTable={isTable} />
      )}
      {!isNothing && (
        <>
          <Differences answered={answered} steps={steps} blind={blind} isTable={isTable} />
          <div className="overview-parts">
            <Causes answered={answered} />
            <Parts key={choice.by} answered={answered} />
          </div>
        </>
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
      <TableCard label={overviewWords.times.caption} isShown={isTable}>
        <TimeTable overview={overview} steps={steps} />
      </TableCard>
      {blind.length > 0 && !isTable && (
        <p className="hint blind-note">
          <EarOff aria-hidden="true" /> {overviewWords.blind(blind.length, duration(lengthOf(blind)))}
        </p>
      )}
    </section>
  )
}

/** When nothing could arrive in the span of an overview, of the chosen source. */
function useBlind({ from, to }: Overview, sourceId: string | null): readonly Stretch[] {
  const windows = usePick(state => state.blindWindows)
  return useMemo(() => {
    const hit = windows.filter(one => sourceId === null || one.sourceId === sourceId)
    return blindStretches(hit, { from: Date.parse(from), to: Date.parse(to) })
  }, [windows, sourceId, from, to])
}
