// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtualised grid are placed freely, a table's cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row (active descendant).
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useCallback, useEffect, useRef } from 'react'
import { dayAbove } from '../state/timeline.ts'
import { useNow, usePick, useStore } from '../state/use-store.ts'
import { words } from '../words.ts'
import { tracksOf } from './columns.tsx'
import { FreshPill } from './fresh-pill.tsx'
import { GridEntry, keyOf } from './grid-entry.tsx'
import { GridHead } from './grid-head.tsx'
import { useFollowing } from './use-following.ts'
import { useGridLayout } from './use-grid-layout.ts'
import { useLooks } from './use-looks.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useTimeline } from './use-timeline.ts'

/** The virtualised rows: only those in sight are in the page, however many there are. */
export function TransactionGrid() {
  const store = useStore()
  const { entries, places, days } = useTimeline()
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
    estimateSize: index => (entries[index]?.kind === 'day' ? dayHeight : rowHeight),
    getItemKey,
    overscan: 8,
    // The heads of the grid and of the day lie over the rows.
    scrollPaddingStart: dayHeight,
    scrollPaddingEnd: headHeight,
    rangeExtractor: range => withDay(range, days),
  })

  const items = virtualizer.getVirtualItems()
  const stuckDay = dayAbove(days, virtualizer.range?.startIndex ?? 0)
  const lastShown = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && lastShown >= entries.length - 20) store.loadMore()
  }, [hasMore, lastShown, entries.length, store])

  const toTop = useCallback(() => virtualizer.scrollToOffset(0), [virtualizer])
  const onScroll = useFollowing({ scroller, rowHeight, toTop })
  const { cursor, onKeyDown, openRow } = useRowKeys(scroller, row => {
    // The newest row shows what is above it too, and new ones come in again.
    if (row === 0) toTop()
    else virtualizer.scrollToIndex(places[row] ?? row)
  })
  const cursorPlace = cursor === null ? null : (places[cursor] ?? null)
  const shownCursor = items.some(item => item.index === cursorPlace) ? cursorPlace : null
  const { template, leastRem } = tracksOf(columns)
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
        aria-rowcount={hasMore ? -1 : entries.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={shownCursor === null ? undefined : `row-${shownCursor}`}
        data-layout={layout}
        style={style}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        <GridHead columns={columns} />
        <div className="grid-body" role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(item => (
            <GridEntry
              key={item.key}
              entry={entries[item.index]}
              now={now}
              index={item.index}
              top={item.start}
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
    </div>
  )
}

/** The entries to draw: those in sight, and the day to which the first of them belongs. */
function withDay(range: Range, days: readonly number[]): number[] {
  const day = dayAbove(days, range.startIndex)
  const inSight = defaultRangeExtractor(range)
  return day === null || inSight.includes(day) ? inSight : [day, ...inSight]
}
