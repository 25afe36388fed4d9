// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtualised grid are placed freely, a table's cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row (active descendant).
import { type KeyboardEvent, useRef, useState } from 'react'
import type { ColumnId } from '../../../electron/contract/settings/window.ts'
import { Menu, type MenuPlace } from '../../parts/menu.tsx'
import { listWords } from '../../words/list.ts'
import type { GridLayout } from '../list/use-grid-layout.ts'
import { moved } from './column-looks.ts'
import { columnMenu } from './column-menu.ts'
import type { ColumnSizes } from './use-column-sizes.ts'
import { useDragOrder } from './use-drag-order.ts'
import { useLooksChange } from './use-looks.ts'

interface GridHeadProps {
  readonly layout: GridLayout
  readonly sizes: ColumnSizes
}

/** The names of the columns. Each is moved by drawing it, sized by its edge, and does both by its menu and its keys. */
export function GridHead({ layout, sizes }: GridHeadProps) {
  const { looks, change } = useLooksChange()
  const { columns } = looks
  const row = useRef<HTMLDivElement>(null)
  const [menu, setMenu] = useState<{ readonly id: ColumnId; readonly at: MenuPlace } | null>(null)
  /** The head at which the keys are: one stop for Tab, whatever their number. */
  const [reached, setReached] = useState<ColumnId | null>(null)
  const move = (from: number, to: number) => void change({ columns: moved(columns, from, to) })
  const { isDragging, dropOf, handlersOf } = useDragOrder(row, move)
  const stop = reached !== null && columns.includes(reached) ? reached : columns[0]

  const onKeyDown = (event: KeyboardEvent, id: ColumnId) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0 || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    const place = columns.indexOf(id)
    const beside = columns[place + step]
    if (event.shiftKey) sizes.step(id, step)
    else if (event.altKey && beside !== undefined) move(place, place + step)
    else if (!event.altKey && beside !== undefined) headOf(row.current, beside)?.focus()
  }

  return (
    <div className="grid-head" role="rowgroup">
      <div ref={row} className="row-cells" role="row" aria-rowindex={1} data-dragging={isDragging || undefined}>
        {columns.map((id, place) => (
          <div key={id} className={`head head-${id}`} role="columnheader" data-drag={id} data-drop={dropOf(place)}>
            {layout === 'cards' ? (
              listWords.columns[id]
            ) : (
              <>
                <button
                  type="button"
                  className="head-button"
                  title={listWords.head.hint}
                  tabIndex={id === stop ? 0 : -1}
                  aria-haspopup="menu"
                  aria-expanded={menu?.id === id}
                  {...handlersOf(place)}
                  onFocus={() => setReached(id)}
                  onKeyDown={event => onKeyDown(event, id)}
                  onClick={({ currentTarget }) => setMenu({ id, at: below(currentTarget) })}
                  onContextMenu={event => {
                    event.preventDefault()
                    setMenu({ id, at: below(event.currentTarget) })
                  }}
                >
                  {listWords.columns[id]}
                </button>
                {/* By keyboard the menu does the same. */}
                <span
                  className="head-edge"
                  aria-hidden="true"
                  title={listWords.head.edge}
                  onPointerDown={event => sizes.onEdgeDown(id, event)}
                  onDoubleClick={() => sizes.fit(id)}
                />
              </>
            )}
          </div>
        ))}
      </div>
      {menu !== null && (
        <Menu
          label={listWords.head.menu(listWords.columns[menu.id])}
          at={menu.at}
          groups={columnMenu(menu.id, { looks, sizes, change, move })}
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  )
}

function headOf(row: HTMLElement | null, id: ColumnId): HTMLElement | null {
  return row?.querySelector<HTMLElement>(`.head-${id} > .head-button`) ?? null
}

function below(element: HTMLElement): MenuPlace {
  const { left, bottom } = element.getBoundingClientRect()
  return { x: left, y: bottom }
}
