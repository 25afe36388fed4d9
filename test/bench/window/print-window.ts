import { measured, measuredTable } from '../../measured.ts'
import { mebibytes } from '../memory.ts'
import type { Memory, WindowReport } from './measure-window.ts'

interface Reports {
  readonly transactions: number
  readonly few: WindowReport
  readonly many: WindowReport
}

/** Both windows beside each other: times in milliseconds, memory in MiB. */
export function printed({ transactions, few, many }: Reports): string {
  const sizes = [
    ['1,000', few],
    [transactions.toLocaleString('en'), many],
  ] as const
  return sizes.flatMap(([size, report]) => [`${size} transactions`, timesOf(report), ...notes(report), '']).join('\n')
}

function timesOf(report: WindowReport): string {
  const { startsMs, readingMs, flyingMs, olderMs, newestMs, typedMs, asksMs, overviewMs } = report
  const observed = [
    { what: 'start of the app to rows in the window', tookMs: startsMs, goalMs: 1500 },
    { what: 'between frames while reading along (24 px a frame)', tookMs: readingMs, goalMs: 17 },
    { what: 'between frames while flying along (600 px a frame)', tookMs: flyingMs, goalMs: 17 },
    { what: 'End to older rows below it', tookMs: olderMs },
    { what: 'Home to the newest rows', tookMs: newestMs },
    { what: 'last key of a query to the rows it finds', tookMs: typedMs, goalMs: 100 },
    { what: 'a page of a query, asked by the window', tookMs: asksMs },
    { what: 'another period of the overview', tookMs: overviewMs },
  ]
  return measuredTable(observed.filter(({ tookMs }) => tookMs.length > 0).map(measured))
}

function notes({ mostRows, emptyFrames, rowsSeen, memory }: WindowReport): readonly string[] {
  return [
    `rows in the page at once: at most ${mostRows}; frames without rows: ${emptyFrames}`,
    `memory (PSS) with the first rows: ${memoryText(memory.first)}`,
    `memory (PSS) after ${rowsSeen.toLocaleString('en')} rows and everything above: ${memoryText(memory.afterwards)}`,
  ]
}

function memoryText({ heap, main, renderer, all }: Memory): string {
  return `window ${mebibytes(renderer)} (its page holds ${mebibytes(heap)}), main process ${mebibytes(main)}, all processes ${mebibytes(all)} MiB`
}
