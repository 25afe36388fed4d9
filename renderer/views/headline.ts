import type { Transaction } from '../../electron/contract/transaction.ts'
import { relativeTime } from '../when.ts'
import { detailWords } from '../words-detail.ts'
import { outcomeOf } from './outcome.ts'

const hourMs = 3_600_000

/** One sentence: what happened, since when and why. */
export function headline(row: Transaction, now: Date): string {
  const what = row.operator === null ? row.title : detailWords.on(row.title, row.operator)
  const ago = relativeTime(row.statusSince, now)
  const when = row.status === 'pending' ? detailWords.since(ago) : ago
  const why = outcomeOf(row).replace(/[.\s]+$/, '')
  return detailWords.headline({ what, verb: detailWords.verb[row.status], when, why: why === '' ? null : why })
}

/** What a person should know beside the headline: who has to act, or what can still change. */
export function advice(row: Transaction, now: Date): string | null {
  if (row.status === 'pending') return row.kind === 'ussd' ? pendingAdvice(row, now) : null
  if (row.status !== 'failed' || row.category === null) return null
  return detailWords.categories[row.category.toLowerCase()] ?? null
}

/* Hover's parsing document: an SMS matches up to 12 hours after the start. Its webhook document: a phone without
 * network may upload up to two weeks later. The first quarter of an hour is simply waiting. */
function pendingAdvice(row: Transaction, now: Date): string {
  const age = now.getTime() - Date.parse(row.startedAt)
  if (age < hourMs / 4) return detailWords.pendingAge.fresh
  if (age < 12 * hourMs) return detailWords.pendingAge.waiting
  return age < 14 * 24 * hourMs ? detailWords.pendingAge.stuck : detailWords.pendingAge.over
}
