import uPlot from 'uplot'
import type { OverviewStep } from '../../../electron/contract/overview.ts'
import { axisTime } from '../../when-steps.ts'
import type { FigureName } from './figures.ts'
import { figures } from './figures.ts'
import type { Step, Stretch } from './steps.ts'
import { drawStripes } from './stripes.ts'

/** What one chart draws. */
export interface Drawing {
  readonly figure: FigureName
  readonly step: OverviewStep
  readonly steps: readonly Step[]
  readonly blind: readonly Stretch[]
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
const valuesWidth = 52

/** How a chart looks: all charts share the pointer, and ask for their colours whenever they draw. */
export function plotOptions(drawing: Drawing, { tone, width, height }: Look): uPlot.Options {
  const { figure, step, steps, blind, onPoint } = drawing
  const { print, topOf, distances, tone: ownTone } = figures[figure]
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
      y: { range: (_plot, _least, largest) => [0, topOf(largest ?? 0)] },
    },
    cursor: { sync: { key: 'overview', setSeries: false }, drag: { x: false, y: false }, y: false },
    axes: [
      {
        ...axis,
        size: 24,
        splits: plot => labelled(steps, plot.width).map(middleOf),
        values: plot => labelled(steps, plot.width).map(({ from }) => axisTime(from, step)),
        grid: { show: false },
      },
      { ...axis, size: valuesWidth, space: 28, incrs: [...distances], values: (_plot, values) => values.map(print) },
    ],
    series: [{}, ...(figure === 'volume' ? volumeBars(tone) : [line(() => tone(ownTone))])],
    hooks: {
      drawClear: [plot => drawStripes(plot, blind, tone)],
      setCursor: [plot => onPoint(plot.cursor.idx ?? null)],
    },
  }
}

/** The numbers that go with the options: each value in the middle of its step. */
export function plotData({ figure, steps }: Pick<Drawing, 'figure' | 'steps'>): uPlot.AlignedData {
  const middles = steps.map(middleOf)
  const values = steps.map(({ point }) => figures[figure].valueOf(point))
  return figure === 'volume' ? [middles, values, steps.map(({ point }) => point.counts.failed)] : [middles, values]
}

function middleOf({ from, to }: Stretch): number {
  return (from + to) / 2
}

/** As many steps as have room for their names below them, evenly spread. */
function labelled(steps: readonly Step[], width: number): readonly Step[] {
  const every = Math.max(1, Math.ceil((steps.length * labelWidth) / (width - valuesWidth)))
  return steps.filter((_, place) => place % every === 0)
}

function line(stroke: () => string): uPlot.Series {
  return { stroke, width: 2, points: { size: 5, fill: stroke } }
}

/** All of them, and before them the failed ones. */
function volumeBars(tone: Tone): readonly uPlot.Series[] {
  return [bars(() => tone('--chart-volume')), bars(() => tone('--chart-failed'))]
}

function bars(colour: () => string): uPlot.Series {
  const paths = uPlot.paths.bars?.({ size: [0.7, 28] })
  return { stroke: colour, fill: colour, width: 0, points: { show: false }, ...(paths === undefined ? {} : { paths }) }
}
