import {
  Ban,
  CalendarClock,
  Check,
  ChevronRight,
  CircleCheck,
  CircleQuestionMark,
  Copy,
  CornerDownRight,
  EarOff,
  Hourglass,
  type LucideIcon,
  OctagonX,
  TrendingDown,
  TriangleAlert,
  VolumeX,
} from 'lucide-react'
import { useState } from 'react'
import type { ShiftReport } from '../../../electron/contract/notices/shift-report.ts'
import { copyText } from '../../actions/copy.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { useAct, usePick, useStore } from '../../state/use-store.ts'
import { shortTime } from '../../when.ts'
import { words } from '../../words/main.ts'
import { reportWords } from '../../words/report.ts'
import { type ReportLine, reportParts, reportText } from './report-lines.ts'
import { type SinceChoice, sinceChoices, useReport } from './use-report.ts'

const said = reportWords
const icons: Readonly<Record<ReportLine['tone'], LucideIcon>> = {
  ...{ succeeded: CircleCheck, failed: OctagonX, cancelled: Ban, unknown: CircleQuestionMark, late: CalendarClock },
  ...{ stuck: Hourglass, open: TriangleAlert, blind: EarOff, good: Check, cause: CornerDownRight },
  ...{ silence: VolumeX, drift: TrendingDown },
}

/** What happened since a time, what is open and what may be missing. */
export function ReportView() {
  const [choice, setChoice] = useState<SinceChoice>('seen')
  const [ownTime, setOwnTime] = useState('')
  const made = useReport(choice, ownTime)
  return (
    <main className="page">
      <div className="page-inner report">
        <header>
          <h1>{said.title}</h1>
          <p className="muted">{said.lead}</p>
        </header>
        <div className="report-choices">
          <label className="report-choice">
            <span>{said.since}</span>
            <select
              value={choice}
              onChange={event => setChoice(sinceChoices.find(one => one === event.target.value) ?? 'seen')}
            >
              {sinceChoices.map(one => (
                <option key={one} value={one}>
                  {said.choices[one]}
                </option>
              ))}
            </select>
          </label>
          {choice === 'own' && (
            <label className="report-choice">
              <span>{said.ownTime}</span>
              <input type="datetime-local" value={ownTime} onChange={event => setOwnTime(event.target.value)} />
            </label>
          )}
        </div>
        {made.kind === 'waiting' && (
          <p className="soon muted" role="status">
            {words.app.loading}
          </p>
        )}
        {made.kind === 'failed' && <FailureText sentence={`${said.failedTitle}. ${made.sentence}`} />}
        {made.kind === 'done' && <Report report={made.report} />}
      </div>
    </main>
  )
}

function Report({ report }: { readonly report: ShiftReport }) {
  const store = useStore()
  const { busy, failure, act } = useAct()
  const sources = usePick(state => state.app?.settings.sources)
  const nameOf = (id: string) => sources?.find(source => source.id === id)?.name ?? id
  const since = shortTime(report.since)
  const markSeen = async () => {
    if ((await act('report.seen', undefined)) !== undefined) store.say(said.seenDone)
  }
  return (
    <>
      <h2>{said.from(since)}</h2>
      {reportParts(report, nameOf).map(({ name, lines }) => (
        <section key={name} className="section" aria-label={said.parts[name]}>
          <header>
            <h3>{said.parts[name]}</h3>
          </header>
          <ul className="section-body report-lines">
            {lines.map(line => (
              <li key={line.text} data-tone={line.tone}>
                <Line line={line} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="hint">{said.lists}</p>
      <div className="buttons">
        <button
          type="button"
          className="button"
          onClick={() => void copyText(store, reportText(report, since, nameOf))}
        >
          <Copy aria-hidden="true" /> {said.copy}
        </button>
        <button type="button" className="button" title={said.seenHint} disabled={busy} onClick={() => void markSeen()}>
          <Check aria-hidden="true" /> {said.seen}
        </button>
        <FailureText sentence={failure} />
      </div>
    </>
  )
}

function Line({ line: { text, tone, lead } }: { readonly line: ReportLine }) {
  const store = useStore()
  const Icon = icons[tone]
  const content = (
    <>
      <Icon aria-hidden="true" />
      <span className="grow">{text}</span>
    </>
  )
  if (lead === null) return <p className="report-line">{content}</p>
  const go = () => (lead.kind === 'query' ? store.showQuery(lead.query) : store.go({ kind: 'connection' }))
  return (
    <button
      type="button"
      className="report-line"
      title={said.show(lead.kind === 'query' ? lead.query : text)}
      onClick={go}
    >
      {content}
      <ChevronRight aria-hidden="true" />
    </button>
  )
}
