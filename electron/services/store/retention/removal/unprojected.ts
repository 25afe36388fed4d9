import type { Reading } from '../../../../core/projection.ts'
import type { Database } from '../../database.ts'
import type { Act } from '../../journal/entries/act.ts'
import { createJournalReading, type StoredDelivery } from '../../journal/file/journal-reading.ts'
import { idsInAct } from '../../projection/entries/ids-in-act.ts'
import { createCursor } from '../../projection/place.ts'
import { type TransactionRow, transactionId } from '../../projection/transactions/transaction-row.ts'
import { readStoredSafely } from '../../segments/trimmed-body.ts'

/** More than this behind, the projector is busy and the state is no ground for decisions. */
const mostBehind = 4096

export interface Unprojected {
  readonly ids: ReadonlySet<string>
  /** Keys of transactions that have left the journal already, and are only still in the state. */
  readonly gone: ReadonlySet<number>
  /** Sources that are forgotten. */
  readonly sources: ReadonlySet<string>
  /** Somebody asks for copies of all that is there. */
  readonly isOfAll: boolean
  /** How far the journal was looked through. */
  readonly upTo: number
}

/** Whether the journal says something of a transaction, or that it is gone, that the state does not know of yet. */
export function isSpokenOf(row: TransactionRow, { ids, gone, sources, isOfAll }: Omit<Unprojected, 'upTo'>): boolean {
  return isOfAll || gone.has(row.key) || sources.has(row.source_id) || ids.has(transactionId(row))
}

/**
 * Transactions that the journal speaks of and the state does not know of yet: whoever takes data away leaves them alone.
 * Null when there are too many to look through. Ids as the state has them. `from` goes on behind an earlier look, so that
 * there is little to do once the journal is locked.
 */
export function createUnprojected(journal: Database, state: Database): (from?: number) => Unprojected | null {
  const reading = createJournalReading(journal)
  const cursor = createCursor(state)
  return (from = cursor()) => {
    if (reading.head() - from > mostBehind) return null
    const ids = new Set<string>()
    const gone = new Set<number>()
    const sources = new Set<string>()
    let isOfAll = false
    for (let upTo = from; ; ) {
      const entries = reading.after(upTo, 256)
      for (const entry of entries) {
        if (entry.kind === 'act' && entry.act !== null) {
          for (const id of idsInAct(entry.act)) ids.add(id)
          for (const key of keysIn(entry.act)) gone.add(key)
          if (entry.act.kind === 'source-forgotten') sources.add(entry.act.sourceId)
          isOfAll ||= isForAll(entry.act)
        }
        if (entry.kind !== 'delivery') continue
        for (const id of idsOf(entry)) ids.add(id)
      }
      const last = entries.at(-1)
      if (last === undefined) return { ids, gone, sources, isOfAll, upTo }
      upTo = last.seq
    }
  }
}

function isForAll(act: Act): boolean {
  return act.kind === 'destinations-set' && act.destinations.some(({ fromStart }) => fromStart === true)
}

function keysIn(act: Act): readonly number[] {
  return act.kind === 'pruned' || act.kind === 'erased' ? act.keys : []
}

function idsOf({ product, text, sourceId, isTrimmed }: StoredDelivery): readonly string[] {
  const said = readStoredSafely(product, text, isTrimmed === true)
  return said.kind === 'snapshot' ? idsSaid(said, sourceId) : []
}

type Said = Extract<Reading, { readonly kind: 'snapshot' }>

/** Ids as the state has them, its own first. What is said of a model is said of its job too. */
export function idsSaid(
  { transactionKind, providerId, snapshot }: Said,
  sourceId: string,
): readonly [string, ...string[]] {
  const own = `${sourceId}/${transactionKind}/${providerId.toWellFormed()}`
  const isOfJob = snapshot.product === 'hover-org' && snapshot.kind === 'model' && snapshot.jobId !== null
  return isOfJob ? [own, `${sourceId}/job/${snapshot.jobId.toWellFormed()}`] : [own]
}
