import type { Ref } from 'react'
import type { ColumnId, TimeStyle } from '../../../electron/contract/settings/window.ts'
import type { Entry } from '../../state/timeline.ts'
import { usePick } from '../../state/use-store.ts'
import { BlindBand } from './blind-band.tsx'
import { DayHead } from './day-head.tsx'
import { GapRows } from './gap-rows.tsx'
import { TransactionRow } from './transaction-row.tsx'

interface GridEntryProps {
  readonly entry: Entry | undefined
  readonly now: Date
  readonly index: number
  /** As assistive technology counts the rows of the grid. */
  readonly rowNumber: number
  /** Distance from the top of the list in pixels. */
  readonly top: number
  readonly height: number
  readonly columns: readonly ColumnId[]
  readonly times: TimeStyle
  /** Whether it is the day of the first row in sight, and stays above it. */
  readonly isStuck: boolean
  readonly isCursor: boolean
  readonly measure: Ref<HTMLDivElement>
  readonly onOpen: (id: string) => void
}

/** A row, a day or a time in which nothing could arrive. */
export function GridEntry(props: GridEntryProps) {
  const { entry, now, rowNumber, top, columns } = props
  switch (entry?.kind) {
    case undefined:
      return null
    case 'band':
      return (
        <BlindBand
          band={entry.band}
          now={now}
          index={props.index}
          rowNumber={rowNumber}
          top={top}
          columnCount={columns.length}
          measure={props.measure}
        />
      )
    case 'day':
      return (
        <DayHead
          date={entry.day.date}
          now={now}
          rowNumber={rowNumber}
          top={props.isStuck ? null : top}
          columnCount={columns.length}
        />
      )
    case 'gap':
      return (
        <GapRows
          rows={entry.gap.count}
          top={top}
          height={props.height}
          rowNumber={rowNumber}
          columnCount={columns.length}
        />
      )
    case 'row':
      return <LiveRow {...props} row={entry.row} />
  }
}

function LiveRow({ row, ...props }: GridEntryProps & { readonly row: Extract<Entry, { kind: 'row' }>['row'] }) {
  const isOpen = usePick(state => state.detail?.id === row.id)
  const isTouched = usePick(state => state.touched.has(row.id))
  const sourceName = usePick(
    state => state.app?.settings.sources.find(source => source.id === row.sourceId)?.name ?? null,
  )
  return (
    <TransactionRow
      row={row}
      now={props.now}
      times={props.times}
      sourceName={sourceName}
      columns={props.columns}
      index={props.index}
      rowNumber={props.rowNumber}
      top={props.top}
      isOpen={isOpen}
      isCursor={props.isCursor}
      isTouched={isTouched}
      onOpen={props.onOpen}
    />
  )
}

/** What names an entry while others come in above it. */
export function keyOf(entry: Entry | undefined): string | undefined {
  switch (entry?.kind) {
    case undefined:
      return undefined
    case 'band':
      return entry.band.key
    case 'day':
      return entry.day.key
    case 'gap':
      return entry.gap.key
    case 'row':
      return entry.row.id
  }
}
