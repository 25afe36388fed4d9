import { type Status, statuses } from '../../../../contract/transactions/transaction.ts'
import { noHistory, type SmsHistory, type StoredSms } from '../../../../core/sms/sms-history.ts'
import { type UssdRevision, verdictOf } from '../../../../core/ussd/fold-ussd.ts'
import { type SmsNamed, type SmsRecord, smsRecordOf } from '../../../../core/ussd/sms-record.ts'
import type { Database } from '../../database.ts'
import type { JournalReading } from '../../journal/file/journal-reading.ts'
import type { TransactionRow } from '../../projection/transactions/transaction-row.ts'
import { createTransactionRows, identityOfId, rowsSql } from '../../projection/transactions/transaction-rows.ts'
import { createRevisionReading } from '../../projection/transactions/works.ts'

/** The newest transactions of the action, and as many of the source's other actions. */
const mostTransactions = 300
/** Of one transaction, and of each kind: a single delivery may hold thousands. */
const mostOfOne = 50
const mostSms = 500

/** What one transaction has of SMS, from all its deliveries. */
interface Heard {
  readonly row: TransactionRow
  readonly hits: readonly StoredSms[]
  readonly misses: readonly StoredSms[]
  readonly groups: Readonly<Record<string, string>>
}

/** SMS as they came, unmasked, for finding a parser; null when there is no such transaction. Never for the window. */
export function createSmsQuery(state: Database, journal: JournalReading): (id: string) => SmsHistory | null {
  const rows = createTransactionRows(state)
  const ofAction = createNewest(state, '=')
  const ofOthers = createNewest(state, '<>')
  const readRevisions = createRevisionReading(state, journal)

  const hear = (row: TransactionRow): Heard => {
    const { revisions } = readRevisions(row)
    const ussd = revisions.filter((revision): revision is UssdRevision => revision.snapshot.product === 'ussd-app')
    if (ussd.length === 0) return { row, hits: [], misses: [], groups: {} }
    const { snapshot } = verdictOf(ussd)
    const values = [...Object.values(snapshot.extras), ...Object.values(snapshot.parsed)]
    const all = (pick: (revision: UssdRevision) => readonly SmsNamed[]) =>
      distinct(ussd.flatMap(pick).map(smsRecordOf))
        .slice(-mostOfOne)
        .map(sms => ({ ...sms, values }))
    return {
      ...{ row, groups: snapshot.parsed },
      hits: all(revision => revision.snapshot.smsHits),
      misses: all(revision => revision.snapshot.smsMisses),
    }
  }

  return id => {
    const identity = identityOfId(id)
    const row = identity === null ? undefined : rows.byIdentity(identity)
    if (row === undefined) return null
    const { misses } = hear(row)
    if (misses.length === 0) return noHistory
    const same = ofAction(row)
      .filter(({ key }) => key !== row.key)
      .map(hear)
    const others = ofOthers(row).map(hear)
    const known = [...same, ...others].flatMap(({ hits }) => hits)
    return {
      // Hover lists an SMS that belongs to one transaction as missed by others that ran in the same minutes.
      missed: misses.filter(sms => !known.some(hit => isSameSms(hit, sms))),
      hits: same
        .flatMap(({ row, hits, groups }) => hits.map(sms => ({ ...sms, status: row.status, groups })))
        .slice(0, mostSms),
      siblings: same.flatMap(({ hits, misses }) => (hits.length === 0 ? misses : [])).slice(0, mostSms),
      others: [
        ...same.flatMap(({ hits, misses }) => (hits.length === 0 ? [] : misses)),
        ...others.flatMap(({ hits, misses }) => [...hits, ...misses]),
      ].slice(0, 2 * mostSms),
    }
  }
}

/**
 * The newest of a source, of the row's action or of all others. The index of a source is by status, then by start: it is
 * walked for each status until there are enough, or all of a source would be read and sorted for a few.
 */
function createNewest(state: Database, which: '=' | '<>'): (row: TransactionRow) => readonly TransactionRow[] {
  const newest = state.prepare<[string, Status, string, number], TransactionRow>(
    rowsSql(`INDEXED BY transactions_by_source
      WHERE source_id = ? AND status = ? AND action ${which} ? ORDER BY started_at DESC LIMIT ?`),
  )
  return ({ source_id, action }) =>
    statuses
      .flatMap(status => newest.all(source_id, status, action, mostTransactions))
      .toSorted((a, b) => b.started_at - a.started_at || b.key - a.key)
      .slice(0, mostTransactions)
}

function isSameSms(a: SmsRecord, b: SmsRecord): boolean {
  return a.message === b.message && a.at === b.at && a.sender === b.sender
}

function distinct(list: readonly SmsRecord[]): readonly SmsRecord[] {
  return [...new Map(list.map(sms => [JSON.stringify([sms.sender, sms.at, sms.message]), sms])).values()]
}
