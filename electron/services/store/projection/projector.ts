import type { JobDoubt } from '../../../core/hover-org/doubt.ts'
import type { Database } from '../database.ts'
import type { ProjectionRules } from '../journal/entry.ts'
import type { JournalReading, StoredEntry } from '../journal/journal-reading.ts'
import { createCounts } from '../queries/counts.ts'
import { onFile, StoreError } from '../trouble.ts'
import { createAppMemory } from './app-memory.ts'
import { createBlindBook } from './blind-book.ts'
import { createSourceForgetting } from './forget-source.ts'
import { createLearnedNormals } from './learned-normals.ts'
import { createModelEvents } from './model-events.ts'
import { createNoticeBook } from './notice-book.ts'
import { createPlaceSaving, type Place, readPlace } from './place.ts'
import { projectAct } from './project-act.ts'
import { type Desk, projectDelivery } from './project-delivery.ts'
import type { BatchLimits, Projected } from './projected.ts'
import { createStateWriting, type StateWriting } from './state-writing.ts'
import { createTallies, type Tallies } from './tallies.ts'
import { tellOfMending } from './tell.ts'
import { transactionId } from './transaction-row.ts'
import { createUpkeepActs, isUpkeep, recallLesson } from './upkeep-acts.ts'
import { createWorks, type Work } from './works.ts'
import { writeWork } from './write-work.ts'

export interface Projector {
  /** Folds the next entries of the journal into the state, in one commit. Throws StoreError; then nothing was done. */
  projectBatch(limits: BatchLimits): Projected
  /** The position up to which the state holds everything. */
  cursor(): number
  /** The user's views, whose counts are kept from now on. */
  setViews: Tallies['setViews']
  /** Between two commits: counts some more of what a new view has to count; false when nothing is left. */
  countStep: Tallies['countStep']
}

/** How many entries are in memory at once: each may be as large as the receiver allows. */
const entriesPerRead = 64
const bytesOfRecentBodies = 4 * 1024 * 1024
/** A commit with more of them is made, however few they are: its transactions are all in memory until then. */
const bytesPerCommit = 16 * 1024 * 1024

