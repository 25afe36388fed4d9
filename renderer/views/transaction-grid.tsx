// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtualised grid are placed freely, a table's cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row (active descendant).
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowUp } from 'lucide-react'
import { useCallback, useEffect, useRef } from 'react'
import type { Entry } from '../state/timeline.ts'
import { useNow, usePick, useStore } from '../state/use-store.ts'
import { words } from '../words.ts'
import { BlindBand } from './blind-band.tsx'
import { TransactionRow } from './transaction-row.tsx'
import { useGridLayout } from './use-grid-layout.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useTimeline } from './use-timeline.ts'

/** The virtualised rows: only those in sight are in the page, however many there are. */
export function TransactionGrid() {
  const store = useStore()
  const { entries, places } = useTimeline()
  const hasMore = usePick(state => state.list.next !== null)
  const openId = usePick(state => state.detail?.id ?? null)
  const touched = usePick(state => state.touched)
  const now = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  const { layout, rowHeight } = useGridLayout(scroller)
  // A new function makes the places of all entries anew; heights that were measured, those of bands, stay by their key.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row height moves every entry.
  const getItemKey = useCallback((index: number) => keyOf(entries[index]) ?? index, [entries, rowHeight])
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey,
    overscan: 8,
  })

  const items = virtualizer.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && lastShown >= entries.length - 20) store.loadMore()
  }, [hasMore, lastShown, entries.length, store])

  const { cursor, onKeyDown, openRow } = useRowKeys(row => {
    // The newest row shows what is above it too, and new ones come in again.
    if (row === 0) virtualizer.scrollToOffset(0)
    else virtualizer.scrollToIndex(places[row] ?? row)
  })
  const onScroll = () => {
    const isAtTop = (scroller.current?.scrollTop ?? 0) < rowHeight / 2
    const { following } = store.get().list
    if (isAtTop && !following) store.follow()
    if (!isAtTop && following) store.scrolledAway()
  }
  const cursorPlace = cursor === null ? null : (places[cursor] ?? null)
  const shownCursor = items.some(item => item.index === cursorPlace) ? cursorPlace : null

  return (
    <div className="grid-frame">
      <FreshPill
        onShow={() => {
          store.follow()
          virtualizer.scrollToOffset(0)
        }}
      />
      <div
        ref={scroller}
        className="grid"
        role="grid"
        tabIndex={0}
        aria-label={words.list.label}
        aria-rowcount={hasMore ? -1 : entries.length + 1}
        aria-activedescendant={shownCursor === null ? undefined : `row-${shownCursor}`}
        data-layout={layout}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        <GridHead />
        <div className="grid-body" role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(item => {
            const entry = entries[item.index]
            if (entry === undefined) return null
            if (entry.kind === 'band') {
              return (
                <BlindBand
                  key={item.key}
                  band={entry.band}
                  now={now}
                  index={item.index}
                  top={item.start}
                  measure={virtualizer.measureElement}
                />
              )
            }
            const { row } = entry
            return (
              <TransactionRow
                key={item.key}
                row={row}
                now={now}
                index={item.index}
                top={item.start}
                isOpen={row.id === openId}
                isCursor={item.index === cursorPlace}
                isTouched={touched.has(row.id)}
                onOpen={openRow}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

function keyOf(entry: Entry | undefined): string | undefined {
  return entry?.kind === 'band' ? entry.band.key : entry?.row.id
}

function GridHead() {
  const { status, title, operator, outcome, when } = words.list.columns
  return (
    <div className="grid-head" role="rowgroup">
      <div className="row-cells" role="row" aria-rowindex={1}>
        {[status, title, operator, outcome, when].map(name => (
          <span key={name} role="columnheader">
            {name}
          </span>
        ))}
      </div>
    </div>
  )
}

/** New rows wait here while a person reads further down. */
function FreshPill({ onShow }: { readonly onShow: () => void }) {
  const waiting = usePick(state => state.list.waiting.length)
  if (waiting === 0) return null
  return (
    <button type="button" className="fresh-pill" aria-label={words.list.showFresh(waiting)} onClick={onShow}>
      <ArrowUp aria-hidden="true" /> {words.list.fresh(waiting)}
    </button>
  )
}
