import type { ReactNode } from 'react'
import type { ColumnId, ColumnWidths, TimeStyle } from '../../../electron/contract/settings/window.ts'
import type { Transaction } from '../../../electron/contract/transactions/transaction.ts'
import { EnvironmentChip, FlagSummary, ResolutionChip } from '../../parts/chips.tsx'
import { FoundId, Marked } from '../../parts/marked.tsx'
import { StatusBadge } from '../../parts/status-badge.tsx'
import { When } from '../../parts/time.tsx'
import { outcomeOf, readable } from '../detail/outcome.ts'

/** What the cells of a row are drawn from. */
export interface CellScene {
  readonly row: Transaction
  readonly now: Date
  readonly times: TimeStyle
  /** Null when the source is gone. */
  readonly sourceName: string | null
}

interface Column {
  /** Its least width in rem, and its share of what is left over. */
  readonly width: readonly [leastRem: number, share: number]
  /** The whole text of a cell that may be cut. */
  readonly text?: (scene: CellScene) => string | null
  /** Without it the text is drawn. */
  readonly draw?: (scene: CellScene) => ReactNode
}

/** What each column of the list shows. */
export const columns: Readonly<Record<ColumnId, Column>> = {
  status: { width: [8.25, 0], draw: ({ row }) => <StatusBadge status={row.status} /> },
  title: {
    width: [11, 1.5],
    draw: ({ row }) => (
      <>
        <span className="row-title">
          <Marked id={row.id} field="title" text={row.title} />
        </span>
        <FoundId id={row.id} providerId={row.providerId} />
        <ResolutionChip resolution={row.resolution} isShort />
        <EnvironmentChip environment={row.environment} />
        <FlagSummary flags={row.flags} />
      </>
    ),
  },
  operator: {
    width: [6, 0.8],
    text: ({ row }) => row.operator,
    draw: ({ row }) => row.operator !== null && <Marked id={row.id} field="operator" text={row.operator} />,
  },
  outcome: {
    width: [8, 1.4],
    text: ({ row }) => outcomeOf(row),
    draw: ({ row }) => <Marked id={row.id} field={row.message ? 'message' : 'category'} text={outcomeOf(row)} />,
  },
  when: {
    width: [6.25, 0],
    draw: ({ row, now, times }) => (
      <When iso={row.startedAt} now={now} form={times === 'exact' ? 'clock' : 'below-day'} />
    ),
  },
  country: { width: [5.5, 0.5], text: ({ row }) => row.country },
  category: { width: [7, 0.8], text: ({ row }) => (row.category === null ? null : readable(row.category)) },
  source: { width: [6, 0.6], text: ({ sourceName }) => sourceName },
  id: {
    width: [7, 0.8],
    text: ({ row }) => row.providerId,
    draw: ({ row }) => <Marked id={row.id} field="providerId" text={row.providerId} />,
  },
  since: { width: [8.5, 0], draw: ({ row, now }) => <When iso={row.statusSince} now={now} /> },
}

interface Tracks {
  readonly template: string
  readonly leastRem: number
}

function widthOf(id: ColumnId, sized: ColumnWidths): readonly [leastRem: number, share: number] {
  const rem = sized[id]
  return rem === undefined ? columns[id].width : [rem, 0]
}

const gapRem = 0.75
const edgeRem = 2

/** The tracks of a row with these columns, and the least width in rem at which all of them have room. */
export function tracksOf(ids: readonly ColumnId[], sized: ColumnWidths = {}): Tracks {
  const widths = ids.map(id => widthOf(id, sized))
  const template = widths.map(([least, share]) => (share === 0 ? `${least}rem` : `minmax(${least}rem, ${share}fr)`))
  const gaps = gapRem * Math.max(0, ids.length - 1)
  return { template: template.join(' '), leastRem: widths.reduce((sum, [least]) => sum + least, gaps + edgeRem) }
}
