import { holds, jsonHolds } from '../../../../core/retention/holds.ts'
import type { Database } from '../../database.ts'
import type { Act } from '../../journal/entries/act.ts'
import { createJournalReading, type StoredDelivery } from '../../journal/file/journal-reading.ts'
import type { JobSeen } from '../../projection/entries/job-seen.ts'
import { type TransactionRow, transactionId } from '../../projection/transactions/transaction-row.ts'
import { createTransactionRows, type Identity, identityOfId } from '../../projection/transactions/transaction-rows.ts'
import { readStoredSafely } from '../../segments/trimmed-body.ts'
import { createFamilies } from '../pruning/families.ts'
import { idsSaid } from '../removal/unprojected.ts'
import { isAbout, jobIdOf, namesWith, type RulesSet, restOf, rulesWith, type Whom, withoutRules } from './acts-left.ts'

export interface Found {
  /** Of transactions. */
  readonly keys: readonly number[]
  /** Ids of those that the state does not have. */
  readonly onlyJournaled: readonly string[]
  /** Positions of deliveries that belong to no row of a transaction: odd ones, and what the state has not, or not any more. */
  readonly odd: readonly number[]
  /** Positions of acts that are about these transactions. */
  readonly acts: readonly number[]
  /** Acts that are not, but have it written in them: as they stay. */
  readonly notes: readonly { readonly seq: number; readonly act: Act }[]
  /** Positions of deliveries whose source had the number in its name. */
  readonly named: readonly number[]
  /** Names of the rules in force that hold the number. */
  readonly rules: readonly string[]
  /** Of channels and sources in force, likewise. */
  readonly names: readonly string[]
}

const entriesPerRead = 256

/**
 * Reads the whole journal, a piece at a time. Texts that were trimmed hold no number any more. A job goes with its models;
 * a model alone, and then out of what Hover answered about its job too.
 */
export function findTraces(journal: Database, state: Database, whom: Whom): Found {
  const reading = createJournalReading(journal)
  const stored = createTransactionRows(state)
  const keyOf = (identity: Identity): number | null => stored.byIdentity(identity)?.key ?? null
  const families = createFamilies(journal, state)
  const modelsOf = (keys: readonly number[]): readonly TransactionRow[] =>
    keys.flatMap(key => stored.byKey(key) ?? []).flatMap(families.modelsOf)
  const isProjected = state.prepare<[number, number]>('SELECT 1 FROM deliveries WHERE transaction_key = ? AND seq = ?')
  /** Null: the state has no such transaction. */
  const ids = new Map<string, number | null>()
  const odd: number[] = []
  const named: number[] = []
  /** Of forgotten sources, or what this version fails on: the journal holds it, and no row of a transaction leads to it. */
  const unseen: { readonly seq: number; readonly about: readonly string[] }[] = []

  const lookAt = (delivery: StoredDelivery): void => {
    const { seq, sourceId, sourceName } = delivery
    if (whom.kind === 'number' && whom.fits(sourceName)) named.push(seq)
    const said = readStoredSafely(delivery.product, delivery.text, delivery.isTrimmed === true)
    if (said.kind === 'odd') {
      if (whom.kind === 'number' && jsonHolds(delivery.text, whom.fits)) odd.push(seq)
      return
    }
    const about = idsSaid(said, sourceId)
    const [id] = about
    const key = keyOf({ sourceId, kind: said.transactionKind, providerId: said.providerId.toWellFormed() })
    if (key === null || isProjected.get(key, seq) === undefined) unseen.push({ seq, about })
    const isMeant = whom.kind === 'transaction' ? whom.id === id : !ids.has(id) && jsonHolds(delivery.text, whom.fits)
    if (isMeant) ids.set(id, key)
  }
  const lookAtAnswer = (act: JobSeen): void => {
    const { sourceId, job } = act
    const id = jobIdOf(act)
    if (whom.kind === 'transaction' ? whom.id === id : holds(job, whom.fits))
      ids.set(id, keyOf({ sourceId, kind: 'job', providerId: job.id }))
  }
  for (const entry of entriesOf(reading)) {
    if (entry.kind === 'delivery') lookAt(entry)
    else if (entry.kind === 'act' && entry.act?.kind === 'job-seen') lookAtAnswer(entry.act)
  }
  const keysOf = (): readonly number[] => [...ids.values()].filter(key => key !== null)
  for (const model of modelsOf(keysOf())) ids.set(transactionId(model), model.key)
  for (const { seq, about } of unseen) if (about.some(id => ids.has(id))) odd.push(seq)

  const unseenIds = new Set(unseen.flatMap(({ about }) => about))
  const isPruned = (id: string, seq: number): boolean => {
    const identity = identityOfId(id)
    const key = identity === null ? null : keyOf(identity)
    // One that came again begins behind what was done about it before.
    return !unseenIds.has(id) && (key === null || key > seq)
  }
  const acts: number[] = []
  const notes: { seq: number; act: Act }[] = []
  let rulesBefore: { readonly seq: number; readonly act: RulesSet } | null = null
  for (const entry of entriesOf(reading)) {
    if (entry.kind !== 'act' || entry.act === null) continue
    const { seq, act } = entry
    const rest = restOf({ seq, act }, { ids, whom, isPruned })
    if (isAbout(act, ids)) acts.push(seq)
    else if (rest !== act) notes.push({ seq, act: rest })
    if (act.kind !== 'rules-set' || whom.kind !== 'number') continue
    const left = rulesBefore === null ? null : withoutRules(rulesBefore.act, whom.fits)
    if (rulesBefore !== null && left !== null && left !== rulesBefore.act)
      notes.push({ seq: rulesBefore.seq, act: left })
    rulesBefore = { seq, act }
  }
  const inForce = rulesBefore === null || whom.kind !== 'number' ? null : { set: rulesBefore.act, fits: whom.fits }
  const rules = inForce === null ? [] : rulesWith(inForce.set, inForce.fits)
  const names = inForce === null ? [] : namesWith(inForce.set, inForce.fits)
  const keys = keysOf().toSorted((a, b) => a - b)
  const onlyJournaled = [...ids].filter(([, key]) => key === null).map(([id]) => id)
  return { keys, onlyJournaled, odd: odd.toSorted((a, b) => a - b), named, acts, notes, rules, names }
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
