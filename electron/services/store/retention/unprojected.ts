import type { Database } from '../database.ts'
import { createJournalReading, type StoredDelivery } from '../journal/journal-reading.ts'
import { readStoredSafely } from '../segments/trimmed-body.ts'

/** More than this behind, the projector is busy and the state is no ground for decisions. */
const mostBehind = 4096

export interface Unprojected {
  readonly ids: ReadonlySet<string>
  /** How far the journal was looked through. */
  readonly upTo: number
}

/**
 * Transactions that the journal speaks of and the state does not know of yet: whoever takes data away leaves them alone.
 * Null when there are too many to look through. Ids as the state has them. `from` goes on behind an earlier look, so that
 * there is little to do once the journal is locked.
 */
export function createUnprojected(journal: Database, state: Database): (from?: number) => Unprojected | null {
  const reading = createJournalReading(journal)
  const cursor = state.prepare<[], number>('SELECT seq FROM projection').pluck()
  return (from = cursor.get() ?? 0) => {
    if (reading.head() - from > mostBehind) return null
    const ids = new Set<string>()
    for (let upTo = from; ; ) {
      const entries = reading.after(upTo, 256)
      for (const entry of entries) {
        if (entry.kind === 'act' && entry.act !== null && 'transactionId' in entry.act) ids.add(entry.act.transactionId)
        if (entry.kind !== 'delivery') continue
        const id = idOf(entry)
        if (id !== null) ids.add(id)
      }
      const last = entries.at(-1)
      if (last === undefined) return { ids, upTo }
      upTo = last.seq
    }
  }
}

function idOf({ product, body, sourceId, isTrimmed }: StoredDelivery): string | null {
  const said = readStoredSafely(product, body, isTrimmed === true)
  return said.kind === 'snapshot' ? `${sourceId}/${said.transactionKind}/${said.providerId.toWellFormed()}` : null
}
