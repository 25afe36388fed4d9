import { withBoth } from '../../both-files.ts'
import type { DataPlace } from '../../data-place.ts'
import type { Database } from '../../database.ts'
import { isoTime } from '../../iso-time.ts'
import { packSteps } from '../../journal/entries/storm-step.ts'
import { openJournal } from '../../journal/file/open-journal.ts'
import { finishMending } from '../../mending/finish-mending.ts'
import { onOwnFile } from '../../on-own-file.ts'
import { projectAll } from '../../projection/project-all.ts'
import type { TransactionRow } from '../../projection/transactions/transaction-row.ts'
import { createTransactionRows } from '../../projection/transactions/transaction-rows.ts'
import { askForRefold } from '../../refold.ts'
import type { Kept } from '../../segments/segment-format.ts'
import { createSegmentRewriting } from '../../segments/segment-rewriting.ts'
import { onFile } from '../../trouble.ts'
import { rebuildState } from '../../upkeep/rebuild.ts'
import { packAll } from '../pack.ts'
import { appendAct } from '../removal/append-act.ts'
import { createNamelessSteps } from '../removal/gone-steps.ts'
import { createRemoval } from '../removal/removal.ts'
import { createActRewriting } from '../removal/rewrite-act.ts'
import type { Whom } from './acts-left.ts'
import { erasingsIn } from './erasings.ts'
import { type Found, findTraces } from './find-traces.ts'
import { dropDerived, findKept } from './leftovers.ts'
import { type Listing, listingOf } from './listed.ts'
import { overwriteFreed } from './overwrite-freed.ts'
import { pastErasings } from './past-erasings.ts'
import { claimOf, type Proof, proofHash } from './proof-hash.ts'
import { dropSourceNames } from './source-names.ts'
import { countOf, isNothing, type Traces } from './traces.ts'
import { hasBegunErasing, markErasing, unmarkErasings } from './unfinished-erasing.ts'

export interface EraseWish extends Proof {
  readonly whom: Whom
  /** What the person called it, where that is something else: by this the same command is known when it is given again. */
  readonly asked?: string
  readonly salt: string
  readonly now: number
  /** How long it waits for whoever reads the journal, at most. */
  readonly patienceMs?: number
}

export interface Copies {
  /** Copies in the folder that still hold what they held. */
  readonly untouched: readonly string[]
}

export interface Erased extends Traces, Copies {
  /** Whether an act says that it was done; of nothing there is nothing to say. */
  readonly recorded: boolean
  /** Whether it had begun before and was cut short. */
  readonly finished: boolean
}

export interface ErasePlan extends Traces, Listing, Copies {
  /** When the same was erased before, the newest first, as far as nothing of it came since. */
  readonly erasedAt: readonly string[]
}

/** What would go, and with a proof when it went before. The caller holds the lock. Throws StoreError. */
export function planErase(place: DataPlace, whom: Whom, proof?: Proof): ErasePlan {
  const plan = onJournal(place, (journal, state) => {
    const found = findTraces(journal, state, whom)
    const count = countOf(found, createTransactionRows(state).byKey)
    const erasedAt = isNothing(count) && proof !== undefined ? pastErasings(journal, proof).map(isoTime) : []
    return { ...count, ...listingOf(found, state), erasedAt }
  })
  return { ...plan, untouched: findKept(place.dataDir) }
}

/**
 * Takes everything of one customer out of journal and state, and overwrites where it stood: the journal is written anew, and
 * the state is made again from it, also where nothing is found, because freed pages may still hold what limits took away.
 * When it is cut short, that stays known, and doing it again finishes it. The caller holds the lock. Throws StoreError.
 */
export function eraseCustomer(place: DataPlace, wish: EraseWish): Erased {
  const { whom, proof, formerProof = proof, asked = proof, salt, now, patienceMs } = wish
  const finished = hasBegunErasing(place.dataDir, { proof, formerProof })
  const claim = claimOf(salt, proof)
  const { traces, salts } = onJournal(place, (journal, state) => {
    // Only now: whatever refuses to be opened leaves nothing that was begun.
    markErasing(place.dataDir, { ...claim, ...(asked !== proof && { asked: proofHash(salt, asked) }) })
    journal.pragma('secure_delete = ON')
    const found = findTraces(journal, state, whom)
    const rows = found.keys.flatMap(key => createTransactionRows(state).byKey(key) ?? [])
    // One form for all of them: what is taken out is packed, also what was passed over between segments.
    packAll(journal, { where: 'everywhere' })
    const count = countOf(found, createTransactionRows(state).byKey)
    if (isNothing(count)) {
      overwriteFreed(journal, patienceMs)
      return { traces: count, salts: erasingsIn(journal) }
    }
    const storms = packSteps(createNamelessSteps(state, whom.kind === 'number' ? whom.fits : () => false)(rows))
    const gone = { keys: [...found.keys], quarantined: [...found.odd], ...(storms !== null && { storms }) }
    const act = { ...gone, deliveries: count.deliveries, acts: count.acts }
    askForRefold(place.dataDir)
    removeTraces({ journal, state, found, rows }, () => appendAct(journal, now, { kind: 'erased', ...act, ...claim }))
    overwriteFreed(journal, patienceMs)
    return { traces: count, salts: erasingsIn(journal) }
  })
  rebuildState(place, { onProgress: () => {} })
  dropDerived(place.dataDir)
  unmarkErasings(place.dataDir, { proof, formerProof, salts: new Set([...salts, salt]) })
  return { ...traces, untouched: findKept(place.dataDir), recorded: !isNothing(traces), finished }
}

function onJournal<T>(place: DataPlace, act: (journal: Database, state: Database) => T): T {
  // The newest journal may be one whose mending was cut short just before it took its place.
  finishMending(place)
  projectAll(place, { afresh: false })
  return withBoth(place, openJournal, (journal, state) => onFile(journal.name, () => act(journal, onOwnFile(state))))
}

interface Removing {
  readonly journal: Database
  readonly state: Database
  readonly found: Found
  readonly rows: readonly TransactionRow[]
}

function removeTraces({ journal, state, found, rows }: Removing, note: () => void): void {
  const removal = createRemoval(journal, state)
  const rewriting = createSegmentRewriting(journal)
  const dropAct = journal.prepare<[number]>('DELETE FROM entries WHERE seq = ?')
  const rewriteAct = createActRewriting(journal)
  journal
    .transaction(() => {
      removal.write(removal.prepare(rows))
      rewriting.write(rewriting.prepare(new Map<number, Kept | null>(found.odd.map(seq => [seq, null]))))
      dropSourceNames(journal, found.named)
      for (const seq of found.acts) dropAct.run(seq)
      for (const { seq, act } of found.notes) rewriteAct(seq, act)
      note()
    })
    .immediate()
}
