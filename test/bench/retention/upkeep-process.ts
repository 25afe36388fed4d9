// Does what an engine does with old data, in the engine's rhythm, from one message of the bench to the next.
import { retentionSettingsSchema } from '../../../electron/contract/settings/settings.ts'
import { openJournal } from '../../../electron/services/store/journal/file/open-journal.ts'
import { openStateForReading } from '../../../electron/services/store/projection/open-state.ts'
import { createPacking, mostSegments } from '../../../electron/services/store/retention/pack.ts'
import { createPortions } from '../../../electron/services/store/retention/portions.ts'
import { createPruning, mostPruned } from '../../../electron/services/store/retention/pruning/prune.ts'
import { StoreError } from '../../../electron/services/store/trouble.ts'
import type { UpkeepDone } from './measure.ts'

/** The engine's own figures: how long a step should take, and how long the disk is left alone after it. */
const [stepMs, restMs] = [20, 100]
const dayMs = 86_400_000

const place = { dataDir: process.argv[2] ?? '', nativeBinding: null }
const journal = openJournal(place)
const state = openStateForReading(place)
const { pack } = createPacking(journal)
const prune = createPruning(journal, state)
const portionsOf = (most: number) => createPortions({ most, maxMs: stepMs, now: () => performance.now() })
const portions = { pack: portionsOf(mostSegments), prune: portionsOf(mostPruned) }
const settings = retentionSettingsSchema.parse({ maxAgeDays: 365 })

let done: UpkeepDone | null = null

/** An engine prunes when nothing is left to pack; here each time brings both. */
function step(): void {
  if (done === null) return
  const begun = performance.now()
  const now = Date.now()
  let { packed, pruned, refused } = done
  try {
    packed += portions.pack(most => pack({ upTo: Number.MAX_SAFE_INTEGER, before: now - dayMs, all: false, most }))
    pruned += portions.prune((most, isOver) => prune({ settings, now, most, isOver })).gone
  } catch (error) {
    if (!(error instanceof StoreError && error.trouble.kind === 'locked')) throw error
    refused += 1
  }
  const longestMs = Math.max(done.longestMs, performance.now() - begun)
  done = { packed, pruned, refused, longestMs, steps: done.steps + 1 }
  setTimeout(step, restMs)
}

process.once('disconnect', () => process.exit())
process.on('message', message => {
  if (message === 'begin') {
    done = { packed: 0, pruned: 0, refused: 0, longestMs: 0, steps: 0 }
    step()
  } else {
    process.send?.(done)
    done = null
  }
})
