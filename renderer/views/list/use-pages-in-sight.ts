import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect } from 'react'
import { pageAfter, pageInGap } from '../../state/gaps.ts'
import type { Timeline } from '../../state/timeline.ts'
import { useStore } from '../../state/use-store.ts'

/** So many entries before they come into sight, rows are asked for. */
const ahead = 30

/**
 * Asks for the rows that are about to come into sight: the next page at the end of the list, and those that were let go.
 * It looks whenever the grid is drawn anew, which it is whenever something was scrolled or has arrived.
 */
export function usePagesInSight(grid: Virtualizer<HTMLDivElement, Element>, { entries, places, gaps }: Timeline): void {
  const store = useStore()
  useEffect(() => {
    const { range, scrollElement, scrollOffset } = grid
    const offset = scrollElement?.scrollTop ?? 0
    // Between a jump and its event the range is still that of before: the grid is drawn again with the event.
    if (range === null || Math.abs(offset - (scrollOffset ?? 0)) > (scrollElement?.clientHeight ?? 0)) return
    const { list } = store.get()
    const row = places.findIndex(place => place >= range.startIndex)
    store.sight(pageAfter(list.pages, row === -1 ? places.length - 1 : row))
    const near = gaps.find(place => place >= range.startIndex - ahead && place <= range.endIndex + ahead)
    const entry = near === undefined ? undefined : entries[near]
    if (entry?.kind === 'gap' && near !== undefined) {
      const { start = 0, size = 1 } = grid.measurementsCache[near] ?? {}
      const share = near < range.startIndex ? 1 : Math.max(0, offset - start) / size
      const page = pageInGap(entry.gap, Math.floor(share * entry.gap.count))
      if (page !== undefined) void store.refill(page)
    } else if (list.next !== null && range.endIndex >= entries.length - ahead) store.loadMore()
  })
}
