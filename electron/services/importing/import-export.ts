import type { ImportResult } from '../../contract/bridge/ipc.ts'
import { type Done, refused } from '../sources/sources.ts'
import type { Importing } from '../store/exporting/import-entries.ts'
import type { Entry } from '../store/journal/entries/entry.ts'
import { isAsItCame, isTrimmed, readEnd, readHead, readRecord } from './export-file.ts'
import { linesOf } from './lines.ts'
import { createUnreadable } from './unreadable.ts'

const entriesPerCommit = 500

export interface ImportedExport extends ImportResult {
  /**
   * `missing`: it is cut off, or lines of it are gone. `unknown`: an earlier version wrote it, and said nowhere how much it was.
   */
  readonly end: 'there' | 'missing' | 'unknown'
}

/** Reads a whole export in again, line by line. Entries keep their times; `provenBy` is `import` for all of them. */
export async function importExport(
  chunks: AsyncIterable<Uint8Array>,
  importing: Pick<Importing, 'take'>,
): Promise<Done<ImportedExport>> {
  const result = { accepted: 0, duplicates: 0, odd: 0, refused: 0 }
  const unreadable = createUnreadable()
  let end: ImportedExport['end'] = 'missing'
  let records = 0
  let batch: Entry[] = []
  const flush = (): void => {
    const { stored, known, odd } = importing.take(batch)
    result.accepted += stored
    result.duplicates += known
    result.odd += odd
    batch = []
  }
  const take = (text: string | null, where: string): void => {
    const said = text === null ? null : readEnd(text)
    if (said !== null) {
      if (said === records) end = 'there'
      return
    }
    records += 1
    const entry = text === null ? null : readRecord(text)
    if (entry === null) unreadable.note(where, isTrimmed(text ?? '') ? trimmed : noRecord)
    else if (isAsItCame(entry)) batch.push(entry)
    else unreadable.note(where, changed)
    if (batch.length === entriesPerCommit) flush()
  }

  for await (const { number, text } of linesOf(chunks)) {
    if (number === 1) {
      const head = text === null ? null : readHead(text)
      if (head === null) return refused('The file does not begin as an export of Hover Tray does.')
      if (!head.ok) return refused(head.sentence)
      if (!head.hasEnd) end = 'unknown'
    } else if (text !== '') take(text, `line ${number}`)
  }
  flush()
  return { ok: true, value: { ...result, ...unreadable.result(), end } }
}

const trimmed =
  'Retention had taken the texts out of this transaction, so it cannot be made again. A backup keeps such ones.'
const noRecord = 'This is no record of an export, or is cut off.'
const changed = 'This was changed after it was received: it is not what Hover signed. Export again, and import that.'
