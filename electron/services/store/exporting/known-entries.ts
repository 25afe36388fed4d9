import type { Database } from '../database.ts'
import type { ActEntry, DeliveryEntry, Entry } from '../journal/entries/entry.ts'
import { type JobSeen, seenFingerprint } from '../projection/entries/job-seen.ts'
import { createTransactionRows, identityOfId } from '../projection/transactions/transaction-rows.ts'
import { readStoredSafely } from '../segments/trimmed-body.ts'
import { createKnownDecisions, isDecided } from './known-decisions.ts'
import { createStoredDeliveries } from './stored-deliveries.ts'

/**
 * Tells whether an entry that comes from elsewhere is here, by what it says and when; a decision also when a newer one is. `counts`: whether a delivery at a
 * position may be the same one; left out, each may.
 */
export function createKnowledge(
  state: Database,
  journal: Database,
  counts: (seq: number) => boolean = () => true,
): (entry: Entry) => boolean {
  const { delivery } = createStoredDeliveries(journal)
  const seqs = state
    .prepare<[string, string, string, number], number>(`
      SELECT d.seq FROM transactions t JOIN deliveries d ON d.transaction_key = t.key
      WHERE t.provider_id = ? AND t.kind = ? AND t.source_id = ? AND d.received_at = ?
    `)
    .pluck()
  const oddSeqs = state
    .prepare<[string, number], number>('SELECT seq FROM quarantine WHERE source_id = ? AND received_at = ?')
    .pluck()
  const rows = createTransactionRows(state)
  const keyOf = (transactionId: string): number | null => {
    const identity = identityOfId(transactionId)
    return identity === null ? null : (rows.byIdentity(identity)?.key ?? null)
  }
  const isKnownDecision = createKnownDecisions(journal, keyOf)
  const answered = state
    .prepare<[string, string, string, number, string], number>(`
      SELECT 1 FROM transactions t JOIN deliveries d ON d.transaction_key = t.key
      WHERE t.provider_id = ? AND t.kind = ? AND t.source_id = ? AND d.received_at = ? AND d.fingerprint = ?
    `)
    .pluck()
  const revealed = state
    .prepare<[number, number], number>('SELECT 1 FROM reveals WHERE transaction_key = ? AND at = ?')
    .pluck()

  const isKnownDelivery = (entry: DeliveryEntry): boolean => {
    const identity = identityOf(entry)
    const same =
      identity === null
        ? oddSeqs.all(entry.sourceId, entry.receivedAt)
        : seqs.all(identity.providerId, identity.kind, entry.sourceId, entry.receivedAt)
    return same.filter(counts).some(seq => {
      const stored = delivery(seq)
      return stored === null || stored.digest.equals(entry.digest)
    })
  }
  /** It said something new about the job, or about one of its models. */
  const isKnownAnswer = (at: number, act: JobSeen): boolean => {
    const fingerprint = seenFingerprint(act)
    const isThere = (kind: 'job' | 'model', id: string) =>
      answered.get(id, kind, act.sourceId, at, fingerprint) !== undefined
    return isThere('job', act.job.id) || (act.job.models ?? []).some(({ id }) => isThere('model', id))
  }
  const isKnownAct = ({ at, act }: ActEntry): boolean => {
    if (act.kind === 'job-seen') return isKnownAnswer(at, act)
    const key = 'transactionId' in act ? keyOf(act.transactionId) : null
    if (key === null) return false
    return isDecided(act) ? isKnownDecision(key, { at, act }) : revealed.get(key, at) !== undefined
  }
  return entry => (entry.kind === 'delivery' ? isKnownDelivery(entry) : isKnownAct(entry))
}

/** Null for what is odd. */
export function identityOf({ product, body }: DeliveryEntry) {
  const reading = readStoredSafely(product, Buffer.from(body), false)
  return reading.kind === 'odd'
    ? null
    : { kind: reading.transactionKind, providerId: reading.providerId.toWellFormed() }
}
