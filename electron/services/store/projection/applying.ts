import type { Database } from '../database.ts'
import { type ProjectionRules, readProjectionRules, rulesInForce } from '../journal/entries/projection-rules.ts'
import type { JournalReading } from '../journal/file/journal-reading.ts'
import { createSourceForgetting } from './acts/forget-source.ts'
import { projectAct } from './acts/project-act.ts'
import { isOfNotices, projectNoticeAct } from './acts/project-notice-act.ts'
import { createUpkeepActs, isUpkeep, recallLesson } from './acts/upkeep-acts.ts'
import { createBooks } from './books.ts'
import type { Desk } from './desk.ts'
import { type EntryReading, type ReadEntry, readEntries } from './entries/read-delivery.ts'
import { sampleBack } from './entries/sample-back.ts'
import { isOutboxAct, type OutboxBook } from './outbox/outbox-book.ts'
import type { Place } from './place.ts'
import { projectDelivery, quarantineFailed } from './project-delivery.ts'
import { type BatchLimits, nothingFound, type Projected } from './projected.ts'
import { isHeard, type Tallies } from './sums/tallies.ts'
import { createJudging } from './telling/judging.ts'
import { tellOfGone, tellOfGrowth } from './telling/tell-of-storms.ts'
import { type TransactionRow, transactionId } from './transactions/transaction-row.ts'
import type { Work } from './transactions/works.ts'
import { writeWork } from './transactions/write-work.ts'

/** Applies entries to the state, within a commit that is the caller's. */
export interface Applying extends Pick<Tallies, 'setViews' | 'countStep'>, Pick<OutboxBook, 'copyStep'> {
  /** Applies the next entries; what they did to transactions is in memory. */
  applyNext(from: Place, limits: BatchLimits): Reached
  /** Writes those transactions, the one heard of last at the end, and holds only the newest in memory from here on. */
  writeTransactions(): readonly TransactionRow[]
  /** At the end of a commit, after that: what all transactions have in common, such as counts and the search. */
  saveShared(): void
  /** What the entries since the last call did beside that. */
  takeFound(): Omit<Projected, 'entries' | 'rows' | 'counts'>
  /** After a roll-back: what is in memory was never written. */
  clear(): void
}

/** The place that is reached, and how many entries lead there: not every position has one. */
export interface Reached {
  readonly place: Place
  readonly entries: number
}

/** How many entries are in memory at once: each may be as large as the receiver allows. */
const entriesPerRead = 64
/** With more of them it stops, however few they are: their transactions are all in memory until they are written. */
const mostCharacters = 16 * 1024 * 1024

interface ApplyingDeps {
  /** Where it goes on. */
  readonly place: Place
  /** Positions of deliveries that this version fails on; they are quarantined. */
  readonly failedOn: ReadonlySet<number>
  /** Where entries come from that are read already; left out: each is read when it is applied. */
  readonly entries?: EntryReading
}

