import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { type Begin, whenTold } from '../../threads/thread.ts'
import { createCatchingUp } from '../ahead/catching-up.ts'
import { startReadingAhead } from '../ahead/reading-ahead.ts'
import { type DataPlace, stateFile } from '../data-place.ts'
import { createJournalReading } from '../journal/journal-reading.ts'
import { openJournalForReading } from '../journal/open-journal.ts'
import { createNewsCollector } from '../news.ts'
import type { StoreNews } from '../store.ts'
import { noteDamage } from '../suspect.ts'
import { type StoreTrouble, troubleOf } from '../trouble.ts'
import { type OpenedState, openState } from './open-state.ts'
import { type Pace, restAfter, restLeft } from './pacing.ts'
import { createProjector } from './projector.ts'
import type { CountedView } from './sums/view-counts.ts'

export interface ProjectorThreadData extends DataPlace {
  /** The journal's thread posts here after each commit. */
  readonly journal: MessagePort
  readonly aheadFile: string
}

export type ToProjector =
  | Begin
  /** Answered once everything up to `seq` is projected and told, or cannot be. */
  | { readonly kind: 'settle'; readonly ticket: number; readonly seq: number }
  | { readonly kind: 'views'; readonly views: readonly CountedView[] }

export type FromProjector =
  | (Pick<OpenedState, 'setAside' | 'isReset' | 'journalLost'> & { readonly kind: 'ready' })
  | { readonly kind: 'failed'; readonly trouble: StoreTrouble }
  | { readonly kind: 'news'; readonly news: StoreNews }
  | { readonly kind: 'settled'; readonly ticket: number; readonly isCaughtUp: boolean }
  /** Nothing is projected until the journal's next commit, which is the next attempt. */
  | { readonly kind: 'stuck'; readonly trouble: StoreTrouble }

/** How often the main thread hears news under load, in milliseconds. The first comes at once. */
const newsEveryMs = 50
/**
 * Each commit writes the hot pages of all indices anew, and while the disk is busy with them the sender waits longer for
 * the journal's flush. So after a batch smaller than this the projector rests (milliseconds), and what comes meanwhile
 * shares one commit; people hear no later of it, because news rest as long. A delivery after a quiet time is projected
 * at once.
 */
const smallBatch = 256
const restMs = newsEveryMs
const napMs = newsEveryMs
const now = () => performance.now()
const batchLimits = { maxEntries: 512, maxMs: 20, now }
/**
 * After a batch of so many entries more are waiting. What each commit costs by itself, such as counts and hot pages of
 * indices, is then shared by more of them; people hear of the first ones a tenth of a second later.
 */
const manyEntries = 256
const behindLimits = { maxEntries: 4096, maxMs: 100, now }

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
  const { database: state, ...opened } = openState({ ...data, journalHead: reading.head() })
  const catchingUp = createCatchingUp(reading, () => startReadingAhead(data, new URL(data.aheadFile)))
  const projector = createProjector(state, reading, catchingUp)
  const news = createNewsCollector()
  /** Up to here entries are from before this start. */
  const caughtUpAt = reading.head()
  let waiting: readonly { readonly ticket: number; readonly seq: number }[] = []
  /** The user's views, when they are other ones than before. */
  let views: readonly CountedView[] | null = null
  let step: NodeJS.Immediate | null = null
  let pause: NodeJS.Timeout | null = null
  let rest: NodeJS.Timeout | null = null
  /** After a nap: how much of the rest is left. */
  let napped: (() => number) | null = null
  let isBehind = false

  const tellNow = (): boolean => {
    const found = news.take()
    if (found !== null) send(port, { kind: 'news', news: found })
    return found !== null
  }

  const tell = (): void => {
    if (!tellNow()) return
    pause = setTimeout(() => {
      pause = null
      tell()
    }, newsEveryMs)
  }

  const answerSettled = (): void => {
    const settled = waiting.filter(({ seq }) => seq <= projector.cursor())
    if (settled.length === 0) return
    waiting = waiting.filter(({ seq }) => seq > projector.cursor())
    if (pause !== null) clearTimeout(pause)
    pause = null
    // Whoever waits may close the store next: what is told after that would be told again by the next start.
    while (tellNow());
    for (const { ticket } of settled) send(port, { kind: 'settled', ticket, isCaughtUp: true })
  }

  const project = (): void => {
    const isOld = projector.cursor() < caughtUpAt
    const [startedAt, headBefore] = [now(), reading.head()]
    const projected = projector.projectBatch(isBehind ? behindLimits : batchLimits)
    isBehind = projected.processed >= manyEntries
    news.add(projected, !isOld)
    if (views !== null) projector.setViews(views)
    views = null
    const pace = paceSince(startedAt, headBefore)
    catchingUp.note(pace.waiting)
    if (projected.processed >= smallBatch) restFor(restAfter(pace))
    else if (projector.countStep()) wake()
    else if (projected.processed > 0) restFor(restMs)
  }

  const run = (): void => {
    step = null
    try {
      const left = napped?.() ?? 0
      napped = null
      // Whoever waits for a position waits for no rest.
      if (left > 0 && waiting.length === 0) restFor(left)
      else project()
    } catch (error) {
      const trouble = troubleOf(error, stateFile(data.dataDir))
      if (trouble === null) throw error
      noteDamage(data.dataDir, trouble)
      send(port, { kind: 'stuck', trouble })
      for (const { ticket } of waiting) send(port, { kind: 'settled', ticket, isCaughtUp: false })
      waiting = []
    }
    if (pause === null) tell()
    answerSettled()
  }

  const wake = (): void => {
    step ??= setImmediate(run)
  }

  const paceSince = (startedAt: number, headBefore: number): Pace => {
    const head = reading.head()
    return { tookMs: now() - startedAt, arrived: head - headBefore, waiting: head - projector.cursor() }
  }

  /** In naps: it is over soon after the burst is. */
  const restFor = (ms: number): void => {
    if (ms === 0) return wake()
    const [startedAt, headBefore] = [now(), reading.head()]
    rest ??= setTimeout(
      () => {
        rest = null
        napped = () => restLeft(ms, paceSince(startedAt, headBefore))
        wake()
      },
      Math.min(ms, napMs),
    )
  }

  data.journal.on('message', () => {
    if (rest === null) wake()
  })
  port.on('message', (message: ToProjector) => {
    if (message.kind === 'settle') {
      waiting = [...waiting, message]
      return wake()
    }
    if (message.kind === 'views') {
      views = message.views
      return wake()
    }
    if (message.kind === 'open') return
    if (step !== null) clearImmediate(step)
    if (pause !== null) clearTimeout(pause)
    if (rest !== null) clearTimeout(rest)
    for (const open of [catchingUp, state, journal, data.journal, port]) open.close()
  })
  send(port, { kind: 'ready', ...opened })
  wake()
}

function send(port: MessagePort, message: FromProjector): void {
  port.postMessage(message)
}
