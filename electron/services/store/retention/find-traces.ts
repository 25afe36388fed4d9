import { parseJson, withoutByteOrderMark } from '../../../core/json-shape.ts'
import { holds } from '../../../core/retention/phone-match.ts'
import type { Database } from '../database.ts'
import type { Act } from '../journal/entry.ts'
import { createJournalReading, type StoredDelivery } from '../journal/journal-reading.ts'
import type { JobSeen } from '../projection/entries/job-seen.ts'
import { ownerOf } from '../projection/telling/notice-row.ts'
import { type TransactionRow, transactionColumns, transactionId } from '../projection/transactions/transaction-row.ts'
import { readStoredSafely } from '../segments/trimmed-body.ts'
import { createFamilies } from './families.ts'

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

/**
 * Reads the whole journal, a piece at a time. Texts that were trimmed hold no number any more. A job goes with its models;
 * a model alone, and then out of what Hover answered about its job too.
 */
export function findTraces(journal: Database, state: Database, whom: Whom): Found {
  const reading = createJournalReading(journal)
  const keyOf = state
    .prepare<[string, string, string], number>(
      'SELECT key FROM transactions WHERE provider_id = ? AND kind = ? AND source_id = ?',
    )
    .pluck()
  const rowOf = state.prepare<[number], TransactionRow>(
    `SELECT ${transactionColumns.join(', ')} FROM transactions WHERE key = ?`,
  )
  const families = createFamilies(journal, state)
  const modelsOf = (keys: readonly number[]): readonly TransactionRow[] =>
    keys.flatMap(key => rowOf.all(key)).flatMap(families.modelsOf)
  const ids = new Map<string, number>()
  const odd: number[] = []

  const lookAt = (delivery: StoredDelivery): void => {
    const said = readStoredSafely(delivery.product, delivery.text, delivery.isTrimmed === true)
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
  const acts: number[] = []
  const lookAtAnswer = (seq: number, { sourceId, job }: JobSeen): void => {
    const id = transactionId({ source_id: sourceId, kind: 'job', provider_id: job.id })
    if (!(whom.kind === 'transaction' ? whom.id === id : holds(job, whom.fits))) return
    const key = keyOf.get(job.id, 'job', sourceId)
    if (key === undefined) acts.push(seq)
    else ids.set(id, key)
  }
  for (const entry of entriesOf(reading)) {
    if (entry.kind === 'delivery') lookAt(entry)
    else if (entry.kind === 'act' && entry.act?.kind === 'job-seen') lookAtAnswer(entry.seq, entry.act)
  }
  for (const model of modelsOf([...ids.values()])) ids.set(transactionId(model), model.key)

  const notes: { seq: number; act: Act }[] = []
  for (const entry of entriesOf(reading)) {
    if (entry.kind !== 'act' || entry.act === null) continue
    const { seq, act } = entry
    const rest = restOf(act, { ids, whom })
    if (isAbout(act, ids)) acts.push(seq)
    else if (rest !== act) notes.push({ seq, act: rest })
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
function speaksOf({ text }: StoredDelivery, fits: (text: string) => boolean): boolean {
  return holds(parseJson(withoutByteOrderMark(text)) ?? text, fits)
}

function isAbout(act: Act, ids: ReadonlyMap<string, number>): boolean {
  if ('transactionId' in act) return ids.has(act.transactionId)
  return 'noticeId' in act && ids.has(ownerOf(act.noticeId))
}

interface Gone {
  readonly ids: ReadonlyMap<string, number>
  readonly whom: Whom
}

/** What stays of an act that is about others: itself, where nothing of it has to go. */
function restOf(act: Act, { ids, whom }: Gone): Act {
  if (act.kind === 'job-seen') return withoutModels(act, id => ids.has(id))
  return whom.kind === 'number' && holds(act, whom.fits) ? without(act) : act
}

/** The job stays, and what Hover answered about it; the answers about a job that goes are not asked for here. */
function withoutModels(act: JobSeen, isGone: (id: string) => boolean): JobSeen {
  const { sourceId, job } = act
  const isLeft = ({ id }: { readonly id: string }) =>
    !isGone(transactionId({ source_id: sourceId, kind: 'model', provider_id: id }))
  const isJobGone = isGone(transactionId({ source_id: sourceId, kind: 'job', provider_id: job.id }))
  if (isJobGone || job.models === null || job.models.every(isLeft)) return act
  return { ...act, job: { ...job, models: job.models.filter(isLeft) } }
}

/** What people wrote freely goes; what they decided stays. */
function without(act: Act): Act {
  if (act.kind === 'resolved') return { ...act, note: '' }
  return act.kind === 'exported' ? { ...act, query: '' } : act
}
