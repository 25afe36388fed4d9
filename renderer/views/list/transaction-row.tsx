// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtualised grid are placed freely, a table's cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row (active descendant).

import { memo } from 'react'
import type { ColumnId } from '../../../electron/contract/settings/window.ts'
import { useVoice } from '../../language/voice.ts'
import { type CellScene, columns } from '../columns/columns.tsx'

interface TransactionRowProps extends CellScene {
  readonly columns: readonly ColumnId[]
  readonly index: number
  readonly rowNumber: number
  /** Distance from the top of the list in pixels. */
  readonly top: number
  readonly isOpen: boolean
  readonly isCursor: boolean
  readonly isTouched: boolean
  readonly onOpen: (id: string) => void
}

export const TransactionRow = memo(function TransactionRow(props: TransactionRowProps) {
  const { row, index, rowNumber, top } = props
  // It is only drawn again when it changes, and its words change with the language.
  useVoice()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys.
    <div
      id={`row-${index}`}
      className="row row-cells"
      role="row"
      aria-rowindex={rowNumber}
      aria-selected={props.isOpen}
      data-cursor={props.isCursor || undefined}
      data-touched={props.isTouched || undefined}
      data-status={row.status}
      data-row={row.id}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => props.onOpen(row.id)}
    >
      {props.columns.map(id => (
        <Cell key={id} id={id} scene={props} />
      ))}
    </div>
  )
})

function Cell({ id, scene }: { readonly id: ColumnId; readonly scene: CellScene }) {
  const { text, draw } = columns[id]
  const whole = text?.(scene) ?? undefined
  return (
    <span className={`cell-${id}`} role="gridcell" title={whole}>
      {draw === undefined ? whole : draw(scene)}
    </span>
  )
}
