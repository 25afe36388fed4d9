import { type RefObject, useLayoutEffect, useState } from 'react'
import { remInPixels } from '../columns/rem.ts'

/** Width from which a row has room for columns, and the two heights of a row: in rem, so that text zoom counts. */
const columnsFromRem = 46
const columnsHeightRem = 2.25
const cardsHeightRem = 3.5
/** The head of a day, and the head of the columns with its line. */
const dayHeightRem = 1.75
const headHeightRem = 1.8125

export type GridLayout = 'columns' | 'cards'

/** Heights in pixels. */
export interface GridSizes {
  readonly layout: GridLayout
  readonly rowHeight: number
  readonly dayHeight: number
  /** Of the head that lies over the rows; cards have none. */
  readonly headHeight: number
}

/** Rows are one line of columns where there is room, and two lines where there is not. */
export function useGridLayout(element: RefObject<HTMLElement | null>): GridSizes {
  const [widthRem, setWidthRem] = useState(0)
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return
    const measure = () => setWidthRem(current.clientWidth / remInPixels())
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  const layout = widthRem >= columnsFromRem ? 'columns' : 'cards'
  const heightRem = layout === 'columns' ? columnsHeightRem : cardsHeightRem
  const pixels = (rem: number) => Math.round(rem * remInPixels())
  return {
    layout,
    rowHeight: pixels(heightRem),
    dayHeight: pixels(dayHeightRem),
    headHeight: layout === 'columns' ? pixels(headHeightRem) : 0,
  }
}
