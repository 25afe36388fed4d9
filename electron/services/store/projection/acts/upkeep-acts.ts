import type { Database } from '../../database.ts'
import type { Act } from '../../journal/entries/act.ts'
import type { StoredLesson } from '../../journal/file/journal-reading.ts'
import type { OutboxBook } from '../outbox/outbox-book.ts'
import type { LearnedNormals } from '../sums/learned-normals.ts'
import type { RollupHorizon } from '../sums/rollup-horizon.ts'
import type { NoticeBook } from '../telling/notice-book.ts'
import { createOutlivingNotices } from '../telling/outliving-notices.ts'
import type { StormBook } from '../telling/storm-book.ts'
import type { AppMemory } from '../transactions/app-memory.ts'
import type { TransactionRow } from '../transactions/transaction-row.ts'
import type { Work, Works } from '../transactions/works.ts'
import { createTransactionRemoval } from './remove-transactions.ts'

/** What was done with the data as a whole, not with one transaction. */
export type UpkeepAct = Extract<Act, { readonly kind: 'exported' | 'restored' | 'trimmed' | 'pruned' | 'erased' }>

const upkeepKinds: ReadonlySet<string> = new Set(['exported', 'restored', 'trimmed', 'pruned', 'erased'])

export function isUpkeep(act: Act): act is UpkeepAct {
  return upkeepKinds.has(act.kind)
}

interface Deps {
  readonly state: Database
  readonly works: Works
  readonly notices: NoticeBook
  readonly storms: Pick<StormBook, 'clear' | 'lapse'>
  readonly outbox: Pick<OutboxBook, 'restored'>
  /** Writes what this commit has so far, so that it is taken out with the rest. */
  readonly flush: () => void
  readonly onRemoved: (row: TransactionRow) => void
  readonly recall: RollupHorizon['recall']
}

export function createUpkeepActs(deps: Deps) {
  const { state, works, notices, storms, outbox, flush, onRemoved, recall } = deps
  const outliving = createOutlivingNotices(state)
  const removal = createTransactionRemoval(state, outliving)
  const forgetOdd = [
    // What it was told by, as a rebuild without it has nothing to tell.
    `DELETE FROM notices WHERE id = (SELECT source_id || '#quarantine#' || seq FROM quarantine WHERE seq = ?)`,
    ...['quarantine', 'outbox'].map(table => `DELETE FROM ${table} WHERE seq = ?`),
  ].map(sql => state.prepare<[number]>(sql))

  function removeAll(
    keys: readonly number[],
    remove: (key: number) => TransactionRow | null,
    touched: Set<Work>,
  ): void {
    flush()
    works.clear()
    const gone = new Set(keys)
    for (const work of touched) if (gone.has(work.row.key)) touched.delete(work)
    for (const key of keys) {
      const row = remove(key)
      if (row !== null) onRemoved(row)
    }
    outliving.sweep()
    notices.forgetGone()
    // Written with the rest, and read again without what is gone.
    storms.clear()
  }

  return (act: UpkeepAct, seq: number, touched: Set<Work>): void => {
    switch (act.kind) {
      case 'exported':
        return
      case 'restored':
        outbox.restored(seq - act.entries, seq)
        flush()
        storms.lapse(seq - act.entries, seq)
        return notices.lapse(seq - act.entries, seq)
      case 'trimmed':
        // What is in memory knows more than a rebuild would.
        flush()
        return works.clear()
      case 'pruned':
        recall({ horizon: act.horizon, days: act.days ?? [] })
        return removeAll(act.keys, removal.prune, touched)
      case 'erased':
        removeAll(act.keys, removal.erase, touched)
        for (const odd of act.quarantined) for (const forget of forgetOdd) forget.run(odd)
        return
    }
  }
}

interface Learners {
  readonly apps: AppMemory
  readonly normals: LearnedNormals
  readonly notices: NoticeBook
}

/** At the position where the transaction began that taught it. */
export function recallLesson({ seq, sourceId, lesson }: StoredLesson, { apps, normals, notices }: Learners): void {
  const { appId, run } = lesson
  for (const notice of lesson.notices)
    notices.add({ ...notice, transaction_id: null, status: null, ran_at: null, action: null })
  if (appId !== null) apps.isForeign(sourceId, appId)
  if (run !== null) normals.recall({ source_id: sourceId, action: run.action }, seq, run.tookMs)
}
