import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import { type Drawing, plotData, plotOptions } from './plot-options.ts'

/** In pixels: alone, and as one of several. */
const heights = { large: 132, small: 92 }
/** What changes the colours of the window while it is open. */
const themes = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)']

/** Where the pointer is in a chart, in pixels: it outlives a new drawing. */
interface Pointer {
  readonly left: number
  readonly top: number
}
const nowhere: Pointer = { left: -10, top: -10 }

/** A chart for those who see it; whoever draws it says the same in words. */
export function Plot({ figure, step, steps, blind, compared, onPoint }: Drawing) {
  const box = useRef<HTMLDivElement>(null)
  const pointer = useRef(nowhere)
  useEffect(() => {
    if (box.current === null) return
    return mount(box.current, { figure, step, steps, blind, compared, onPoint }, pointer)
  }, [figure, step, steps, blind, compared, onPoint])
  return <div ref={box} className="plot" aria-hidden="true" />
}

/** Draws it and keeps it as wide as its box, in the colours of the window, until the returned function is called. */
function mount(box: HTMLElement, drawing: Drawing, pointer: { current: Pointer }): (() => void) | undefined {
  if (!canDraw()) return undefined
  const tone = (name: string) => getComputedStyle(box).getPropertyValue(name).trim()
  const width = () => Math.max(box.clientWidth, 1)
  const height = drawing.compared === null ? heights.large : heights.small
  const plot = new uPlot(plotOptions(drawing, { tone, width: width(), height }), plotData(drawing), box)
  const sizes = new ResizeObserver(() => {
    if (width() !== plot.width) plot.setSize({ width: width(), height })
  })
  sizes.observe(box)
  plot.setCursor(pointer.current)
  const redraw = () => plot.redraw()
  const queries = themes.map(theme => matchMedia(theme))
  for (const query of queries) query.addEventListener('change', redraw)
  return () => {
    for (const query of queries) query.removeEventListener('change', redraw)
    sizes.disconnect()
    pointer.current = { left: plot.cursor.left ?? nowhere.left, top: plot.cursor.top ?? nowhere.top }
    plot.destroy()
  }
}

/** Where nothing can be drawn, the words and the table are what there is. */
function canDraw(): boolean {
  return document.createElement('canvas').getContext('2d') !== null
}
