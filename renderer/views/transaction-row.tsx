// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtualised grid are placed freely, a table's cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row (active descendant).
import { memo, type ReactNode } from 'react'
import type { Transaction } from '../../electron/contract/transaction.ts'
import { EnvironmentChip, FlagSummary, ResolutionChip } from '../parts/chips.tsx'
import { StatusBadge } from '../parts/status-badge.tsx'
import { When } from '../parts/time.tsx'
import { words } from '../words.ts'
import { outcomeOf } from './outcome.ts'

interface TransactionRowProps {
  readonly row: Transaction
  readonly now: Date
  readonly index: number
  /** Distance from the top of the list in pixels. */
  readonly top: number
  readonly isOpen: boolean
  readonly isCursor: boolean
  readonly isTouched: boolean
  readonly onOpen: (id: string) => void
}

export const TransactionRow = memo(function TransactionRow(props: TransactionRowProps) {
  const { row, now, index, top } = props
  const operator = row.operator ?? words.kind[row.kind]
  const outcome = outcomeOf(row)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys.
    <div
      id={`row-${index}`}
      className="row row-cells"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.isOpen}
      data-cursor={props.isCursor || undefined}
      data-touched={props.isTouched || undefined}
      data-status={row.status}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => props.onOpen(row.id)}
    >
      <Cell name="status">
        <StatusBadge status={row.status} />
      </Cell>
      <Cell name="title">
        <span className="row-title">{row.title}</span>
        <ResolutionChip resolution={row.resolution} isShort />
        <EnvironmentChip environment={row.environment} />
        <FlagSummary flags={row.flags} />
      </Cell>
      <Cell name="operator" title={operator}>
        {operator}
      </Cell>
      <Cell name="outcome" title={outcome}>
        {outcome}
      </Cell>
      <Cell name="when">
        <When iso={row.startedAt} now={now} />
      </Cell>
    </div>
  )
})

interface CellProps {
  readonly name: string
  /** The whole text of a cell that may be cut. */
  readonly title?: string
  readonly children: ReactNode
}

function Cell({ name, title, children }: CellProps) {
  return (
    <span className={`cell-${name}`} role="gridcell" title={title}>
      {children}
    </span>
  )
}
