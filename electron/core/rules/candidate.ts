import type { FieldKey } from '../../contract/transactions/query.ts'
import type { Status } from '../../contract/transactions/transaction.ts'
import { amountsOf } from '../amount.ts'
import { actionOf, type Subject } from '../query/matcher.ts'
import type { Snapshot } from '../transaction-state.ts'

/** What is known of many transactions at once: of one action and operator of one source. */
export type SeriesSubject = Pick<Subject, 'sourceId' | 'kind' | 'title' | 'operator'>

/** The keys of a query that mean something for a series. */
export const seriesKeys: readonly FieldKey[] = ['source', 'kind', 'action', 'operator']

interface Told {
  /** Of the notice that it may become. */
  readonly id: string
  /** When it was decided: of the journal, so that a rebuild decides the same. Milliseconds since 1970. */
  readonly at: number
}

/** News of one transaction. */
export interface OfTransaction extends Told {
  readonly topic: 'status' | 'stuck' | 'flag'
  readonly subject: Subject
  readonly transactionId: string
  /** Its status before; null when nothing was known of it. */
  readonly was: Status | null
  /** What its amount may be, as exact decimals; several where the text can be read in several ways. */
  readonly amounts: readonly string[]
  /** How long before we heard of it it ran, in milliseconds; null when no time was sent. */
  readonly lateMs: number | null
}

/** News of many at once. */
export interface OfSeries extends Told {
  readonly topic: 'silence' | 'drift'
  readonly subject: SeriesSubject
}

/** What a person may have to hear of, before any rule was asked. */
export type Candidate = OfTransaction | OfSeries

/** By what transactions belong to one storm, beside their cause. The title of a job is its number, so its kind stands for it. */
export function stormNames(subject: Subject): { readonly operator: string | null; readonly action: string } {
  return { operator: subject.operator, action: actionOf(subject) ?? subject.kind }
}

/** What a delivery says that the amount is, as exact decimals; an organization's says none. */
export function amountsSaid(snapshot: Snapshot): readonly string[] {
  return snapshot.product === 'ussd-app' ? amountsOf(snapshot.extras, snapshot.parsed) : []
}