export function createProjector(state: Database, journal: JournalReading): Projector {
  let place = readPlace(state)
  const savePlace = createPlaceSaving(state)
  const works = createWorks(state, journal, bytesOfRecentBodies)
  let quarantined = 0
  const writing = createStateWriting(state, () => {
    quarantined += 1
  })
  const notices = createNoticeBook(state, place.lapseUntil)
  const counts = createCounts(state)
  const apps = createAppMemory(state)
  const normals = createLearnedNormals(state)
  const tallies = createTallies(state)
  const models = createModelEvents(state, journal, works)
  const windows = createBlindBook(state)

  const forgetRows = createSourceForgetting(state)
  let forgotten: string[] = []
  let gone: string[] = []
  let doubts: JobDoubt[] = []

  const writeAll = (touched: ReadonlySet<Work>): void => {
    for (const work of touched) writeWork(work, { writing, normals, tallies })
    normals.save()
    writing.saveCounts()
    tallies.save()
  }

  /** What this commit has of the source is written first, so that it is taken out with the rest. */
  const forgetSource = (sourceId: string, touched: Set<Work>): void => {
    writeAll(touched)
    for (const work of touched) if (work.row.source_id === sourceId) touched.delete(work)
    forgetRows(sourceId, row => tallies.changed({ row, searchText: null }, null))
    notices.forgetSource(sourceId)
    works.clear()
    apps.clear()
    forgotten.push(sourceId)
  }

  const upkeep = createUpkeepActs({
    ...{ state, works, notices },
    flush: writeAll,
    onRemoved: row => {
      tallies.changed({ row, searchText: null }, null)
      gone.push(transactionId(row))
    },
    heard: tallies.heard,
  })

  /** Deliveries that this version fails on, for a reason of its own: set aside, so that those behind them go on. */
  const failedOn = new Set<number>()

  const desk = (rules: ProjectionRules, touched: (work: Work) => void): Desk => {
    return { works, writing, notices, apps, rules, models, windows, touched, doubt: doubt => doubts.push(doubt) }
  }

  const projectEntries = ({ maxEntries, maxMs, now }: BatchLimits, touched: Set<Work>): Place => {
    let { seq, rules } = place
    const touch = (work: Work): void => {
      touched.delete(work)
      touched.add(work)
    }
    const end = now() + maxMs
    let bytes = 0
    for (let left = maxEntries; left > 0 && bytes < bytesPerCommit && now() < end; ) {
      const entries = journal.after(seq, Math.min(left, entriesPerRead))
      for (const entry of entries) {
        if (isHeard(entry)) tallies.heard(entry.at)
        if (failedOn.has(entry.seq)) setAside(entry, writing)
        else if (entry.kind === 'delivery') projectDelivery(entry, desk(rules, touch))
        else if (entry.kind === 'lesson') recallLesson(entry, { apps, normals, notices })
        else if (entry.act?.kind === 'rules-set') rules = { notifications: entry.act.notifications }
        else if (entry.act?.kind === 'source-forgotten') forgetSource(entry.act.sourceId, touched)
        else if (entry.act?.kind === 'mended') tellOfMending(entry, entry.act, notices)
        else if (entry.act !== null && 'noticeId' in entry.act) notices.act(entry.act, entry.at)
        else if (entry.act !== null && isUpkeep(entry.act)) upkeep(entry.act, entry.seq, touched)
        else if (entry.act !== null) projectAct({ ...entry, act: entry.act }, desk(rules, touch))
        seq = entry.seq
        bytes += entry.kind === 'delivery' ? entry.body.length : 0
      }
      left = entries.length === 0 ? 0 : left - entries.length
    }
    return { seq, rules, lapseUntil: place.lapseUntil }
  }

  const commit = state.transaction((limits: BatchLimits, touched: Set<Work>): Place => {
    const next = projectEntries(limits, touched)
    writeAll(touched)
    return savePlace(next)
  })

  const commitBatch = (limits: BatchLimits): ReadonlySet<Work> => {
    const touched = new Set<Work>()
    quarantined = 0
    forgotten = []
    gone = []
    doubts = []
    try {
      place = onFile(state.name, () => commit.immediate(limits, touched))
      works.trim()
      return touched
    } catch (error) {
      works.clear()
      apps.clear()
      normals.clear()
      tallies.clear()
      writing.clear()
      notices.takeDue()
      if (error instanceof StoreError) throw error
      // A bug of ours in one entry: found by halving, because every commit before it is worth having.
      if (limits.maxEntries > 1) return commitBatch({ ...limits, maxEntries: Math.floor(limits.maxEntries / 2) })
      const [entry] = journal.after(place.seq, 1)
      if (entry === undefined || failedOn.has(entry.seq)) throw error
      failedOn.add(entry.seq)
      return commitBatch(limits)
    }
  }

  return {
    cursor: () => place.seq,
    setViews: tallies.setViews,
    countStep: tallies.countStep,
    projectBatch: limits => {
      const from = place.seq
      quarantined = 0
      forgotten = []
      gone = []
      doubts = []
      const touched = journal.head() > from ? commitBatch(limits) : []
      return {
        processed: place.seq - from,
        rows: [...touched].map(({ row }) => row),
        notices: notices.takeDue(),
        counts: counts.statuses(),
        quarantined,
        forgotten,
        gone,
        doubts,
      }
    },
  }
}

/** What came from outside, and not from a person here. */
function isHeard(entry: StoredEntry): boolean {
  return entry.kind === 'delivery' || (entry.kind === 'act' && entry.act?.kind === 'job-seen')
}

function setAside(entry: StoredEntry, writing: StateWriting): void {
  if (entry.kind !== 'delivery') return
  const { seq, sourceId, at } = entry
  const reason = 'This version of Hover Tray fails on the delivery. It is kept; a later version will read it again.'
  writing.quarantined({ seq, source_id: sourceId, received_at: at, reason })
}
