import type { Transaction, TransactionPage } from '../../../contract/transaction.ts'
import type { Filter } from '../../../core/query/filter.ts'
import { marksOf } from '../../../core/query/highlight.ts'
import { type ShownRow, shownColumns, transactionOf } from '../projection/transaction-row.ts'

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

/** By position: names would be most of the text. */
function rowOf(values: readonly unknown[]): ShownRow {
  const row: Partial<Record<keyof ShownRow, unknown>> = {}
  // One by one: from a list of pairs it takes twice as long.
  for (const [place, column] of numbered) row[column] = values[place]
  // The values of those very columns, whose STRICT types hold.
  return row as ShownRow
}

const numbered = [...shownColumns.entries()]
