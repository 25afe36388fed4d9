import type { Virtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef } from 'react'
import type { Entry } from '../../state/timeline.ts'
import { usePick } from '../../state/use-store.ts'
import { keyOf } from './grid-entry.tsx'

type Grid = Virtualizer<HTMLDivElement, Element>

/**
 * Keeps the first row in sight where it is when rows above it are let go or come back: how high they are together is
 * only known once they are there.
 */
export function useSteadyScroll(grid: Grid, entries: readonly Entry[]): void {
  const following = usePick(state => state.list.following)
  const anchor = useRef<{ readonly key: string; readonly start: number } | null>(null)
  const drawn = useRef(entries)
  useLayoutEffect(() => {
    const { scrollElement } = grid
    if (drawn.current !== entries && !following && scrollElement !== null && anchor.current !== null) {
      const { key, start } = anchor.current
      const place = entries.findIndex(entry => keyOf(entry) === key)
      const moved = (grid.measurementsCache[place]?.start ?? start) - start
      if (moved !== 0) scrollElement.scrollTop += moved
    }
    drawn.current = entries
    anchor.current = anchorOf(grid, entries)
  })
}

/** The first row that is whole in sight. A gap is none: what stands in its place has other keys. */
function anchorOf(grid: Grid, entries: readonly Entry[]) {
  const top = grid.scrollElement?.scrollTop ?? 0
  const items = grid.getVirtualItems().filter(({ index }) => entries[index]?.kind === 'row')
  const found = items.find(({ start }) => start >= top) ?? items.at(-1)
  const key = found === undefined ? undefined : keyOf(entries[found.index])
  return found === undefined || key === undefined ? null : { key, start: found.start }
}
