import type { ImportResult } from '../../contract/bridge/ipc.ts'
import { type Done, refused } from '../sources/sources.ts'
import type { Restoring } from '../store/exporting/restore-entries.ts'
import type { Entry } from '../store/journal/entries/entry.ts'
import { isTrimmed, readHead, readRecord } from './export-file.ts'
import { linesOf } from './lines.ts'
import { createUnreadable } from './unreadable.ts'

const entriesPerCommit = 500

/** Reads a whole export in again, line by line. Entries keep their times; `provenBy` is `import` for all of them. */
export async function importExport(
  chunks: AsyncIterable<Uint8Array>,
  restoring: Pick<Restoring, 'take'>,
): Promise<Done<ImportResult>> {
  const result = { accepted: 0, duplicates: 0, odd: 0, refused: 0 }
  const unreadable = createUnreadable()
  let batch: Entry[] = []
  const flush = (): void => {
    const { stored, known, odd } = restoring.take(batch)
    result.accepted += stored
    result.duplicates += known
    result.odd += odd
    batch = []
  }

  for await (const { number, text } of linesOf(chunks)) {
    if (number === 1) {
      const head = text === null ? null : readHead(text)
      if (head === null) return refused('The file does not begin as an export of Hover Tray does.')
      if (!head.ok) return refused(head.sentence)
    } else if (text !== '') {
      const entry = text === null ? null : readRecord(text)
      if (entry !== null) batch.push(entry)
      else unreadable.note(`line ${number}`, isTrimmed(text ?? '') ? trimmed : noRecord)
      if (batch.length === entriesPerCommit) flush()
    }
  }
  flush()
  return { ok: true, value: { ...result, ...unreadable.result() } }
}

const trimmed =
  'Retention had taken the texts out of this transaction, so it cannot be made again. A backup keeps such ones.'
const noRecord = 'This is no record of an export, or is cut off.'
