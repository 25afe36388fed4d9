import type { TransactionPage } from '../../electron/contract/transactions/transaction.ts'
import type { Marks } from './model.ts'

/** What a page says is to be highlighted, by the id of the row. */
export function marksOf({ rows, marks = [] }: TransactionPage): Marks {
  return new Map(
    rows.map((row, place) => [row.id, marks[place] ?? []] as const).filter(([, found]) => found.length > 0),
  )
}
