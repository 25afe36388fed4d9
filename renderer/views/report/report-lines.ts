import type { ShiftReport } from '../../../electron/contract/shift-report.ts'
import { count, duration, list } from '../../when.ts'
import { healthWords } from '../../words-health.ts'
import { reportWords } from '../../words-report.ts'

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
    | 'good'
    | 'cause'
  /** Null: there is nothing to show. */
  readonly lead: Lead | null
}

export interface ReportPart {
  readonly name: keyof typeof said.parts
  readonly lines: readonly ReportLine[]
}

/** What a report says, line by line, each with the list that shows it. */
export function reportParts(report: ShiftReport): readonly ReportPart[] {
  return [
    { name: 'became', lines: becameLines(report) },
    { name: 'open', lines: openLines(report) },
    { name: 'blind', lines: blindLines(report) },
  ]
}

/** The same as a text that can be sent to somebody. */
export function reportText(report: ShiftReport, since: string): string {
  const lines = reportParts(report).flatMap(part => part.lines)
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
