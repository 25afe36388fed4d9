import { parseJson } from '../../../core/json-shape.ts'
import { holds } from '../../../core/retention/phone-match.ts'
import type { Database } from '../database.ts'
import type { Act } from '../journal/entry.ts'
import { createJournalReading, type StoredDelivery } from '../journal/journal-reading.ts'
import { transactionId } from '../projection/transaction-row.ts'
import { readStoredSafely } from '../segments/trimmed-body.ts'

/** Everything that speaks of a customer's number, or the one transaction with an id. */
export type Whom =
  | { readonly kind: 'number'; readonly fits: (text: string) => boolean }
  | { readonly kind: 'transaction'; readonly id: string }

export interface Found {
  /** Of transactions. */
  readonly keys: readonly number[]
  /** Positions of odd deliveries. */
  readonly odd: readonly number[]
  /** Positions of acts that are about these transactions. */
  readonly acts: readonly number[]
  /** Acts that are not, but have it written in them: as they stay. */
  readonly notes: readonly { readonly seq: number; readonly act: Act }[]
}

const entriesPerRead = 256

/** Reads the whole journal, a piece at a time. Texts that were trimmed hold no number any more. */
export function findTraces(journal: Database, state: Database, whom: Whom): Found {
  const reading = createJournalReading(journal)
  const keyOf = state
    .prepare<[string, string, string], number>(
      'SELECT key FROM transactions WHERE provider_id = ? AND kind = ? AND source_id = ?',
    )
    .pluck()
  const ids = new Map<string, number>()
  const odd: number[] = []

  const lookAt = (delivery: StoredDelivery): void => {
    const said = readStoredSafely(delivery.product, delivery.body, delivery.isTrimmed === true)
    if (said.kind === 'odd') {
      if (whom.kind === 'number' && speaksOf(delivery, whom.fits)) odd.push(delivery.seq)
      return
    }
    const identity = {
      source_id: delivery.sourceId,
      kind: said.transactionKind,
      provider_id: said.providerId.toWellFormed(),
    }
    const id = transactionId(identity)
    const isMeant = whom.kind === 'transaction' ? whom.id === id : !ids.has(id) && speaksOf(delivery, whom.fits)
    const key = isMeant ? keyOf.get(identity.provider_id, identity.kind, identity.source_id) : undefined
    if (key !== undefined) ids.set(id, key)
  }
  for (const entry of entriesOf(reading)) if (entry.kind === 'delivery') lookAt(entry)

  const acts: number[] = []
  const notes: { seq: number; act: Act }[] = []
  for (const entry of entriesOf(reading)) {
    if (entry.kind !== 'act' || entry.act === null) continue
    if (isAbout(entry.act, ids)) acts.push(entry.seq)
    else if (whom.kind === 'number' && holds(entry.act, whom.fits))
      notes.push({ seq: entry.seq, act: without(entry.act) })
  }
  return { keys: [...ids.values()].sort((a, b) => a - b), odd, acts, notes }
}

function* entriesOf(reading: ReturnType<typeof createJournalReading>) {
  for (let seq = 0; ; ) {
    const entries = reading.after(seq, entriesPerRead)
    yield* entries
    const last = entries.at(-1)
    if (last === undefined) return
    seq = last.seq
  }
}

/** Also what is no JSON: then as the text that it is. */
function speaksOf({ body }: StoredDelivery, fits: (text: string) => boolean): boolean {
  const text = body.toString('utf8')
  return holds(parseJson(text) ?? text, fits)
}

function isAbout(act: Act, ids: ReadonlyMap<string, number>): boolean {
  if ('transactionId' in act) return ids.has(act.transactionId)
  return 'noticeId' in act && ids.has(act.noticeId.replace(/#.*$/s, ''))
}

/** What people wrote freely goes; what they decided stays. */
function without(act: Act): Act {
  if (act.kind === 'resolved') return { ...act, note: '' }
  return act.kind === 'exported' ? { ...act, query: '' } : act
}
