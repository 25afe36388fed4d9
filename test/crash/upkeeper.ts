// Packs, prunes and trims without a pause beside an engine that serves, as the engine's own thread does little by little.
import { setTimeout as pause } from 'node:timers/promises'
import { retentionSettingsSchema } from '../../electron/contract/settings/settings.ts'
import { openJournal } from '../../electron/services/store/journal/file/open-journal.ts'
import { openStateForReading } from '../../electron/services/store/projection/open-state.ts'
import { createPacking } from '../../electron/services/store/retention/pack.ts'
import { StoreError } from '../../electron/services/store/trouble.ts'
import { createUpkeepSteps } from '../../electron/services/store/upkeep/upkeep-steps.ts'
import { placeOf } from './shop.ts'

/** So that everything is old. */
const aheadMs = 2 * 86_400_000
/** In turns: texts are trimmed when nothing is left to prune, and under load there always is. */
const wishes = [{ maxTransactions: 300 }, { trimAfterDays: 1 }].map(wish => retentionSettingsSchema.parse(wish))

const place = placeOf(process.argv.at(-1) ?? '')
const journal = openJournal(place)
const state = openStateForReading(place)
const cursor = state.prepare<[], number>('SELECT seq FROM projection').pluck()
const { pack } = createPacking(journal)
const step = createUpkeepSteps(journal, state, () => performance.now())
process.stderr.write('working\n')
let trimAfter = 0
for (let turn = 0; ; turn++) {
  const retention = wishes[turn % wishes.length] ?? retentionSettingsSchema.parse({})
  const now = Date.now() + aheadMs
  try {
    // An engine leaves the newest thousands unpacked, and more than those are hardly in the folder.
    pack({ upTo: cursor.get() ?? 0, before: now, all: false })
    trimAfter = step({ retention, now, trimAfter }).trimAfter ?? 0
  } catch (error) {
    if (!(error instanceof StoreError && error.trouble.kind === 'locked')) throw error
  }
  await pause(1)
}
