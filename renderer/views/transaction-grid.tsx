// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtualised grid are placed freely, a table's cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row (active descendant).
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowUp } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useNow, usePick, useStore } from '../state/use-store.ts'
import { words } from '../words.ts'
import { TransactionRow } from './transaction-row.tsx'
import { useGridLayout } from './use-grid-layout.ts'
import { useRowKeys } from './use-row-keys.ts'

/** The virtualised rows: only those in sight are in the page, however many there are. */
export function TransactionGrid() {
  const store = useStore()
  const rows = usePick(state => state.list.rows)
  const hasMore = usePick(state => state.list.next !== null)
  const openId = usePick(state => state.detail?.id ?? null)
  const touched = usePick(state => state.touched)
  const now = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  const { layout, rowHeight } = useGridLayout(scroller)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: index => rows[index]?.id ?? index,
    overscan: 8,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row height has to reach the measured sizes.
  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer])

  const items = virtualizer.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && lastShown >= rows.length - 20) store.loadMore()
  }, [hasMore, lastShown, rows.length, store])

  const { cursor, onKeyDown, openRow } = useRowKeys(index => virtualizer.scrollToIndex(index))
  const onScroll = () => {
    const isAtTop = (scroller.current?.scrollTop ?? 0) < rowHeight / 2
    const { following } = store.get().list
    if (isAtTop && !following) store.follow()
    if (!isAtTop && following) store.scrolledAway()
  }
  const cursorIndex = items.some(item => item.index === cursor) ? cursor : null

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
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        aria-activedescendant={cursorIndex === null ? undefined : `row-${cursorIndex}`}
        data-layout={layout}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        <GridHead />
        <div className="grid-body" role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(item => {
            const row = rows[item.index]
            if (row === undefined) return null
            return (
              <TransactionRow
                key={item.key}
                row={row}
                now={now}
                index={item.index}
                top={item.start}
                isOpen={row.id === openId}
                isCursor={item.index === cursor}
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
