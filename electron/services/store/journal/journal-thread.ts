import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { type DataPlace, journalFile } from '../data-place.ts'
import type { Database } from '../database.ts'
import { openMended } from '../mending/open-mended.ts'
import { noteDamage } from '../suspect.ts'
import { makeTrouble, type StoreTrouble, troubleOf } from '../trouble.ts'
import type { ProjectionRules } from './entry.ts'
import { findTrouble } from './find-trouble.ts'
import type { IntakeAnswer, IntakeBatch } from './intake.ts'
import { createJournalReading } from './journal-reading.ts'
import { createJournalWriter } from './journal-writer.ts'
import type { PackedBatch } from './packing.ts'

export interface JournalThreadData extends DataPlace {
  /** Tells the projector, without a way through the main thread, that there is something to read. */
  readonly projector: MessagePort
  /** Milliseconds since 1970: the time of what the start itself journals. */
  readonly startedAt: number
}

export type ToJournal =
  | { readonly kind: 'append'; readonly batch: PackedBatch }
  /** Batches that another thread has proven come through this port. */
  | { readonly kind: 'intake'; readonly port: MessagePort }
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
  readonly intake: readonly IntakeAnswer[]
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
  const { write } = createJournalWriter(database)
  let intake: MessagePort | null = null
  let own: PackedBatch[] = []
  let proven: IntakeBatch[] = []
  let bytes = 0
  let head = createJournalReading(database).head()

  const answered = (isStored: boolean): Answered => ({
    batches: own.length,
    intake: proven.map(({ id, told }) => ({ id, isStored, told })),
  })

  const commit = (): void => {
    if (own.length + proven.length === 0) return
    try {
      const { firstSeq, lastSeq } = write([...own, ...proven.map(({ batch }) => batch)])
      head = Math.max(head, lastSeq)
      send(port, { kind: 'committed', firstSeq, head, ...answered(true) })
      data.projector.postMessage(null)
    } catch (error) {
      const file = journalFile(data.dataDir)
      const trouble = troubleOf(error, file) ?? makeTrouble('io', file)
      noteDamage(data.dataDir, trouble)
      send(port, { kind: 'refused', trouble, ...answered(false) })
    }
    own = []
    proven = []
    bytes = 0
  }

  const note = (batch: PackedBatch): void => {
    bytes += batch.bytes.length
    if (bytes >= maxBytesPerCommit) commit()
  }

  const close = (): void => {
    commit()
    database.close()
    data.projector.close()
    intake?.close()
    port.close()
  }

  /** What the main thread sent, first: it may be rules that hold for what was proven after it. */
  const takeOwn = (first: ToJournal | null): 'open' | 'closed' => {
    for (let message = first; message !== null; message = receive<ToJournal>(port)) {
      if (message.kind === 'close') {
        close()
        return 'closed'
      }
      if (message.kind === 'intake') follow(message.port)
      else if (message.kind === 'check') {
        send(port, { kind: 'checked', ticket: message.ticket, trouble: findTrouble(database, data.dataDir) })
      } else {
        own.push(message.batch)
        note(message.batch)
      }
    }
    return 'open'
  }

  const takeProven = (first: IntakeBatch | null): void => {
    for (let message = first; message !== null; message = intake && receive<IntakeBatch>(intake)) {
      proven.push(message)
      note(message.batch)
    }
  }

  const follow = (added: MessagePort): void => {
    intake = added
    added.on('message', (first: IntakeBatch) => {
      if (takeOwn(receive<ToJournal>(port)) === 'closed') return
      takeProven(first)
      commit()
    })
  }

  port.on('message', (first: ToJournal) => {
    if (takeOwn(first) === 'closed') return
    takeProven(intake && receive<IntakeBatch>(intake))
    commit()
  })
}

function receive<Message>(port: MessagePort): Message | null {
  // Only files of this app post to these ports.
  return (receiveMessageOnPort(port)?.message as Message | undefined) ?? null
}

function send(port: MessagePort, message: FromJournal): void {
  port.postMessage(message)
}
