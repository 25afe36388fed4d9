import type { Transaction } from '../../../electron/contract/transactions/transaction.ts'
import { relativeTime } from '../../when.ts'
import { detailWords } from '../../words/detail.ts'
import { outcomeOf } from './outcome.ts'

/** One sentence: what happened, since when and why. */
export function headline(row: Transaction, now: Date): string {
  const what = row.operator === null ? row.title : detailWords.on(row.title, row.operator)
  const ago = relativeTime(row.statusSince, now)
  const when = row.status === 'pending' ? detailWords.since(ago) : ago
  const why = outcomeOf(row).replace(/[.\s]+$/, '')
  const verb = detailWords.verb[row.status]
  return why === '' ? detailWords.headline(what, verb, when) : detailWords.headlineWhy(what, verb, when, why)
}
