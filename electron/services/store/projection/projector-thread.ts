import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { type Begin, whenTold } from '../../threads/thread.ts'
import { createCatchingUp } from '../ahead/catching-up.ts'
import { startReadingAhead } from '../ahead/reading-ahead.ts'
import { type DataPlace, stateFile } from '../data-place.ts'
import { readIdentity } from '../journal/file/identity.ts'
import { createJournalReading } from '../journal/file/journal-reading.ts'
import { openJournalForReading } from '../journal/file/open-journal.ts'
import type { StoreNews } from '../store.ts'
import { noteDamage } from '../suspect.ts'
import { type StoreTrouble, troubleOf } from '../trouble.ts'
import { createNewsTelling, newsEveryMs } from './news-telling.ts'
import { type OpenedState, openState } from './open-state.ts'
import { hasMany, type Inflow, restAfter } from './pacing.ts'
import { createProjector } from './projector.ts'
import { createRhythm } from './rhythm.ts'
import type { CountedView } from './sums/view-counts.ts'

export interface ProjectorThreadData extends DataPlace {
  /** The journal's thread posts here after each commit. */
  readonly journal: MessagePort
  readonly aheadFile: string
}

/** Answered once everything up to `seq` is projected and told, or cannot be. */
interface Settle {
  readonly kind: 'settle'
  readonly ticket: number
  readonly seq: number
}

export type ToProjector = Begin | Settle | { readonly kind: 'views'; readonly views: readonly CountedView[] }

export type FromProjector =
  | (Pick<OpenedState, 'setAside' | 'journalLost'> & { readonly kind: 'ready' })
  | { readonly kind: 'failed'; readonly trouble: StoreTrouble }
  | { readonly kind: 'news'; readonly news: StoreNews }
  | { readonly kind: 'settled'; readonly ticket: number; readonly isCaughtUp: boolean }
  /** It is tried again by itself. Told once for each kind of trouble. */
  | { readonly kind: 'stuck'; readonly trouble: StoreTrouble }

/**
 * Each commit writes the hot pages of all indices anew, and while the disk is busy with them the sender waits longer for
 * the journal's flush. So unless it is behind the projector rests after a batch (milliseconds), and what comes meanwhile
 * shares one commit; people hear no later of it, because news rest as long. A delivery after a quiet time is projected
 * at once.
 */
const restMs = newsEveryMs
const now = () => performance.now()
const batchLimits = { maxEntries: 512, maxMs: 20, now }
/**
 * While it is behind. What each commit costs by itself, such as counts and hot pages of indices, is then shared by more
 * entries; people hear of the first ones a tenth of a second later.
 */
const behindLimits = { maxEntries: 4096, maxMs: 100, now }
/** Of a history that a destination waits for, between two commits. */
const copyLimits = { maxEntries: 2048, maxMs: 20, now }
/** After a batch that could not be written. Milliseconds: each attempt costs as much as one that succeeds. */
const retryMs = 1_000

const port = parentPort
// The main side of the projection fills this.
if (port !== null) whenTold(port, () => start(port, workerData as ProjectorThreadData))

function start(port: MessagePort, data: ProjectorThreadData): void {
  try {
    serve(port, data)
  } catch (error) {
    const trouble = troubleOf(error, stateFile(data.dataDir))
    if (trouble === null) throw error
    send(port, { kind: 'failed', trouble })
    data.journal.close()
    port.close()
  }
}

function serve(port: MessagePort, data: ProjectorThreadData): void {
  const journal = openJournalForReading(data)
  const reading = createJournalReading(journal)
  const { database: state, ...opened } = openState({
    ...data,
    journalHead: reading.head(),
    journalId: readIdentity(journal),
  })
  const catchingUp = createCatchingUp(reading, () => startReadingAhead(data, new URL(data.aheadFile)))
  const projector = createProjector(state, reading, catchingUp)
  const news = createNewsTelling(news => send(port, { kind: 'news', news }))
  /** Up to here entries are from before this start. */
  const caughtUpAt = reading.head()
  let awaited: readonly Settle[] = []
  /** The user's views, when they are other ones than before. */
  let views: readonly CountedView[] | null = null
  let isBehind = false
  /** What kept the last batch from being written; null for nothing. */
  let stuckFor: StoreTrouble['kind'] | null = null

  const answer = (isCaughtUp: boolean): void => {
    const answered = awaited.filter(({ seq }) => !isCaughtUp || seq <= projector.cursor())
    if (answered.length === 0) return
    awaited = awaited.filter(settle => !answered.includes(settle))
    // Whoever waits may close the store next: what is told after that would be told again by the next start.
    if (isCaughtUp) news.tellAll()
    for (const { ticket } of answered) send(port, { kind: 'settled', ticket, isCaughtUp })
  }

  const attempt = (act: () => void): void => {
    try {
      act()
      stuckFor = null
    } catch (error) {
      const trouble = troubleOf(error, stateFile(data.dataDir))
      if (trouble === null) throw error
      if (trouble.kind !== stuckFor) {
        noteDamage(data.dataDir, trouble)
        send(port, { kind: 'stuck', trouble })
      }
      stuckFor = trouble.kind
      rhythm.retryIn(retryMs)
      answer(false)
    }
    news.tell()
    answer(true)
  }

  const watch = (): (() => Inflow) => {
    const [startedAt, headBefore] = [now(), reading.head()]
    return () => {
      const head = reading.head()
      return { tookMs: now() - startedAt, arrived: head - headBefore, waiting: head - projector.cursor() }
    }
  }

  const project = (): void => {
    const isLive = projector.cursor() >= caughtUpAt
    const inflowSince = watch()
    const projected = projector.projectBatch(isBehind ? behindLimits : batchLimits)
    news.add(projected, isLive)
    if (views !== null) projector.setViews(views)
    views = null
    const isOwing = projector.copyStep(copyLimits)
    if (isOwing) news.stir(projected.counts)
    const inflow = inflowSince()
    catchingUp.note(inflow.waiting)
    isBehind = hasMany(projected.entries, inflow)
    if (isBehind) rhythm.rest(restAfter(inflow))
    else if (projector.countStep() || isOwing) rhythm.hurry()
    else if (projected.entries > 0) rhythm.rest(restMs)
  }

  const rhythm = createRhythm({ work: project, isAwaited: () => awaited.length > 0, watch, attempt })

  data.journal.on('message', rhythm.come)
  port.on('message', (message: ToProjector) => {
    switch (message.kind) {
      case 'open':
        return
      case 'settle':
        awaited = [...awaited, message]
        return rhythm.hurry()
      case 'views':
        views = message.views
        return rhythm.hurry()
      case 'close':
        rhythm.stop()
        news.stop()
        for (const open of [catchingUp, state, journal, data.journal, port]) open.close()
    }
  })
  send(port, { kind: 'ready', ...opened })
  rhythm.hurry()
}

function send(port: MessagePort, message: FromProjector): void {
  port.postMessage(message)
}