export function createApplying(
  state: Database,
  journal: JournalReading,
  { place, failedOn, entries: reading = readEntries(journal) }: ApplyingDeps,
): Applying {
  let found = nothingFound()
  const touched = new Set<Work>()

  const books = createBooks(state, journal, {
    lapseUntil: place.lapseUntil,
    onQuarantined: () => {
      found.quarantined += 1
    },
  })
  const { works, writing, notices, storms, stormSteps, apps, normals, tallies, outbox } = books
  const forgetRows = createSourceForgetting(state)

  // What is told apart by the hour only until it is old would be written by a rebuild, and dropped a day of it later.
  for (const entry of sampleBack(journal, place.seq)) if (isHeard(entry)) tallies.heard(entry.at)

  const writeTouched = (): void => {
    for (const work of touched) writeWork(work, { writing, normals, tallies })
  }

  const saveShared = (): void => {
    normals.save()
    writing.saveShared()
    tallies.save()
    tellOfGrowth({ notices, storms })
  }

  const flush = (): void => {
    writeTouched()
    saveShared()
  }

  /** What this commit has of the source is written first, so that it is taken out with the rest. */
  const forgetSource = (sourceId: string): void => {
    flush()
    for (const work of touched) if (work.row.source_id === sourceId) touched.delete(work)
    forgetRows(sourceId, row => tallies.changed({ row, searchText: null }, null))
    notices.forgetSource(sourceId)
    storms.forgetSource(sourceId)
    works.clear()
    apps.clear()
    found.forgotten.push(sourceId)
  }

  const upkeep = createUpkeepActs({
    ...{ state, works, notices, storms, outbox, flush },
    onRemoved: row => {
      normals.gone(row, journal.lesson(row.key)?.run ?? null)
      tallies.changed({ row, searchText: null }, null)
      found.gone.push(transactionId(row))
    },
    recall: tallies.recall,
  })

  const judgeFor = createJudging()

  const deskOf = (rules: ProjectionRules): Desk => ({
    ...books,
    ...judgeFor(rules),
    touched: work => {
      touched.delete(work)
      touched.add(work)
    },
    doubt: doubt => found.doubts.push(doubt),
  })

  const apply = (entry: ReadEntry, desk: Desk): void => {
    if (isHeard(entry)) tallies.heard(entry.at)
    if (failedOn.has(entry.seq)) quarantineFailed(entry, desk)
    else if (entry.kind === 'delivery') projectDelivery(entry, desk)
    else if (entry.kind === 'lesson') recallLesson(entry, { apps, normals, notices })
    else if (entry.act?.kind === 'source-forgotten') forgetSource(entry.act.sourceId)
    else if (entry.act !== null && isOfNotices(entry.act)) projectNoticeAct({ ...entry, act: entry.act }, desk)
    else if (entry.act !== null && isUpkeep(entry.act)) upkeep(entry.act, entry.seq, touched)
    else if (entry.act !== null && isOutboxAct(entry.act)) outbox.act(entry.act, entry.seq, entry.at)
    else if (entry.act !== null && entry.act.kind !== 'rules-set') projectAct({ ...entry, act: entry.act }, desk)
  }

  return {
    setViews: tallies.setViews,
    countStep: tallies.countStep,
    copyStep: outbox.copyStep,
    applyNext: (from, { maxEntries, maxMs, now }) => {
      let { seq, rules } = from
      let desk = deskOf(rules)
      if (seq === 0) stormSteps.recall(journal)
      const end = now() + maxMs
      let characters = 0
      let [applied, hasMore] = [0, true]
      // At least once: whoever waits takes nothing done for nothing left.
      do {
        const entries = reading.after(seq, Math.min(maxEntries - applied, entriesPerRead))
        for (const entry of entries) {
          for (const step of stormSteps.takeGone(seq, entry.seq)) tellOfGone(step, desk)
          if (entry.kind === 'act' && entry.act?.kind === 'rules-set') {
            rules = readProjectionRules(entry.act)
            notices.holdAnew(rulesInForce(rules).rules, entry.at)
            desk = deskOf(rules)
          }
          apply(entry, desk)
          outbox.applied(entry)
          seq = entry.seq
          characters += entry.kind === 'delivery' ? entry.characters : 0
        }
        applied += entries.length
        hasMore = entries.length > 0
      } while (hasMore && applied < maxEntries && characters < mostCharacters && now() < end)
      return { place: { seq, rules, lapseUntil: from.lapseUntil }, entries: applied }
    },
    writeTransactions: () => {
      writeTouched()
      const rows = Array.from(touched, ({ row }) => row)
      touched.clear()
      works.trim()
      return rows
    },
    saveShared,
    takeFound: () => {
      const taken = { ...found, ...notices.take() }
      found = nothingFound()
      return taken
    },
    clear: () => {
      touched.clear()
      books.clear()
      found = nothingFound()
    },
  }
}
