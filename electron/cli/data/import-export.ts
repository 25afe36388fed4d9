import type { Failure } from '../../contract/bridge/ipc.ts'
import { type ImportedExport, importExport } from '../../services/importing/import-export.ts'
import { openImporting } from '../../services/store/exporting/import-entries.ts'
import { alone } from '../alone.ts'
import { Refusal } from '../refusal.ts'
import type { Input } from './import-input.ts'

/** How a failure is told. */
type Said = (failure: Failure) => string

/** Reads in what another folder exported. No engine may work meanwhile: it would tell people of what is old. */
export function importExported(dataDir: string, { content }: Input, sentence: Said): Promise<ImportedExport> {
  return alone(dataDir, 'import', async place => {
    const importing = openImporting(place, Date.now)
    try {
      const imported = await importExport(content, importing)
      if (!imported.ok) throw new Refusal(sentence(imported.failure))
      return imported.value
    } finally {
      importing.close()
    }
  })
}
