import type { Notice } from '../../../contract/notice.ts'
import type { DecidedChange } from '../../../core/status-change.ts'
import { conflictNotice, mendedNotice } from '../../../core/telling/act-notices.ts'
import { isLate, ranAtOf } from '../../../core/telling/late-digest.ts'
import { appMismatchText, decideNotices, type NoticeDraft, quarantineText } from '../../../core/telling/notice.ts'
import type { TransactionState } from '../../../core/transaction-state.ts'
import type { Act, ProjectionRules } from '../journal/entry.ts'
import type { StoredDelivery } from '../journal/journal-reading.ts'
import { whole } from './make-row.ts'
import type { NewNotice, NoticeBook } from './notice-book.ts'
import { type TransactionRow, transactionId } from './transaction-row.ts'

interface Teller {
  readonly notices: NoticeBook
  readonly rules: ProjectionRules
}

/** What a delivery did, as far as people may have to hear of it. */
export interface Done {
  readonly delivery: StoredDelivery
  readonly row: TransactionRow
  readonly before: TransactionState | null
  readonly state: TransactionState
  readonly change: DecidedChange | null
  /** It says otherwise than a person decided before it. */
  readonly isContradiction: boolean
  /** Hover was asked, and this was the answer. */
  readonly isAnswer: boolean
}

/** One notice for one delivery: that it contradicts a person says more than the bare status would. */
export function tellOfDelivery(done: Done, { notices, rules }: Teller): void {
  const { delivery, row, before, state, change, isContradiction, isAnswer } = done
  const { seq, at } = delivery
  const id = transactionId(row)
  const about = { seq, transaction_id: id, due_at: at, action: row.title }
  const ranAt = ranAtOf(state)
  const late = isLate(ranAt, at)
  const resolved = row.resolution_verdict
  if (isContradiction && resolved !== null) {
    const lateMs = late && ranAt !== null ? at - ranAt : null
    const text = conflictNotice(row, { status: state.status, resolved, lateMs })
    const loudness = { topic: 'flag', urgency: late ? 'normal' : 'critical' } as const
    notices.add({ ...about, ...text, ...loudness, id: `${id}#${seq}!conflict`, status: state.status, ran_at: null })
    return
  }
  const occasion = { before, state, change, sourceName: delivery.sourceName, receivedAt: at, isAnswer }
  for (const draft of decideNotices(occasion, rules.notifications)) {
    const { subject, title, body, said, status } = draft
    // Jobs come to the same state again and again; a payment is told once of each.
    const once = state.kind === 'ussd' ? subject : null
    const isDigest = late && draft.topic === 'status'
    const loudness = loudnessOf(draft, late)
    const ran_at = isDigest ? whole(ranAt) : null
    if (notices.add({ ...about, ...loudness, title, body, said, status, id: `${id}#${seq}`, subject: once, ran_at }))
      return
  }
}

/** What ran long ago waits for the digest; a doubt about it is told by itself, and without haste. */
function loudnessOf({ topic, urgency }: NoticeDraft, late: boolean): Pick<Notice, 'topic' | 'urgency'> {
  return late && topic === 'status' ? { topic: 'digest', urgency: 'quiet' } : { topic, urgency }
}

/** Once for each app that a source suddenly names. */
export function tellOfForeignApp(delivery: StoredDelivery, appId: string, row: TransactionRow, book: NoticeBook): void {
  const { seq, sourceId, sourceName, at } = delivery
  book.add({
    ...quiet(seq, at),
    ...appMismatchText(sourceName),
    ...{ id: `${sourceId}#app-mismatch#${appId}`, topic: 'flag', transaction_id: transactionId(row) },
  })
}

const quarantineQuietMs = 60 * 60_000

/** At most once an hour for each source, however many come. */
export function tellOfQuarantine({ seq, sourceId, sourceName, at }: StoredDelivery, book: NoticeBook): void {
  const prefix = `${sourceId}#quarantine#`
  const last = book.lastDue(prefix)
  if (last !== null && Math.abs(at - last) < quarantineQuietMs) return
  const text = quarantineText(sourceName)
  book.add({ ...quiet(seq, at), ...text, id: `${prefix}${seq}`, topic: 'quarantine', transaction_id: null })
}

function quiet(
  seq: number,
  at: number,
): Pick<NewNotice, 'seq' | 'urgency' | 'status' | 'due_at' | 'ran_at' | 'action'> {
  return { seq, urgency: 'quiet', status: null, due_at: at, ran_at: null, action: null }
}

/** Once for each time that something was mended. */
export function tellOfMending({ seq, at }: Pick<StoredDelivery, 'seq' | 'at'>, act: MendedAct, book: NoticeBook): void {
  const urgency = act.lost > 0 ? 'critical' : 'normal'
  book.add({
    ...quiet(seq, at),
    ...mendedNotice(act),
    id: `store#mended#${seq}`,
    topic: 'damage',
    urgency,
    transaction_id: null,
  })
}

type MendedAct = Extract<Act, { readonly kind: 'mended' }>
