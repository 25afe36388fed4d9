import type { RetentionSettings } from '../../../../contract/settings/settings.ts'
import { cutoffsOf, isOutOfReach, isStillAbove } from '../../../../core/retention/policy.ts'
import { withBoth } from '../../both-files.ts'
import type { DataPlace } from '../../data-place.ts'
import type { Database } from '../../database.ts'
import { openJournal } from '../../journal/file/open-journal.ts'
import { projectAll } from '../../projection/project-all.ts'
import { packAll } from '../pack.ts'
import { createTrimming, type TrimStep } from '../trimming/trim.ts'
import { createCountedLimits } from './bytes-note.ts'
import { createPruning } from './prune.ts'
import { sizesOf } from './sizes.ts'

export interface Pruned {
  readonly transactions: number
  readonly trimmed: number
  /** As the plan says it. */
  readonly leastBytes: number | null
  /** What the store still takes, where that is too much although all went that was decided. Otherwise null. */
  readonly stillBytes: number | null
}

/** Does at once what an engine does little by little. The caller holds the lock. Throws StoreError. */
export function pruneNow(place: DataPlace, settings: RetentionSettings, now: number): Pruned {
  projectAll(place, { afresh: false })
  return withBoth(place, openJournal, (journal, state) => {
    // Packing alone may bring it below its limit.
    if (settings.maxBytes !== null) packAll(journal, { where: 'behind-newest' })
    const sizes = sizesOf(journal, state)
    const prune = createPruning(journal, state)
    // Decided once for all steps, as the dry run says it: what is gone cannot be had back.
    const limits = createCountedLimits(journal, state)(settings)
    let transactions = 0
    for (let isDone = false; !isDone; ) {
      // Never busy: what each step journals is projected before the next one.
      const { gone, hasMore } = prune({ settings: limits, now, isCounted: true })
      transactions += gone
      isDone = gone === 0 && !hasMore
      // What has gone from the journal goes from the state before the next look.
      projectAll(place, { afresh: false })
    }
    const catchUp = () => void projectAll(place, { afresh: false })
    const trimmed = settings.trimAfterDays === null ? 0 : trimNow({ journal, state, catchUp }, { settings, now })
    projectAll(place, { afresh: false })
    const after = sizesOf(journal, state)
    return {
      ...{ transactions, trimmed },
      leastBytes: isOutOfReach(settings, sizes) ? sizes.fixedBytes : null,
      stillBytes: isStillAbove(settings, after) ? after.bytes : null,
    }
  })
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
  const trim = createTrimming(journal, state)
  packAll(journal, { where: 'behind-newest', before: now })
  let trimmed = 0
  for (let after: number | null = 0; after !== null; ) {
    const step: TrimStep = trim({ after, ...cutoffsOf(settings, now), now })
    if (step.isBusy) catchUp()
    after = step.lastSeq
    trimmed += step.transactions
  }
  return trimmed
}
