// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtualised grid are placed freely, a table's cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row (active descendant).
import { dayName } from '../../when.ts'

interface DayHeadProps {
  /** As `2026-03-02`. */
  readonly date: string
  readonly now: Date
  readonly rowNumber: number
  /** Distance from the top of the list in pixels; null while it stays in sight above the rows of its day. */
  readonly top: number | null
  /** How many columns it spans. */
  readonly columnCount: number
}

/** The day on which the rows below happened. */
export function DayHead({ date, now, rowNumber, top, columnCount }: DayHeadProps) {
  return (
    <div
      className="day"
      role="row"
      aria-rowindex={rowNumber}
      data-stuck={top === null || undefined}
      style={top === null ? undefined : { transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" aria-colspan={columnCount}>
        <time dateTime={date}>{dayName(date, now)}</time>
      </div>
    </div>
  )
}
