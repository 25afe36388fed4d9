import uPlot from 'uplot'
import type { OverviewStep } from '../../../electron/contract/transactions/overview.ts'
import { axisTime } from '../../when-steps.ts'
import type { FigureName } from './figures.ts'
import { figures } from './figures.ts'
import type { Comparison } from './lines.ts'
import type { Step, Stretch } from './steps.ts'
import { drawStripes } from './stripes.ts'

/** What one chart draws. */
export interface Drawing {
  readonly figure: FigureName
  readonly step: OverviewStep
  readonly steps: readonly Step[]
  readonly blind: readonly Stretch[]
  /** For one of several small charts; null for a large one. */
  readonly compared: Comparison | null
  /** The place of the step under the pointer; null when it has left. */
  readonly onPoint: (place: number | null) => void
}

/** A custom property of the window as it is at this moment: light, dark or high contrast. */
export type Tone = (name: string) => string

interface Look {
  readonly tone: Tone
  readonly width: number
  readonly height: number
}

const hairline = 1
const fontSize = 11
/** In pixels, with the room around it. */
const labelWidth = 68
const valuesWidth = { large: 52, small: 42 }
const dashes = [3, 4]
/** What a name needs to its right, in parts of the distance between two of them. */
const roomAtEnd = 0.4

/** How a chart looks: all charts share the pointer, and ask for their colours whenever they draw. */
export function plotOptions(drawing: Drawing, { tone, width, height }: Look): uPlot.Options {
  const { figure, step, steps, blind, compared, onPoint } = drawing
  const { print, topOf, distances } = figures[figure]
  const room = compared === null ? valuesWidth.large : valuesWidth.small
  const span = { from: steps[0]?.from ?? 0, to: steps.at(-1)?.to ?? 1 }
  const axis = {
    stroke: () => tone('--text-muted'),
    font: `${fontSize}px ${tone('--font')}`,
    grid: { stroke: () => tone('--chart-grid'), width: hairline },
    ticks: { show: false },
  }
  return {
    ...{ width, height, ms: 1, padding: [8, labelWidth / 3, 0, 0], legend: { show: false } },
    scales: {
      x: { time: true, range: [span.from, span.to] },
      y: { range: (_plot, _least, largest) => [0, topOf(compared?.largest ?? largest ?? 0)] },
    },
    cursor: { sync: { key: 'overview', setSeries: false }, drag: { x: false, y: false }, y: false },
    axes: [
      {
        ...axis,
        size: 24,
        splits: plot => labelled(steps, plot.width - room).map(middleOf),
        values: plot => labelled(steps, plot.width - room).map(({ from }) => axisTime(from, step)),
        grid: { show: false },
      },
      { ...axis, size: room, space: 28, incrs: [...distances], values: (_plot, values) => values.map(print) },
    ],
    series: [{}, ...(compared?.whole ? [dashed(() => tone('--text-muted'))] : []), ...ownSeries(figure, tone)],
    hooks: {
      drawClear: [plot => drawStripes(plot, blind, tone)],
      setCursor: [plot => onPoint(plot.cursor.idx ?? null)],
    },
  }
}

/** The numbers that go with the options: each value in the middle of its step. */
export function plotData({
  figure,
  steps,
  compared,
}: Pick<Drawing, 'figure' | 'steps' | 'compared'>): uPlot.AlignedData {
  const values = steps.map(({ point }) => figures[figure].valueOf(point))
  const failed = figure === 'volume' ? [steps.map(({ point }) => point.counts.failed)] : []
  const whole = compared?.whole ? [[...compared.whole]] : []
  return [steps.map(middleOf), ...whole, values, ...failed]
}

function middleOf({ from, to }: Stretch): number {
  return (from + to) / 2
}

/** As many steps as have room for their names below them, evenly spread over so many pixels. */
function labelled(steps: readonly Step[], width: number): readonly Step[] {
  const every = Math.max(1, Math.ceil((steps.length * labelWidth) / Math.max(width, 1)))
  // One at the very end would be cut.
  return steps.filter((_, place) => place % every === 0 && place <= steps.length - every * roomAtEnd)
}

/** What is counted is bars, and a share or a duration is a line. */
function ownSeries(figure: FigureName, tone: Tone): readonly uPlot.Series[] {
  const own = () => tone(figures[figure].tone)
  if (figure === 'volume') return volumeBars(tone)
  return [figure === 'failed' ? bars(own) : line(own)]
}

function line(stroke: () => string): uPlot.Series {
  return { stroke, width: 2, points: { size: 5, fill: stroke } }
}

function dashed(stroke: () => string): uPlot.Series {
  return { stroke, width: 1, dash: dashes, points: { show: false } }
}

/** All of them, and before them the failed ones. */
function volumeBars(tone: Tone): readonly uPlot.Series[] {
  return [bars(() => tone('--chart-volume')), bars(() => tone('--chart-failed'))]
}

function bars(colour: () => string): uPlot.Series {
  const paths = uPlot.paths.bars?.({ size: [0.7, 28] })
  return { stroke: colour, fill: colour, width: 0, points: { show: false }, ...(paths === undefined ? {} : { paths }) }
}
