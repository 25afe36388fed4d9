import { Readable } from 'node:stream'
import { everything, type Filter } from '../../../electron/core/query/filter.ts'
import { type ExportWish, exportText } from '../../../electron/services/exporting/export.ts'
import { importExport } from '../../../electron/services/importing/import-export.ts'
import { openImporting } from '../../../electron/services/store/exporting/import-entries.ts'
import { openExport } from '../../../electron/services/store/exporting/open-export.ts'
import type { Entry } from '../../../electron/services/store/journal/entries/entry.ts'
import { openJournal } from '../../../electron/services/store/journal/file/open-journal.ts'
import { createJournalWriter } from '../../../electron/services/store/journal/journal-writer.ts'
import { packEntries } from '../../../electron/services/store/journal/packing.ts'
import { openReadStore } from '../../../electron/services/store/reading/read-store.ts'
import { placeOf } from '../store/store-kit.ts'

/** A folder in which these were received, and no engine runs any more. */
export function fill(dir: string, entries: readonly Entry[]): void {
  const journal = openJournal(placeOf(dir))
  createJournalWriter(journal).write([packEntries(entries)])
  journal.close()
}

export function textOf(dir: string, wish: Partial<ExportWish> = {}, filter: Filter = everything): string {
  const opened = openExport(placeOf(dir))
  if (opened === null) throw new Error('There is nothing in the folder.')
  try {
    const whole = { format: 'jsonl', whole: true, isEverything: true, version: '1', now: 0 } as const
    return [...exportText(opened.reading, { ...whole, filter, ...wish })].join('')
  } finally {
    opened.close()
  }
}

export async function readIn(dir: string, text: string) {
  const importing = openImporting(placeOf(dir), () => 0)
  try {
    return await importExport(Readable.from([Buffer.from(text)]), importing)
  } finally {
    importing.close()
  }
}

/** Everything that can be seen of every transaction; positions and proofs are those of the folder. */
export async function seen(dir: string) {
  const opened = openReadStore({ ...placeOf(dir), now: () => 0 })
  const listing = openExport(placeOf(dir))
  if (!opened.ok || listing === null) throw new Error('The folder cannot be read.')
  const ids = [...listing.reading.transactions(everything)].map(({ id }) => id)
  const details = await Promise.all(ids.sort().map(one => opened.store.detail(one, { reveal: true })))
  const odd = (await opened.store.quarantined()).map(({ seq: _seq, ...rest }) => rest)
  listing.close()
  await opened.store.close()
  return {
    odd,
    details: details.map(detail => ({
      ...detail,
      reveals: detail?.reveals.toSorted(),
      received: detail?.received.map(({ seq: _seq, provenBy: _proof, ...rest }) => rest),
    })),
  }
}
