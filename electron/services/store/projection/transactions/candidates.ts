import type { Flag } from '../../../../contract/transactions/transaction.ts'
import type { Subject } from '../../../../core/query/matcher.ts'
import { amountsSaid, type OfTransaction } from '../../../../core/rules/candidate.ts'
import type { Revision, Snapshot } from '../../../../core/transaction-state.ts'
import { searchTextOf } from './make-row.ts'
import { flagsIn, type TransactionRow } from './transaction-row.ts'

/** What a condition looks at in a row, which is what the query bar finds. */
export function subjectOf(row: TransactionRow, revisions: readonly Revision[]): Subject {
  return new RowSubject(row, revisions)
}

/** A class, because it is made for nearly every delivery: a getter in a literal takes longer to make than all fields. */
class RowSubject implements Subject {
  readonly status: Subject['status']
  readonly operator: string | null
  readonly country: string | null
  readonly category: string | null
  readonly sourceId: string
  readonly kind: string
  readonly title: string
  readonly environment: string | null
  readonly flags: readonly Flag[]
  readonly isResolved: boolean
  readonly providerId: string
  readonly startedAt: number
  readonly #row: TransactionRow
  readonly #revisions: readonly Revision[]

  constructor(row: TransactionRow, revisions: readonly Revision[]) {
    this.status = row.status
    this.operator = row.operator
    this.country = row.country
    this.category = row.category
    this.sourceId = row.source_id
    this.kind = row.kind
    this.title = row.title
    this.environment = row.environment
    this.flags = flagsIn(row)
    this.isResolved = row.resolution_verdict !== null
    this.providerId = row.provider_id
    this.startedAt = row.started_at
    this.#row = row
    this.#revisions = revisions
  }

  /** Few rules look for words, and gathering them costs more than all else here. */
  get searchText(): string {
    return searchTextOf(this.#row, this.#revisions)
  }
}

type AboutTransaction = Omit<OfTransaction, 'amounts'>

/** News of a transaction, with the amounts of what made it; `read` is called only for a rule that asks for them. */
export function candidateOf(about: AboutTransaction, read: () => Snapshot | null): OfTransaction {
  return new RowCandidate(about, read)
}

class RowCandidate implements OfTransaction {
  readonly id: string
  readonly at: number
  readonly topic: OfTransaction['topic']
  readonly subject: Subject
  readonly transactionId: string
  readonly was: OfTransaction['was']
  readonly lateMs: number | null
  readonly #read: () => Snapshot | null

  constructor({ id, at, topic, subject, transactionId, was, lateMs }: AboutTransaction, read: () => Snapshot | null) {
    this.id = id
    this.at = at
    this.topic = topic
    this.subject = subject
    this.transactionId = transactionId
    this.was = was
    this.lateMs = lateMs
    this.#read = read
  }

  get amounts(): readonly string[] {
    const snapshot = this.#read()
    return snapshot === null ? [] : amountsSaid(snapshot)
  }
}
