import type { RetentionSettings } from '../../../../contract/settings/settings.ts'
import type { Status } from '../../../../contract/transactions/transaction.ts'
import { bytesOfEach, countedLimits, cutoffsOf, isOutOfReach } from '../../../../core/retention/policy.ts'
import type { DataPlace } from '../../data-place.ts'
import type { Database } from '../../database.ts'
import { openJournal, openJournalForReading } from '../../journal/file/open-journal.ts'
import { openStateForReading } from '../../projection/open-state.ts'
import { projectAll, projectIfUnserved } from '../../projection/project-all.ts'
import type { TransactionRow } from '../../projection/transactions/transaction-row.ts'
import { createPacking } from '../pack.ts'
import { createTrimming, type TrimStep } from '../trimming/trim.ts'
import { countTrimmable } from '../trimming/trimmable.ts'
import { createCountedLimits, readBytesNote } from './bytes-note.ts'
import { type Candidate, createCandidates } from './candidates.ts'
import { sizesWhenPacked } from './packed-sizes.ts'
import { createPruning } from './prune.ts'
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
  return reading(place, (journal, state) => {
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

function reading<T>(place: DataPlace, act: (journal: Database, state: Database) => T): T {
  const journal = openJournalForReading(place)
  try {
    const state = openStateForReading(place)
    try {
      return act(journal, state)
    } finally {
      state.close()
    }
  } finally {
    journal.close()
  }
}

export interface Pruned {
  readonly transactions: number
  readonly trimmed: number
  /** As the plan says it. */
  readonly leastBytes: number | null
}

/** Does at once what an engine does little by little. The caller holds the lock. Throws StoreError. */
export function pruneNow(place: DataPlace, settings: RetentionSettings, now: number): Pruned {
  projectAll(place, { afresh: false })
  const journal = openJournal(place)
  const state = openStateForReading(place)
  try {
    // Packing alone may bring it below its limit.
    if (settings.maxBytes !== null) packAll(journal)
    const sizes = sizesOf(journal, state)
    const prune = createPruning(journal, state)
    // Decided once for all steps, as the dry run says it: what is gone cannot be had back.
    const limits = createCountedLimits(journal, state)(settings)
    let transactions = 0
    for (let isDone = false; !isDone; ) {
      const { gone, hasMore } = prune({ settings: limits, now, isCounted: true })
      transactions += gone
      isDone = gone === 0 && !hasMore
      // What has gone from the journal goes from the state before the next look.
      projectAll(place, { afresh: false })
    }
    const catchUp = () => void projectAll(place, { afresh: false })
    const trimmed = settings.trimAfterDays === null ? 0 : trimNow({ journal, state, catchUp }, { settings, now })
    projectAll(place, { afresh: false })
    return { transactions, trimmed, leastBytes: isOutOfReach(settings, sizes) ? sizes.fixedBytes : null }
  } finally {
    state.close()
    journal.close()
  }
}

function packAll(journal: Database): void {
  const { pack } = createPacking(journal)
  while (pack({ upTo: Number.MAX_SAFE_INTEGER, before: Number.POSITIVE_INFINITY, all: true }) > 0);
}

interface When {
  readonly settings: RetentionSettings
  readonly now: number
}

interface TrimDeps {
  readonly journal: Database
  readonly state: Database
  /** Each step journals what it took; where the state is far behind that, the next one takes nothing. */
  readonly catchUp: () => void
}

function trimNow({ journal, state, catchUp }: TrimDeps, { settings, now }: When): number {
  const { pack } = createPacking(journal)
  const trim = createTrimming(journal, state)
  const limits = { upTo: Number.MAX_SAFE_INTEGER, before: now, all: true }
  while (pack(limits) > 0);
  let trimmed = 0
  for (let after: number | null = 0; after !== null; ) {
    const step: TrimStep = trim({ after, ...cutoffsOf(settings, now), now })
    if (step.lastSeq === after && step.transactions === 0) catchUp()
    after = step.lastSeq
    trimmed += step.transactions
  }
  return trimmed
}
