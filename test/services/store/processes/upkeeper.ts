import { retentionSettingsSchema } from '../../../../electron/contract/settings/settings.ts'
import { makeBackup } from '../../../../electron/services/store/backup/backup.ts'
import { openJournal } from '../../../../electron/services/store/journal/file/open-journal.ts'
import { openStateForReading } from '../../../../electron/services/store/projection/open-state.ts'
import { createPacking } from '../../../../electron/services/store/retention/pack.ts'
import { pruneNow } from '../../../../electron/services/store/retention/pruning/prune-now.ts'
import { rebuildState } from '../../../../electron/services/store/upkeep/rebuild.ts'

/** Does one thing to a folder, and tells when it begins, until it is done or killed. */
const [, , dataDir = '', what = ''] = process.argv
const place = { dataDir, nativeBinding: null }
const muchLater = Date.parse('2030-01-01T00:00:00Z')

function packAll(): void {
  const journal = openJournal(place)
  openStateForReading(place).close()
  const { pack } = createPacking(journal)
  while (pack({ upTo: Number.MAX_SAFE_INTEGER, before: muchLater, all: true }) > 0);
  journal.close()
}

const works: Readonly<Record<string, () => void>> = {
  pack: packAll,
  trim: () => void pruneNow(place, retentionSettingsSchema.parse({ trimAfterDays: 1 }), muchLater),
  prune: () => void pruneNow(place, retentionSettingsSchema.parse({ maxTransactions: 100 }), muchLater),
  rebuild: () => void rebuildState(place, { onProgress: () => {} }),
  backup: () => void makeBackup(place, { file: `${dataDir}/copy.db`, settings: '{}', now: 0 }),
}
process.send?.('begun')
works[what]?.()
process.send?.('done')
process.disconnect?.()
