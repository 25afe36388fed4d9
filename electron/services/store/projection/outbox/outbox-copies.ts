import { hash } from 'node:crypto'
import type { OutboxDestination } from '../../../../contract/settings/destinations.ts'
import { copyMark } from '../../../../core/forwarding/outgoing-event.ts'
import { isPractice } from '../../../practice/practice-ids.ts'
import type { Database } from '../../database.ts'
import { isoTime } from '../../iso-time.ts'
import type { Act } from '../../journal/entries/act.ts'
import type { DeliveryHead, EntryHead } from '../../journal/file/journal-reading.ts'

const kinds = ['resolved', 'reopened', 'revealed', 'stuck-found', 'job-seen', 'source-forgotten'] as const
type CopyableAct = Extract<Act, { readonly kind: (typeof kinds)[number] }>
type Copied =
  | DeliveryHead
  | { readonly kind: 'act'; readonly seq: number; readonly at: number; readonly act: CopyableAct }

/** Whether a second engine needs it to come to the same state. What is about this installation alone stays here. */
function isCopied(entry: EntryHead): entry is Copied {
  if (entry.kind === 'delivery') return entry.isTrimmed !== true
  return entry.kind === 'act' && kinds.some(kind => kind === entry.act?.kind)
}

/** Puts whole entries of the journal into the outbox: their place alone, they are read when they are sent. */
export interface OutboxCopies {
  put(entry: EntryHead, takers: readonly Pick<OutboxDestination, 'id'>[]): void
}

export function createOutboxCopies(state: Database): OutboxCopies {
  // One lane, because some of what is said means something else in another order.
  const insert = state.prepare<[number, string, number, string, number, string]>(`
    INSERT INTO outbox (seq, part, destination_id, position, lane, source_id, at, event)
    VALUES (?, 0, ?, ?, 0, ?, ?, ?) ON CONFLICT DO NOTHING
  `)

  return {
    put: (entry, takers) => {
      if (!isCopied(entry)) return
      const { seq, at } = entry
      const mark = JSON.stringify(copyMark(copyId(entry), isoTime(at)))
      for (const { id } of takers) insert.run(seq, id, seq, sourceOf(entry), at, mark)
    },
  }
}

export function isFor({ practice }: Pick<OutboxDestination, 'practice'>, sourceId: string): boolean {
  return practice || !isPractice(sourceId)
}

/** The source that an entry is of; empty where it is of none. */
export function sourceOf(entry: EntryHead): string {
  if (entry.kind !== 'act') return entry.sourceId
  const { act } = entry
  if (act === null) return ''
  if ('transactionId' in act) return act.transactionId.split('/')[0] ?? ''
  return 'sourceId' in act ? act.sourceId : ''
}

/** Of what the journal holds, so that a rebuild makes the same. */
function copyId(entry: Copied): string {
  const what = entry.kind === 'delivery' ? entry.sourceId : entry.act.kind
  return `copy_${hash('sha256', `${entry.seq}\n${entry.at}\n${what}`).slice(0, 32)}`
}
