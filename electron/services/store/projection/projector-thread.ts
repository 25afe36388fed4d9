import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { type DataPlace, stateFile } from '../data-place.ts'
import { createJournalReading } from '../journal/journal-reading.ts'
import { openJournalForReading } from '../journal/open-journal.ts'
import { createNewsCollector } from '../news.ts'
import type { StoreNews } from '../store.ts'
import { type Begin, whenTold } from '../thread.ts'
import { type StoreTrouble, troubleOf } from '../trouble.ts'
import { openState, suspectState } from './open-state.ts'
import { createProjector } from './projector.ts'

export interface ProjectorThreadData extends DataPlace {
  /** The journal's thread posts here after each commit. */
  readonly journal: MessagePort
}

export type ToProjector =
  | Begin
  /** Answered once everything up to `seq` is projected and told, or cannot be. */
  | { readonly kind: 'settle'; readonly ticket: number; readonly seq: number }

export type FromProjector =
  | { readonly kind: 'ready'; readonly setAside: string | null; readonly isReset: boolean }
  | { readonly kind: 'failed'; readonly trouble: StoreTrouble }
  | { readonly kind: 'news'; readonly news: StoreNews }
  | { readonly kind: 'settled'; readonly ticket: number; readonly isCaughtUp: boolean }
  /** Nothing is projected until the journal's next commit, which is the next attempt. */
  | { readonly kind: 'stuck'; readonly trouble: StoreTrouble }

/** How often the main thread hears news under load, in milliseconds. The first comes at once. */
const newsEveryMs = 50
/**
 * A commit for each delivery would keep the disk from the journal, whose commit the sender waits for. So after a batch
 * smaller than this the projector rests for a moment (milliseconds), and what comes meanwhile shares one commit. A
 * delivery after a quiet time is projected at once. With one connection: a quarter more requests a second, and a third
 * less processor time here.
 */
const smallBatch = 64
const restMs = 5
const batchLimits = { maxEntries: 512, maxMs: 20, now: () => performance.now() }

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
  const { database: state, setAside, isReset } = openState({ ...data, journalHead: reading.head() })
  const projector = createProjector(state, reading)
  const news = createNewsCollector()
  /** Up to here entries are from before this start. */
  const caughtUpAt = reading.head()
  let waiting: readonly { readonly ticket: number; readonly seq: number }[] = []
  let step: NodeJS.Immediate | null = null
  let pause: NodeJS.Timeout | null = null
  let rest: NodeJS.Timeout | null = null

  const tell = (): void => {
    const found = news.take()
    if (found === null) return
    send(port, { kind: 'news', news: found })
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
    tell()
    for (const { ticket } of settled) send(port, { kind: 'settled', ticket, isCaughtUp: true })
  }

  const run = (): void => {
    step = null
    try {
      const isOld = projector.cursor() < caughtUpAt
      const projected = projector.projectBatch(batchLimits)
      news.add(projected, !isOld)
      if (projected.processed >= smallBatch) wake()
      else if (projected.processed > 0) rest ??= setTimeout(endRest, restMs)
    } catch (error) {
      const trouble = troubleOf(error, stateFile(data.dataDir))
      if (trouble === null) throw error
      if (trouble.kind === 'corrupt' && trouble.file === stateFile(data.dataDir)) suspectState(data.dataDir)
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

  const endRest = (): void => {
    rest = null
    wake()
  }

  data.journal.on('message', () => {
    if (rest === null) wake()
  })
  port.on('message', (message: ToProjector) => {
    if (message.kind === 'settle') {
      waiting = [...waiting, message]
      return wake()
    }
    if (message.kind === 'open') return
    if (step !== null) clearImmediate(step)
    if (pause !== null) clearTimeout(pause)
    if (rest !== null) clearTimeout(rest)
    state.close()
    journal.close()
    data.journal.close()
    port.close()
  })
  send(port, { kind: 'ready', setAside, isReset })
  wake()
}

function send(port: MessagePort, message: FromProjector): void {
  port.postMessage(message)
}
