import type { FailureCause, ShiftReport } from '../../contract/notices/shift-report.ts'
import type { Unusual } from '../../contract/notices/unusual.ts'
import { maskLabel } from '../masking/mask-text.ts'
import { wallClockAt } from '../query/zone.ts'
import { clean } from '../telling/notice-text.ts'
import { spanText } from '../ussd/stuck.ts'

type Facts = Omit<ShiftReport, 'sentences'>

interface Span {
  readonly since: number
  readonly until: number
  readonly zone: string
}

const mostCauses = 4
const months = 'January February March April May June July August September October November December'.split(' ')

/** What happened, what is open and what may be missing. Without names, numbers and messages. */
export function shiftSentences({ counts, causes, late, open, blind, unusual }: Facts, span: Span): readonly string[] {
  const { succeeded, failed, cancelled, unknown } = counts
  const all = succeeded + failed + cancelled + unknown
  const parts = [
    `${succeeded} succeeded`,
    failed === 0 ? 'none failed' : `${failed} failed${causesText(causes)}`,
    ...(cancelled === 0 ? [] : [`${cancelled} cancelled`]),
    ...(unknown === 0 ? [] : [`${unknown} of unknown status`]),
  ]
  const since = sinceText(span)
  return [
    all === 0 ? `${since}: nothing was decided.` : `${since}: ${parts.join(', ')}.`,
    ...(late === 0 ? [] : [`${late} of them ran long before ${late === 1 ? 'it' : 'they'} arrived.`]),
    openText(open),
    ...(blind.ms === 0 ? [] : [blindText(blind)]),
    ...(unusual.length === 0 ? [] : [unusualText(unusual)]),
  ]
}

/** On the same day the time is enough. */
function sinceText({ since, until, zone }: Span): string {
  const [then, now] = [wallClockAt(since, zone), wallClockAt(until, zone)]
  const time = [then.hour, then.minute].map(part => String(part).padStart(2, '0')).join(':')
  if (then.year === now.year && then.month === now.month && then.day === now.day) return `Since ${time}`
  const year = then.year === now.year ? '' : ` ${then.year}`
  return `Since ${time} on ${then.day} ${months[then.month - 1]}${year}`
}

/** Categories are free text of developers, who put customers' numbers into anything. */
function causesText(causes: readonly FailureCause[]): string {
  const named = causes.slice(0, mostCauses).map(({ cause, count }) => `${count} ${causeText(cause)}`)
  const rest = causes.slice(mostCauses).reduce((sum, { count }) => sum + count, 0)
  return ` (${[...named, ...(rest === 0 ? [] : [`${rest} of other causes`])].join(', ')})`
}

function causeText(cause: string | null): string {
  const words = cause === null ? '' : clean(maskLabel(cause).replace(/[-_]+/g, ' '), 40)
  return words === '' ? 'without a cause' : words
}

function openText({ total, sinceThen, stuck }: ShiftReport['open']): string {
  if (total === 0) return 'Nothing is open.'
  const stuckText = stuck === 0 ? '' : `, ${stuck} of them stuck`
  const before = total - sinceThen
  const older = before === 0 ? '' : `, ${before} from before`
  return `${total} ${total === 1 ? 'needs' : 'need'} a look${stuckText}${older}.`
}

function blindText({ ms, isNow }: ShiftReport['blind']): string {
  const what = `Nothing could arrive at some source for ${spanText(ms)}`
  return isNow ? `${what}, and nothing can now.` : `${what}; what was sent meanwhile may be missing.`
}

const mostUnusual = 3

/** Which actions fell silent, or failed more than is normal. */
function unusualText(unusual: readonly Unusual[]): string {
  const named = unusual.slice(0, mostUnusual).map(({ topic, action, operator }) => {
    const names = [action, operator].filter(name => name !== null).map(name => clean(maskLabel(name), 40))
    const what = names.length === 0 ? 'a source as a whole' : names.join(', ')
    return `${topic === 'silence' ? 'silence of' : 'many failures of'} ${what}`
  })
  const rest = unusual.length - named.length
  return `Not as usual: ${[...named, ...(rest === 0 ? [] : [`${rest} more`])].join('; ')}.`
}
