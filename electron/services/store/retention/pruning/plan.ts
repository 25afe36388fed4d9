import type { RetentionSettings } from '../../../../contract/settings/settings.ts'
import type { Status } from '../../../../contract/transactions/transaction.ts'
import { bytesOfEach, countedLimits, isOutOfReach } from '../../../../core/retention/policy.ts'
import { withBoth } from '../../both-files.ts'
import type { DataPlace } from '../../data-place.ts'
import { openJournalForReading } from '../../journal/file/open-journal.ts'
import { projectIfUnserved } from '../../projection/project-all.ts'
import type { TransactionRow } from '../../projection/transactions/transaction-row.ts'
import { countTrimmable } from '../trimming/trimmable.ts'
import { readBytesNote } from './bytes-note.ts'
import { type Candidate, createCandidates } from './candidates.ts'
import { sizesWhenPacked } from './packed-sizes.ts'
import { sizesOf } from './sizes.ts'

export interface PrunePlan {
  readonly transactions: number
  readonly deliveries: number
  /** What is freed, reckoned from the average. */
  readonly bytes: number
  /** When the first and the last of them were heard of last; null when none goes. */
  readonly oldest: number | null
  readonly newest: number | null
  readonly byStatus: Readonly<Partial<Record<Status, number>>>
  /** Transactions that stay, and of which the texts would go: at most so many. */
  readonly texts: number
  /** The fewest bytes that a store needs, where the limit is below that: nothing goes for it. Otherwise null. */
  readonly leastBytes: number | null
}

/** What would go. Takes nothing, also while an engine works; where none does, what waits is projected first. Throws StoreError. */
export function planPrune(place: DataPlace, settings: RetentionSettings, now: number): PrunePlan {
  projectIfUnserved(place)
  return withBoth(place, openJournalForReading, (journal, state) => {
    const sizes = settings.maxBytes === null ? sizesOf(journal, state) : sizesWhenPacked(journal, state)
    const byStatus: Partial<Record<Status, number>> = {}
    const plan = { transactions: 0, deliveries: 0, oldest: Number.POSITIVE_INFINITY, newest: 0 }
    const limits = countedLimits(settings, sizes, readBytesNote(journal))
    const candidates = createCandidates(journal, state)({ settings: limits, now })
    const going = new Set<number>()
    for (const row of rowsOf(candidates)) {
      going.add(row.key)
      plan.transactions += 1
      plan.deliveries += row.deliveries + row.duplicates
      plan.oldest = Math.min(plan.oldest, row.last_received_at)
      plan.newest = Math.max(plan.newest, row.last_received_at)
      byStatus[row.status] = (byStatus[row.status] ?? 0) + 1
    }
    const isEmpty = plan.transactions === 0
    return {
      ...plan,
      bytes: Math.round(bytesOfEach(sizes) * plan.transactions),
      oldest: isEmpty ? null : plan.oldest,
      newest: isEmpty ? null : plan.newest,
      byStatus,
      texts: countTrimmable(journal, state, { settings, now, going }),
      leastBytes: isOutOfReach(settings, sizes) ? sizes.fixedBytes : null,
    }
  })
}

function* rowsOf(candidates: Iterable<Candidate>): Iterable<TransactionRow> {
  for (const { family } of candidates) yield* family
}
