import { type PointerEvent, type RefObject, useRef, useState } from 'react'
import type { ColumnId, ColumnWidths } from '../../../electron/contract/settings/window.ts'
import { withWidth } from './column-looks.ts'
import { tracksOf } from './columns.tsx'
import { remInPixels } from './rem.ts'
import { useLooksChange } from './use-looks.ts'
import { usePointerTrack } from './use-pointer-track.ts'

export type ColumnSizes = ReturnType<typeof useColumnSizes>

/** By how much a key makes a column wider, in rem. */
const stepRem = 1

interface Sizing {
  readonly id: ColumnId
  /** Where the pointer was, in pixels, when the column was so many rem wide. */
  readonly startPx: number
  readonly startRem: number
}

/** How wide the columns are, and what changes it: an edge that is drawn, keys, and what is in them. */
export function useColumnSizes(grid: RefObject<HTMLElement | null>) {
  const { looks, change } = useLooksChange()
  /** While an edge is drawn, and until what it led to is kept. */
  const [drawn, setDrawn] = useState<ColumnWidths | null>(null)
  const sizing = useRef<Sizing | null>(null)
  const kept = looks.widths ?? {}
  const set = async (widths: ColumnWidths): Promise<void> => {
    setDrawn(widths)
    await change({ widths })
    setDrawn(null)
  }
  usePointerTrack({
    onMove: ({ clientX }) => {
      const { current } = sizing
      if (current === null) return
      const rem = current.startRem + (clientX - current.startPx) / remInPixels()
      setDrawn(withWidth(kept, current.id, rem))
    },
    onUp: () => {
      if (sizing.current === null) return
      sizing.current = null
      if (drawn !== null) void set(drawn)
    },
    onCancel: () => {
      if (sizing.current === null) return false
      sizing.current = null
      setDrawn(null)
      return true
    },
  })

  return {
    widths: drawn ?? kept,
    onEdgeDown: (id: ColumnId, event: PointerEvent) => {
      if (event.button !== 0) return
      // It is not the head that is drawn.
      event.stopPropagation()
      sizing.current = { id, startPx: event.clientX, startRem: presentRem(grid.current, id) }
    },
    /** Wider by a step, or narrower by one. */
    step: (id: ColumnId, direction: 1 | -1) =>
      void set(withWidth(kept, id, presentRem(grid.current, id) + direction * stepRem)),
    /** As wide as the widest of what is drawn of it. */
    fit: (id: ColumnId) => {
      const rem = grid.current === null ? null : contentRem(grid.current, { id, columns: looks.columns, widths: kept })
      if (rem !== null) void set(withWidth(kept, id, rem))
    },
    /** As wide as it is when nobody has sized it. */
    unset: (id: ColumnId) => void set(withWidth(kept, id, null)),
  }
}

function presentRem(grid: HTMLElement | null, id: ColumnId): number {
  return (grid?.querySelector(`.head-${id}`)?.getBoundingClientRect().width ?? 0) / remInPixels()
}

interface Fitted {
  readonly id: ColumnId
  readonly columns: readonly ColumnId[]
  readonly widths: ColumnWidths
}

/** Lays the rows out for a moment, before anything is painted, with as much room as the column wants. */
function contentRem(grid: HTMLElement, { id, columns, widths }: Fitted): number | null {
  const before = grid.style.getPropertyValue('--columns')
  const tracks = columns.map(one => (one === id ? 'max-content' : tracksOf([one], widths).template))
  grid.style.setProperty('--columns', tracks.join(' '))
  const cells = [...grid.querySelectorAll(`.head-${id}, .cell-${id}`)]
  const widest = Math.max(0, ...cells.map(cell => cell.getBoundingClientRect().width))
  grid.style.setProperty('--columns', before)
  return widest === 0 ? null : Math.ceil((widest / remInPixels()) * 20) / 20
}
