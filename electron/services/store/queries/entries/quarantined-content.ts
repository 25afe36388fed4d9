import type { QuarantinedContent } from '../../../../contract/transactions/transaction-detail.ts'
import { parseJson, withoutByteOrderMark } from '../../../../core/json-shape.ts'
import { type Masking, revealing } from '../../../../core/masking/masking.ts'
import { contentsOf } from '../../../../core/raw/contents.ts'
import type { Database } from '../../database.ts'
import type { JournalReading, StoredDelivery } from '../../journal/file/journal-reading.ts'

/** Reads what an odd delivery says; null when it is not in the quarantine, or gone. */
export function createQuarantinedContentQuery(
  state: Database,
  journal: JournalReading,
  masking: Masking,
): (seq: number, reveal: boolean) => QuarantinedContent | null {
  const kept = state.prepare<[number], number>('SELECT 1 FROM quarantine WHERE seq = ?').pluck()
  return (seq, reveal) => {
    if (kept.get(seq) === undefined) return null
    const [entry] = journal.after(seq - 1, 1)
    if (entry?.kind !== 'delivery' || entry.seq !== seq) return null
    const { product, isTrimmed } = entry
    if (isTrimmed === true) return { seq, product, json: null, isRevealed: reveal }
    const mask = reveal ? revealing : masking
    const [content] = contentsOf([{ seq, form: 'whole', product, body: bodyOf(entry) }], mask)
    return { seq, product, json: content?.json ?? null, isRevealed: reveal }
  }
}

/** What is odd need not be JSON: then it is one text. */
function bodyOf({ text }: StoredDelivery): unknown {
  try {
    return parseJson(withoutByteOrderMark(text))
  } catch {
    return text
  }
}
