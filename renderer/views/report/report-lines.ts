import type { ShiftReport } from '../../../electron/contract/notices/shift-report.ts'
import type { Unusual } from '../../../electron/contract/notices/unusual.ts'
import { count, duration, list, shortTime } from '../../when.ts'
import { healthWords } from '../../words/health.ts'
import { reportWords } from '../../words/report.ts'
import { term } from '../overview/list-query.ts'

const said = reportWords

/** Where a line of the report leads. */
export type Lead = { readonly kind: 'query'; readonly query: string } | { readonly kind: 'connection' }

export interface ReportLine {
  readonly text: string
  /** How it is marked: beside the words, never instead of them. */
  readonly tone:
    | 'succeeded'
    | 'failed'
    | 'cancelled'
    | 'unknown'
    | 'late'
    | 'stuck'
    | 'open'
    | 'blind'
    | 'silence'
    | 'drift'
    | 'good'
    | 'cause'
  /** Null: there is nothing to show. */
  readonly lead: Lead | null
}

export interface ReportPart {
  readonly name: keyof typeof said.parts
  readonly lines: readonly ReportLine[]
}

/** What a source is called. */
export type NameOf = (sourceId: string) => string

/** What a report says, line by line, each with the list that shows it. */
export function reportParts(report: ShiftReport, nameOf: NameOf): readonly ReportPart[] {
  return [
    { name: 'became', lines: becameLines(report) },
    { name: 'open', lines: openLines(report) },
    { name: 'blind', lines: blindLines(report) },
    ...(report.unusual.length === 0 ? [] : [{ name: 'unusual', lines: unusualLines(report.unusual, nameOf) } as const]),
  ]
}

/** The same as a text that can be sent to somebody. */
export function reportText(report: ShiftReport, since: string, nameOf: NameOf): string {
  const lines = reportParts(report, nameOf).flatMap(part => part.lines)
  return [said.from(since), ...lines.map(({ text, tone }) => `${tone === 'cause' ? '  – ' : '– '}${text}`)].join('\n')
}

function becameLines({ counts, causes, late, since }: ShiftReport): readonly ReportLine[] {
  const { succeeded, failed, cancelled, unknown } = counts
  if (succeeded + failed + cancelled + unknown === 0) return [{ text: said.nothing, tone: 'good', lead: null }]
  const ofStatus = (status: keyof typeof counts): ReportLine => ({
    text: said[status](counts[status], count(counts[status])),
    tone: status,
    lead: counts[status] === 0 ? null : began(`status:${status}`, since),
  })
  return [
    ofStatus('succeeded'),
    ...(failed === 0 ? [{ text: said.noneFailed, tone: 'good', lead: null } as const] : [ofStatus('failed')]),
    ...causes.map(({ cause, count: amount }): ReportLine => {
      const category = cause === null ? 'none' : `"${cause.replaceAll(/[\\"]/g, found => `\\${found}`)}"`
      return {
        text: said.cause(count(amount), cause ?? said.noCause),
        tone: 'cause',
        lead: began(`status:failed category:${category}`, since),
      }
    }),
    ...(cancelled === 0 ? [] : [ofStatus('cancelled')]),
    ...(unknown === 0 ? [] : [ofStatus('unknown')]),
    ...(late === 0
      ? []
      : [{ text: said.late(late, count(late)), tone: 'late', lead: { kind: 'query', query: 'is:late' } } as const]),
  ]
}

function began(query: string, since: string): Lead {
  return { kind: 'query', query: `${query} since:${since}` }
}

function openLines({ open: { total, sinceThen, stuck } }: ShiftReport): readonly ReportLine[] {
  if (total === 0) return [{ text: said.nothingOpen, tone: 'good', lead: null }]
  const before = total - sinceThen
  const text = list([said.needsLook(total, count(total)), ...(before === 0 ? [] : [said.before(count(before))])])
  return [
    { text, tone: 'open', lead: { kind: 'query', query: 'is:attention' } },
    ...(stuck === 0
      ? []
      : [
          { text: said.stuck(stuck, count(stuck)), tone: 'stuck', lead: { kind: 'query', query: 'is:stuck' } } as const,
        ]),
  ]
}

function blindLines({ blind: { ms, isNow, causes } }: ShiftReport): readonly ReportLine[] {
  if (ms === 0 && !isNow) return [{ text: said.notBlind, tone: 'good', lead: null }]
  const why = causes.map(({ cause, ms: length }) => said.blindCause(healthWords.blind.cause[cause], duration(length)))
  const text = [said.blind(duration(ms)), ...(isNow ? [said.blindNow] : [])].join(', ')
  return [{ text: why.length === 0 ? text : `${text} (${list(why)})`, tone: 'blind', lead: { kind: 'connection' } }]
}

/** How many are named; the others are counted. */
const mostNamed = 8

function unusualLines(unusual: readonly Unusual[], nameOf: NameOf): readonly ReportLine[] {
  const rest = unusual.length - mostNamed
  return [
    ...unusual.slice(0, mostNamed).map(one => unusualLine(one, nameOf)),
    ...(rest <= 0 ? [] : [{ text: said.moreUnusual(rest), tone: 'cause', lead: null } as const]),
  ]
}

function unusualLine({ topic, sourceId, action, operator, since, until }: Unusual, nameOf: NameOf): ReportLine {
  const name = nameOf(sourceId)
  const what = action === null && operator === null ? [said.wholeSource(name)] : [action, operator, name]
  const when = until === null ? said.lasting(shortTime(since)) : duration(Date.parse(until) - Date.parse(since))
  const text = [...what.filter(part => part !== null), when].join(' · ')
  const query = [
    ...(topic === 'drift' ? ['status:failed'] : []),
    term('source', sourceId),
    ...(action === null ? [] : [term('action', action)]),
    ...(operator === null ? [] : [term('operator', operator)]),
    // Of a silence there is nothing since it began: what came last before it is at the top of the whole list.
    ...(topic === 'drift' ? [`since:${since}`] : []),
  ].join(' ')
  return { text: said[topic](text), tone: topic, lead: { kind: 'query', query } }
}
