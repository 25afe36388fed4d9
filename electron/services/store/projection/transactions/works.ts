import { lengthHeld, withoutContent } from '../../../../core/held-snapshot.ts'
import { fold } from '../../../../core/projection.ts'
import type { Revision, TransactionState } from '../../../../core/transaction-state.ts'
import type { Database } from '../../database.ts'
import type { JournalReading } from '../../journal/file/journal-reading.ts'
import { readStored } from '../../segments/trimmed-body.ts'
import { seenSnapshot } from '../entries/job-seen.ts'
import { searchTextOf } from './make-row.ts'
import { addToMemory, type Memory, remember } from './memory.ts'
import { createModelEventReading, wholly } from './model-events.ts'
import type { DeliveryRow } from './state-writing.ts'
import { type TransactionRow, transactionId } from './transaction-row.ts'
import { createTransactionRows, type Identity } from './transaction-rows.ts'

/** A transaction on the projector's desk: what is remembered of what was said, and what the database holds of it. */
export interface Work extends Memory {
  row: TransactionRow
  state: TransactionState
  /** The row changed by something else than a delivery. */
  isActedOn: boolean
  /** What is written already; null until the first commit. */
  written: Written | null
}

interface Written {
  readonly row: TransactionRow
  readonly searchText: string
}

export interface Works {
  find(identity: Identity): Work | null
  add(work: Work): void
  /** One more thing was said about a transaction. */
  extend(work: Work, revision: Revision, length: number): void
  /** After a commit: forgets the longest unused. */
  trim(): void
  /** After a roll-back: what is in memory was never written. */
  clear(): void
}

/** Keeps recent transactions, so that their snapshots are seldom read from the journal again. */
export function createWorks(state: Database, journal: JournalReading, maxBytes: number): Works {
  const recent = new Map<string, Work>()
  let bytesHeld = 0
  const rows = createTransactionRows(state)
  const readRevisions = createRevisionReading(state, journal, withoutContent)

  const load = (identity: Identity): Work | null => {
    const row = rows.byIdentity(identity)
    if (row === undefined) return null
    const { revisions, length } = readRevisions(row)
    if (revisions.length === 0) return null
    const written = { row, searchText: searchTextOf(row, revisions) }
    const memory = remember(revisions, length)
    return { ...memory, row, state: fold(memory.revisions), isActedOn: false, written }
  }

  const hold = (id: string, work: Work): void => {
    recent.set(id, work)
    bytesHeld += work.weight + overheadBytes
  }

  return {
    find: identity => {
      const id = `${identity.sourceId}/${identity.kind}/${identity.providerId}`
      const held = recent.get(id)
      if (held === undefined) {
        const loaded = load(identity)
        if (loaded !== null) hold(id, loaded)
        return loaded
      }
      recent.delete(id)
      recent.set(id, held)
      return held
    },
    add: work => hold(transactionId(work.row), work),
    extend: (work, revision, length) => {
      bytesHeld -= work.weight
      addToMemory(work, revision, length)
      bytesHeld += work.weight
    },
    trim: () => {
      for (const [id, work] of recent) {
        if (bytesHeld <= maxBytes || recent.size <= alwaysHeld) break
        recent.delete(id)
        bytesHeld -= work.weight + overheadBytes
      }
    },
    clear: () => {
      recent.clear()
      bytesHeld = 0
    },
  }
}

const overheadBytes = 2000
/** However much they weigh: one that the next delivery is about would be read whole again, and be in memory then. */
const alwaysHeld = 4

/**
 * Reads again what was said about a transaction, oldest first. A body that was pruned is left out. `take`: what is wanted
 * of each snapshot.
 */
export function createRevisionReading(state: Database, journal: JournalReading, take = wholly) {
  const rows = state.prepare<[number], DeliveryRow>(`
    SELECT seq, received_at, fingerprint, proven_by FROM deliveries
    WHERE transaction_key = ? AND label <> 'duplicate' ORDER BY seq
  `)
  const modelEvents = createModelEventReading(state, journal, take)
  const jobIdOf = ({ source_kind, kind, provider_id }: TransactionRow): string | null =>
    source_kind === 'hover-org' && kind === 'job' ? provider_id : null
  return (row: TransactionRow): { readonly revisions: Revision[]; readonly length: number } => {
    const { key, source_kind } = row
    let length = 0
    const own = rows.all(key).flatMap(({ seq, received_at, fingerprint, proven_by }): readonly Revision[] => {
      const said = { seq, receivedAt: received_at, fingerprint, provenBy: proven_by }
      if (proven_by === 'asked') {
        const snapshot = seenSnapshot(journal.act(seq), row)
        return snapshot === null ? [] : [{ ...said, snapshot }]
      }
      const stored = journal.stored(seq)
      const reading = stored === null ? null : readStored(source_kind, stored.body, stored.isTrimmed)
      if (stored === null || reading?.kind !== 'snapshot') return []
      const snapshot = take(reading.snapshot)
      length += lengthHeld(snapshot, stored.body.length)
      const revision = { ...said, snapshot }
      return [stored.isTrimmed ? { ...revision, isTrimmed: true } : revision]
    })
    const jobId = jobIdOf(row)
    if (jobId === null || own.length === 0) return { revisions: own, length }
    const ofModels = modelEvents({ sourceId: row.source_id, jobId })
    return { revisions: [...own, ...ofModels].sort((a, b) => a.seq - b.seq), length }
  }
}
