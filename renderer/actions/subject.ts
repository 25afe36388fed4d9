import type { Transaction } from '../../electron/contract/transactions/transaction.ts'
import type { TransactionDetail } from '../../electron/contract/transactions/transaction-detail.ts'
import type { State } from '../state/model.ts'
import { shownDetail } from '../state/shown-detail.ts'

/** The transaction that actions are about. */
export interface Subject {
  readonly row: Transaction
  readonly isOpen: boolean
  /** As it is shown; null while it is not open, or not there yet. */
  readonly detail: TransactionDetail | null
}

/** The open one, or else the one at which the keys are in the list; null when there is neither. */
export function subjectOf({ place, detail, list, hands }: State): Subject | null {
  if (place.kind !== 'list') return null
  if (detail !== null) {
    const shown = shownDetail(detail)
    const row = shown ?? detail.row
    return row === null ? null : { row, isOpen: true, detail: shown }
  }
  const row = list.rows.find(one => one.id === hands.marked)
  return row === undefined ? null : { row, isOpen: false, detail: null }
}
