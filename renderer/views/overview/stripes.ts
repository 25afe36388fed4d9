import type uPlot from 'uplot'
import type { Tone } from './plot-options.ts'
import type { Stretch } from './steps.ts'

/** In pixels of the screen: a moment in two years would not be seen otherwise. */
const leastWidth = 3
const stripe = 6

/** Times in which nothing could arrive, behind the figures: stripes, so that they need no colour. */
export function drawStripes(plot: uPlot, blind: readonly Stretch[], tone: Tone): void {
  const { ctx, bbox } = plot
  const ratio = devicePixelRatio
  ctx.save()
  ctx.beginPath()
  for (const { from, to } of blind) {
    const left = plot.valToPos(from, 'x', true)
    const width = Math.max(plot.valToPos(to, 'x', true) - left, leastWidth * ratio)
    ctx.rect(Math.min(left, bbox.left + bbox.width - width), bbox.top, width, bbox.height)
  }
  ctx.clip()
  ctx.fillStyle = tone('--chart-blind')
  if (blind.length > 0) ctx.fillRect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.strokeStyle = tone('--chart-blind-stripe')
  ctx.lineWidth = 2 * ratio
  ctx.beginPath()
  for (let x = blind.length > 0 ? bbox.left - bbox.height : Number.POSITIVE_INFINITY; x < bbox.left + bbox.width; ) {
    ctx.moveTo(x, bbox.top + bbox.height)
    ctx.lineTo(x + bbox.height, bbox.top)
    x += stripe * ratio
  }
  ctx.stroke()
  ctx.restore()
}
