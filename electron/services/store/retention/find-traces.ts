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
import { idsSaid } from './unprojected.ts'

/** Everything that speaks of a customer's number, or the one transaction with an id. */
export type Whom =
  | { readonly kind: 'number'; readonly fits: (text: string) => boolean }
  | { readonly kind: 'transaction'; readonly id: string }

export interface Found {
  /** Of transactions. */
  readonly keys: readonly number[]
  /** Positions of deliveries that belong to no row of a transaction: odd ones, and what the state has not, or not any more. */
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
  const isProjected = state.prepare<[number, number]>('SELECT 1 FROM deliveries WHERE transaction_key = ? AND seq = ?')
  /** Null: the state has no such transaction. */
  const ids = new Map<string, number | null>()
  const odd: number[] = []
  /** Of forgotten sources, or what this version fails on: the journal holds it, and no row of a transaction leads to it. */
  const unseen: { readonly seq: number; readonly about: readonly string[] }[] = []

  const lookAt = (delivery: StoredDelivery): void => {
    const { seq, sourceId } = delivery
    const said = readStoredSafely(delivery.product, delivery.text, delivery.isTrimmed === true)
    if (said.kind === 'odd') {
      if (whom.kind === 'number' && speaksOf(delivery, whom.fits)) odd.push(seq)
      return
    }
    const about = idsSaid(said, sourceId)
    const [id] = about
    const key = keyOf.get(said.providerId.toWellFormed(), said.transactionKind, sourceId) ?? null
    if (key === null || isProjected.get(key, seq) === undefined) unseen.push({ seq, about })
    const isMeant = whom.kind === 'transaction' ? whom.id === id : !ids.has(id) && speaksOf(delivery, whom.fits)
    if (isMeant) ids.set(id, key)
  }
  const lookAtAnswer = (act: JobSeen): void => {
    const { sourceId, job } = act
    const id = jobIdOf(act)
    if (whom.kind === 'transaction' ? whom.id === id : holds(job, whom.fits))
      ids.set(id, keyOf.get(job.id, 'job', sourceId) ?? null)
  }
  for (const entry of entriesOf(reading)) {
    if (entry.kind === 'delivery') lookAt(entry)
    else if (entry.kind === 'act' && entry.act?.kind === 'job-seen') lookAtAnswer(entry.act)
  }
  const keysOf = (): readonly number[] => [...ids.values()].filter(key => key !== null)
  for (const model of modelsOf(keysOf())) ids.set(transactionId(model), model.key)
  for (const { seq, about } of unseen) if (about.some(id => ids.has(id))) odd.push(seq)

  const acts: number[] = []
  const notes: { seq: number; act: Act }[] = []
  for (const entry of entriesOf(reading)) {
    if (entry.kind !== 'act' || entry.act === null) continue
    const { seq, act } = entry
    const rest = restOf(act, { ids, whom })
    if (isAbout(act, ids)) acts.push(seq)
    else if (rest !== act) notes.push({ seq, act: rest })
  }
  return { keys: keysOf().toSorted((a, b) => a - b), odd: odd.toSorted((a, b) => a - b), acts, notes }
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

type Ids = ReadonlyMap<string, number | null>

function isAbout(act: Act, ids: Ids): boolean {
  if ('transactionId' in act) return ids.has(act.transactionId)
  // An answer about a job that has a row goes with the row.
  if (act.kind === 'job-seen') return ids.get(jobIdOf(act)) === null
  return 'noticeId' in act && ids.has(ownerOf(act.noticeId))
}

function jobIdOf({ sourceId, job }: JobSeen): string {
  return transactionId({ source_id: sourceId, kind: 'job', provider_id: job.id })
}

interface Gone {
  readonly ids: Ids
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
  if (isGone(jobIdOf(act)) || job.models === null || job.models.every(isLeft)) return act
  return { ...act, job: { ...job, models: job.models.filter(isLeft) } }
}

/** What people wrote freely goes; what they decided stays. */
function without(act: Act): Act {
  if (act.kind === 'resolved') return { ...act, note: '' }
  return act.kind === 'exported' ? { ...act, query: '' } : act
}
