import { mendedNotice } from '../../../../core/telling/act-notices.ts'
import { appMismatchText, quarantineText } from '../../../../core/telling/source-notices.ts'
import type { Act } from '../../journal/entries/act.ts'
import type { DeliveryHead } from '../../journal/file/journal-reading.ts'
import { type TransactionRow, transactionId } from '../transactions/transaction-row.ts'
import type { NoticeBook } from './notice-book.ts'
import type { NewNotice } from './notice-row.ts'

// What the app says of itself is no matter of rules: it is always told.

/** Once for each app that a source suddenly names. */
export function tellOfForeignApp(delivery: DeliveryHead, appId: string, row: TransactionRow, book: NoticeBook): void {
  const { seq, sourceId, sourceName, at } = delivery
  book.add({
    ...quiet(seq, at),
    ...appMismatchText(sourceName),
    ...{ id: `${sourceId}#app-mismatch#${appId}`, topic: 'flag', transaction_id: transactionId(row) },
  })
}

const quarantineQuietMs = 60 * 60_000

/** At most once an hour for each source, however many come. */
export function tellOfQuarantine({ seq, sourceId, sourceName, at }: DeliveryHead, book: NoticeBook): void {
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
export function tellOfMending({ seq, at }: Pick<DeliveryHead, 'seq' | 'at'>, act: MendedAct, book: NoticeBook): void {
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
