import type { ImportResult } from '../../contract/bridge/ipc.ts'
import { importExport } from '../../services/importing/import-export.ts'
import { openRestoring } from '../../services/store/exporting/restore-entries.ts'
import { alone } from '../alone.ts'
import { Refusal } from '../refusal.ts'
import type { Input } from './import-input.ts'

/** Reads in what another folder exported. No engine may work meanwhile: it would tell people of what is old. */
export function importExported(dataDir: string, { content }: Input): Promise<ImportResult> {
  return alone(dataDir, 'import', async place => {
    const restoring = openRestoring(place, Date.now)
    try {
      const imported = await importExport(content, restoring)
      if (!imported.ok) throw new Refusal(imported.failure.sentence)
      return imported.value
    } finally {
      restoring.close()
    }
  })
}
