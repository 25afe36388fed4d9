import type { RehearsalReport, RehearsedNotice } from '../../../electron/contract/notices/rehearsal.ts'
import type { Rule } from '../../../electron/contract/settings/notice-rules.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { When } from '../../parts/time.tsx'
import { useNow } from '../../state/use-store.ts'
import { count, list } from '../../when.ts'
import { rulesWords } from '../../words/rules.ts'
import { ruleName } from './rule-words.ts'
import type { Rehearsed } from './use-rehearsal.ts'

const said = rulesWords.rehearsal
const mostShown = 5

interface RehearsalProps {
  readonly rehearsed: Rehearsed
  readonly rules: readonly Pick<Rule, 'id' | 'name'>[]
  /** The rule that is being written. */
  readonly ruleId?: string
}

/** What rules would have sent in the last 30 days: how much, by which rule, and the newest of it. */
export function Rehearsal({ rehearsed, rules, ruleId }: RehearsalProps) {
  if (rehearsed.kind === 'failed') return <FailureText sentence={rehearsed.sentence} />
  const report = rehearsed.kind === 'done' ? rehearsed.report : rehearsed.before
  return (
    <div className="rehearsal" aria-busy={rehearsed.kind === 'waiting'}>
      <p role="status" className={report === null ? 'muted' : 'rehearsal-sum'}>
        {report === null ? said.waiting : sumText(report)}
      </p>
      {report !== null && ruleId !== undefined && <p className="muted">{said.byThis(decidedBy(report, ruleId))}</p>}
      {report !== null && ruleId === undefined && <Decided report={report} rules={rules} />}
      {report !== null && report.newest.length > 0 && (
        <>
          <h4>{said.newest}</h4>
          <ul className="rehearsal-newest">
            {report.newest.slice(0, mostShown).map(notice => (
              <Newest key={`${notice.at} ${notice.transactionId} ${notice.kind}`} notice={notice} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function sumText({ sent, atNight, sounds, silent }: RehearsalReport): string {
  if (sent === 0) return said.nothing
  return list([
    said.sent(sent, count(sent)),
    ...(atNight === 0 ? [] : [said.night(count(atNight))]),
    ...(sounds === 0 ? [] : [said.sounds(count(sounds))]),
    ...(silent === 0 ? [] : [said.silent(count(silent))]),
  ])
}

function decidedBy({ decided }: RehearsalReport, id: string): number {
  return decided.find(({ ruleId }) => ruleId === id)?.count ?? 0
}

function Decided({ report, rules }: Pick<RehearsalProps, 'rules'> & { readonly report: RehearsalReport }) {
  if (report.decided.length === 0) return null
  const name = (id: string | null) => {
    const rule = rules.find(one => one.id === id)
    return rule === undefined ? said.noRule : ruleName(rule)
  }
  return (
    <dl className="rehearsal-decided" aria-label={said.decided}>
      {report.decided.map(({ ruleId, count: amount }) => (
        <div key={ruleId ?? ''}>
          <dt>{name(ruleId)}</dt>
          <dd>{count(amount)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Newest({ notice: { kind, at, count: amount, title } }: { readonly notice: RehearsedNotice }) {
  const now = useNow()
  return (
    <li>
      <span>
        {kind === 'notice' ? title : `${said.kinds[kind]}: ${said.affected(amount)}`}
        {kind === 'notice' && amount > 1 && <span className="muted"> · {said.affected(amount)}</span>}
      </span>
      <span className="muted">
        <When iso={at} now={now} />
      </span>
    </li>
  )
}
