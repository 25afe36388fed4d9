import type { Apart, ApartLine, Overview } from '../../../electron/contract/transactions/overview.ts'
import { overviewWords } from '../../words/overview.ts'
import { type FigureName, figures } from './figures.ts'
import { nameText } from './names.ts'
import type { Step } from './steps.ts'

/** One name over time, ready to be drawn. */
export interface DrawnLine {
  /** Unlike those of the others. */
  readonly id: string
  readonly line: ApartLine
  readonly text: string
  readonly steps: readonly Step[]
}

/** The lines of an overview, each with the steps of the whole and its own sums in them. */
export function drawnLines({ by, lines }: Apart, steps: readonly Step[]): readonly DrawnLine[] {
  return lines.map(line => {
    const own = steps.map((step, place): Step => {
      const sums = line.points[place]
      return sums === undefined ? step : { ...step, point: { at: step.point.at, ...sums } }
    })
    const id = line.kind === 'named' ? `name ${JSON.stringify(line.name)}` : line.kind
    return { id, line, text: lineText(by, line), steps: own }
  })
}

function lineText(by: Apart['by'], line: ApartLine): string {
  return line.kind === 'others' ? overviewWords.apart.others(line.names) : nameText(by, line.name)
}

/** A category under which nothing failed says nothing here. */
export function telling(figure: FigureName, lines: readonly DrawnLine[]): readonly DrawnLine[] {
  return figure === 'failed' ? lines.filter(({ line }) => line.total.counts.failed > 0) : lines
}

/** All lines of a figure are drawn on one scale, behind them the whole. */
export interface Comparison {
  readonly largest: number
  /** The whole at each step; null where it would dwarf its parts. */
  readonly whole: readonly (number | null)[] | null
}

export function comparisonOf(figure: FigureName, { points }: Overview, lines: readonly ApartLine[]): Comparison {
  const value = figures[figure].valueOf
  const whole = figure === 'volume' || figure === 'failed' ? null : points.map(value)
  const values = [...lines.flatMap(line => line.points.map(value)), ...(whole ?? [])]
  return { largest: values.reduce<number>((most, one) => Math.max(most, one ?? 0), 0), whole }
}
