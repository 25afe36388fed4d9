import type { Transaction, TransactionPage } from '../../../../contract/transactions/transaction.ts'
import type { Filter } from '../../../../core/query/filter.ts'
import { marksOf } from '../../../../core/query/highlight.ts'
import { type ShownRow, shownColumns, transactionOf } from '../../projection/transactions/transaction-row.ts'

/**
 * A page on its way from the thread that reads. SQLite writes its rows as JSON, and they are read where they are wanted: as
 * objects they were made in one thread, copied, and made again in the other, which took two thirds of the time.
 */
export interface PackedPage {
  /** A JSON array of rows, each an array of the values of `shownColumns`. */
  readonly rows: string
  readonly next: string | null
  /** What was searched for, to be marked; empty where nothing was. */
  readonly texts: Filter['texts']
}

/** What SQL selects of a row, as JSON. `t`: the transactions. */
export const packedColumns = `json_array(${shownColumns.map(column => `t.${column}`).join(', ')})`

export function unpackPage({ rows, next, texts }: PackedPage): TransactionPage {
  // Written by SQLite.
  const shown = (JSON.parse(rows) as unknown[][]).map(values => transactionOf(rowOf(values)))
  if (texts.length === 0) return { rows: shown, next }
  return { rows: shown, next, marks: shown.map((row: Transaction) => marksOf(row, texts)) }
}

/** A row by the positions of its columns. Filled in by their names first, a page took half as long again. */
class PackedRow {
  readonly values: readonly unknown[]

  constructor(values: readonly unknown[]) {
    this.values = values
  }
}

for (const [place, column] of shownColumns.entries()) {
  Object.defineProperty(PackedRow.prototype, column, {
    get(this: PackedRow) {
      return this.values[place]
    },
  })
}

function rowOf(values: readonly unknown[]): ShownRow {
  // The values of those very columns, whose STRICT types hold.
  return new PackedRow(values) as object as ShownRow
}
