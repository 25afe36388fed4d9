import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { type DataPlace, journalFile } from '../data-place.ts'
import type { Database } from '../database.ts'
import { openMended } from '../mending/open-mended.ts'
import { noteDamage } from '../suspect.ts'
import { makeTrouble, type StoreTrouble, troubleOf } from '../trouble.ts'
import type { ProjectionRules } from './entry.ts'
import { findTrouble } from './find-trouble.ts'
import type { IntakeAnswer, IntakeWay } from './intake.ts'
import { createJournalReading } from './journal-reading.ts'
import { createJournalWriter } from './journal-writer.ts'
import { type PackedBatch, unpackRows } from './packing.ts'
import { nothingProven, openProvenIntake, type ProvenIntake } from './proven-intake.ts'

export interface JournalThreadData extends DataPlace {
  /** Tells the projector, without a way through the main thread, that there is something to read. */
  readonly projector: MessagePort
  /** Milliseconds since 1970: the time of what the start itself journals. */
  readonly startedAt: number
}

export type ToJournal =
  | { readonly kind: 'append'; readonly batch: PackedBatch }
  /** What another thread has proven comes this way. */
  | { readonly kind: 'intake'; readonly way: IntakeWay }
  /** Answered with what would keep an entry from being written now; nothing is. */
  | { readonly kind: 'check'; readonly ticket: number }
  | { readonly kind: 'close' }

export type FromJournal =
  | { readonly kind: 'ready'; readonly head: number; readonly rules: ProjectionRules }
  | { readonly kind: 'failed'; readonly trouble: StoreTrouble }
  /** The oldest `batches` messages are on the disk, from `firstSeq` on without a gap; then those of the intake. */
  | (Answered & { readonly kind: 'committed'; readonly firstSeq: number; readonly head: number })
  | (Answered & { readonly kind: 'refused'; readonly trouble: StoreTrouble })
  | { readonly kind: 'checked'; readonly ticket: number; readonly trouble: StoreTrouble | null }

interface Answered {
  readonly batches: number
  readonly intake: IntakeAnswer['tickets']
}

/** A commit that grows beyond this is made before the rest of a burst is read, so that memory stays bounded. */
const maxBytesPerCommit = 16 * 1024 * 1024

if (parentPort !== null) start(parentPort, workerData as JournalThreadData)

function start(port: MessagePort, data: JournalThreadData): void {
  try {
    const database = openMended(data, data.startedAt)
    serve({ port, data, database })
    const reading = createJournalReading(database)
    send(port, { kind: 'ready', head: reading.head(), rules: reading.lastRules() })
  } catch (error) {
    const trouble = troubleOf(error, journalFile(data.dataDir))
    if (trouble === null) throw error
    send(port, { kind: 'failed', trouble })
    data.projector.close()
    port.close()
  }
}

interface Serving {
  readonly port: MessagePort
  readonly data: JournalThreadData
  readonly database: Database
}

/** Group commit: whatever waits when the thread looks becomes one commit, and nothing ever waits for company. */
function serve({ port, data, database }: Serving): void {
  const { writeRows } = createJournalWriter(database)
  let intake: ProvenIntake | null = null
  let batches: PackedBatch[] = []
  let proven = nothingProven
  let bytes = 0
  let head = createJournalReading(database).head()

  const commit = (): void => {
    const answered: Answered = { batches: batches.length, intake: proven.tickets }
    const rows = [...batches.flatMap(unpackRows), ...proven.rows]
    batches = []
    proven = nothingProven
    bytes = 0
    try {
      const { firstSeq, lastSeq } = writeRows(rows)
      head = Math.max(head, lastSeq)
      send(port, { kind: 'committed', firstSeq, head, ...answered })
      data.projector.postMessage(null)
    } catch (error) {
      const file = journalFile(data.dataDir)
      const trouble = troubleOf(error, file) ?? makeTrouble('io', file)
      noteDamage(data.dataDir, trouble)
      send(port, { kind: 'refused', trouble, ...answered })
    }
  }

  const close = (): void => {
    database.close()
    data.projector.close()
    intake?.close()
    port.close()
  }

  /** Everything that the main thread has sent. */
  const takeOwn = (first: ToJournal | null): 'open' | 'closing' => {
    for (let message = first ?? receive(port); message !== null; message = receive(port)) {
      switch (message.kind) {
        case 'close':
          return 'closing'
        case 'intake':
          intake = openProvenIntake(message.way, () => work(null))
          break
        case 'check':
          send(port, { kind: 'checked', ticket: message.ticket, trouble: findTrouble(database, data.dataDir) })
          break
        case 'append':
          batches.push(message.batch)
          bytes += message.batch.bytes.length
          if (bytes >= maxBytesPerCommit) commit()
      }
    }
    return 'open'
  }

  const work = (first: ToJournal | null): void => {
    for (let message = first; ; message = null) {
      // Before the main thread's, which go first all the same: rules that it sent before a record are then seen, too.
      proven = intake?.take(maxBytesPerCommit) ?? nothingProven
      const state = takeOwn(message)
      const isIdle = batches.length + proven.rows.length === 0
      if (!isIdle) commit()
      if (state === 'closing') return close()
      if (isIdle && (intake === null || intake.sleep())) return
    }
  }

  port.on('message', work)
}
function receive(port: MessagePort): ToJournal | null {
  // Only files of this app post to this port.
  return (receiveMessageOnPort(port)?.message as ToJournal | undefined) ?? null
}

function send(port: MessagePort, message: FromJournal): void {
  port.postMessage(message)
}
