// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtualised grid are placed freely, a table's cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row (active descendant).
import type { ColumnId } from '../../electron/contract/window.ts'
import { listWords } from '../words-list.ts'

export function GridHead({ columns }: { readonly columns: readonly ColumnId[] }) {
  return (
    <div className="grid-head" role="rowgroup">
      <div className="row-cells" role="row" aria-rowindex={1}>
        {columns.map(id => (
          <span key={id} className={`head-${id}`} role="columnheader">
            {listWords.columns[id]}
          </span>
        ))}
      </div>
    </div>
  )
}
