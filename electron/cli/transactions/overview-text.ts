import type { Apart, ApartLine, NamedSums, Overview, TimedSums } from '../../contract/transactions/overview.ts'
import { table } from '../terminal.ts'

/** An overview as tables, its times on the clocks of a zone. */
export function overviewText(overview: Overview, zone: string): string {
  const { points, total, step, apart } = overview
  const times = points.map(({ at }) => timeOf(at, step, zone))
  const whole = table(
    [step, ...head],
    [...points.map((point, place) => [times[place] ?? '', ...cells(point)]), ['all', ...cells(total)]],
  )
  const blocks: readonly (readonly [string, string])[] = [
    ['Over time', whole],
    ...(apart === null ? [] : apartBlocks(apart, { step, times })),
    ...namedBlocks(overview),
  ]
  return blocks
    .filter(([, text]) => text !== '')
    .map(([title, text]) => `${title}\n${text.replace(/^/gm, '  ')}`)
    .join('\n\n')
}

const head = ['transactions', 'succeeded', 'failed', 'pending', 'success', 'median']

function cells(sums: TimedSums): readonly string[] {
  const { transactions, counts } = sums
  return [
    ...[transactions, counts.succeeded, counts.failed, counts.pending].map(String),
    success(sums),
    medianTime(sums),
  ]
}

const success = ({ successRate }: TimedSums): string => percent(successRate)
const medianTime = ({ medianMs }: TimedSums): string => (medianMs === null ? '-' : `${(medianMs / 1000).toFixed(1)} s`)
const percent = (part: number | null): string => (part === null ? '-' : `${(part * 100).toFixed(1)} %`)

const figures: readonly (readonly [string, (sums: TimedSums) => string])[] = [
  ['Transactions', ({ transactions }) => String(transactions)],
  ['Success rate', success],
  ['Pending share', ({ pendingShare }) => percent(pendingShare)],
  ['Median time to verdict', medianTime],
]

interface Times {
  readonly step: Overview['step']
  /** The name of each step. */
  readonly times: readonly string[]
}

/** One table for each figure, with a column for each line. */
function apartBlocks({ by, lines }: Apart, { step, times }: Times): readonly (readonly [string, string])[] {
  if (lines.length === 0) return []
  return figures.map(([title, print]) => {
    const rows = times.map((time, place) => {
      return [time, ...lines.map(({ points }) => (points[place] === undefined ? '-' : print(points[place])))]
    })
    const all = ['all', ...lines.map(({ total }) => print(total))]
    return [`${title} by ${by}`, table([step, ...lines.map(lineName)], [...rows, all])]
  })
}

function lineName(line: ApartLine): string {
  return line.kind === 'others' ? `${line.names} others` : (line.name ?? '-')
}

const mostShown = 10

function namedBlocks({ actions, operators, countries, categories }: Overview): readonly (readonly [string, string])[] {
  return [
    ['By action', named(actions)],
    ['By operator', named(operators)],
    ['By country', named(countries)],
    ['By category', named(categories ?? [])],
  ]
}

function named(list: readonly NamedSums[]): string {
  if (list.length === 0) return ''
  return table(
    ['', ...head],
    list.slice(0, mostShown).map(sums => [sums.name ?? '-', ...cells(sums)]),
  )
}

function timeOf(at: string, step: Overview['step'], zone: string): string {
  const month = { timeZone: zone, year: 'numeric', month: '2-digit' } as const
  const day = { ...month, day: '2-digit' } as const
  const hour = { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const format = { hour, day, week: day, month }[step]
  return new Intl.DateTimeFormat('sv-SE', format).format(new Date(at))
}
