// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtualised grid are placed freely, a table's cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row (active descendant).
import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useCallback, useRef } from 'react'
import { dayAbove, type Entry, rowNumberOf } from '../../state/timeline.ts'
import { useNow, usePick, useStore } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'
import { tracksOf } from '../columns/columns.tsx'
import { GridHead } from '../columns/grid-head.tsx'
import { useColumnSizes } from '../columns/use-column-sizes.ts'
import { useLooks } from '../columns/use-looks.ts'
import { FreshPill } from './fresh-pill.tsx'
import { GridEntry, keyOf } from './grid-entry.tsx'
import { RowMenu } from './row-menu.tsx'
import { useFollowing } from './use-following.ts'
import { type GridSizes, useGridLayout } from './use-grid-layout.ts'
import { usePagesInSight } from './use-pages-in-sight.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useRowMenu } from './use-row-menu.ts'
import { useSteadyScroll } from './use-steady-scroll.ts'
import { useTimeline } from './use-timeline.ts'

/** The virtualised rows: only those in sight are in the page, however many there are. */
export function TransactionGrid() {
  const store = useStore()
  const timeline = useTimeline()
  const { entries, places, days, gaps } = timeline
  const { columns, times } = useLooks()
  const hasMore = usePick(state => state.list.next !== null)
  const now = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  const { layout, rowHeight, dayHeight, headHeight } = useGridLayout(scroller)
  // A new function makes the places of all entries anew; heights that were measured, those of bands, stay by their key.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row height moves every entry.
  const getItemKey = useCallback((index: number) => keyOf(entries[index]) ?? index, [entries, rowHeight])
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => heightOf(entries[index], { rowHeight, dayHeight }),
    getItemKey,
    overscan: 8,
    // The heads of the grid and of the day lie over the rows.
    scrollPaddingStart: dayHeight,
    scrollPaddingEnd: headHeight,
    rangeExtractor: range => withDay(range, days),
  })

  const items = virtualizer.getVirtualItems()
  const stuckDay = dayAbove(days, virtualizer.range?.startIndex ?? 0)
  usePagesInSight(virtualizer, timeline)
  useSteadyScroll(virtualizer, entries)

  const toTop = useCallback(() => virtualizer.scrollToOffset(0), [virtualizer])
  const onScroll = useFollowing({ scroller, rowHeight, toTop })
  const { cursor, onKeyDown, openRow } = useRowKeys(scroller, {
    scrollTo: row => {
      // The newest row shows what is above it too, and new ones come in again.
      if (row === 0 && places[0] !== undefined && !gaps.includes(0)) toTop()
      else bringIntoSight(virtualizer, places[row] ?? row)
    },
    firstInSight: () => places.findIndex(place => place >= (virtualizer.range?.startIndex ?? 0)),
  })
  const cursorPlace = cursor === null ? null : (places[cursor] ?? null)
  const shownCursor = items.some(item => item.index === cursorPlace) ? cursorPlace : null
  const sizes = useColumnSizes(scroller)
  const rowMenu = useRowMenu()
  const { template, leastRem } = tracksOf(columns, sizes.widths)
  // The stylesheet's own names, which CSSProperties cannot know.
  const style = { '--columns': template, '--columns-least': `${leastRem}rem` } as CSSProperties

  return (
    <div className="grid-frame">
      <FreshPill
        onShow={() => {
          store.follow()
          toTop()
        }}
      />
      <div
        ref={scroller}
        className="grid"
        role="grid"
        tabIndex={0}
        aria-label={words.list.label}
        aria-rowcount={hasMore ? -1 : rowNumberOf(timeline, entries.length) - 1}
        aria-colcount={columns.length}
        aria-activedescendant={shownCursor === null ? undefined : `row-${shownCursor}`}
        data-layout={layout}
        style={style}
        onKeyDown={event => {
          if (!rowMenu.onKeyDown(event)) onKeyDown(event)
        }}
        onContextMenu={rowMenu.onContextMenu}
        onScroll={onScroll}
      >
        <GridHead layout={layout} sizes={sizes} />
        <div className="grid-body" role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(item => (
            <GridEntry
              key={item.key}
              entry={entries[item.index]}
              now={now}
              index={item.index}
              rowNumber={rowNumberOf(timeline, item.index)}
              top={item.start}
              height={item.size}
              columns={columns}
              times={times}
              isStuck={item.index === stuckDay}
              isCursor={item.index === cursorPlace}
              measure={virtualizer.measureElement}
              onOpen={openRow}
            />
          ))}
        </div>
      </div>
      {rowMenu.menu !== null && <RowMenu {...rowMenu.menu} onClose={rowMenu.close} />}
    </div>
  )
}

/**
 * To where it is now, not to its index: the virtualizer goes on looking for an index while the list settles, and rows
 * that are let go above it give its index to a later row. Then the list would run away from whoever pressed End.
 */
function bringIntoSight(virtualizer: Virtualizer<HTMLDivElement, Element>, index: number): void {
  const [offset] = virtualizer.getOffsetForIndex(index, 'auto') ?? []
  if (offset !== undefined) virtualizer.scrollToOffset(offset)
}

function heightOf(entry: Entry | undefined, { rowHeight, dayHeight }: Pick<GridSizes, 'rowHeight' | 'dayHeight'>) {
  if (entry?.kind === 'gap') return entry.gap.count * rowHeight + entry.days * dayHeight
  return entry?.kind === 'day' ? dayHeight : rowHeight
}

/** The entries to draw: those in sight, and the day to which the first of them belongs. */
function withDay(range: Range, days: readonly number[]): number[] {
  const day = dayAbove(days, range.startIndex)
  const inSight = defaultRangeExtractor(range)
  return day === null || inSight.includes(day) ? inSight : [day, ...inSight]
}
