// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtualised grid are placed freely, a table's cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row (active descendant).
import { listWords } from '../../words/list.ts'

interface GapRowsProps {
  /** How many rows it stands for. */
  readonly rows: number
  /** Distance from the top of the list and height, in pixels. */
  readonly top: number
  readonly height: number
  readonly rowNumber: number
  readonly columnCount: number
}

/** Rows that were let go while a person was far from them; they come back as they come into sight. */
export function GapRows({ rows, top, height, rowNumber, columnCount }: GapRowsProps) {
  return (
    <div
      className="gap-rows"
      role="row"
      aria-rowindex={rowNumber}
      style={{ transform: `translateY(${top}px)`, blockSize: height }}
    >
      <div role="gridcell" aria-colspan={columnCount}>
        <span className="only-for-readers">{listWords.gap(rows)}</span>
      </div>
    </div>
  )
}
