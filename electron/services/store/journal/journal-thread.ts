import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { type DataPlace, journalFile } from '../data-place.ts'
import type { Database } from '../database.ts'
import { makeTrouble, type StoreTrouble, troubleOf } from '../trouble.ts'
import type { ProjectionRules } from './entry.ts'
import { findTrouble } from './find-trouble.ts'
import { createJournalReading } from './journal-reading.ts'
import { createJournalWriter } from './journal-writer.ts'
import { openJournal } from './open-journal.ts'
import type { PackedBatch } from './packing.ts'

export interface JournalThreadData extends DataPlace {
  /** Tells the projector, without a way through the main thread, that there is something to read. */
  readonly projector: MessagePort
}

export type ToJournal =
  | { readonly kind: 'append'; readonly batch: PackedBatch }
  /** Answered with what would keep an entry from being written now; nothing is. */
  | { readonly kind: 'check'; readonly ticket: number }
  | { readonly kind: 'close' }

export type FromJournal =
  | { readonly kind: 'ready'; readonly head: number; readonly rules: ProjectionRules }
  | { readonly kind: 'failed'; readonly trouble: StoreTrouble }
  /** The oldest `batches` messages are on the disk, from `firstSeq` on without a gap. */
  | { readonly kind: 'committed'; readonly batches: number; readonly firstSeq: number }
  | { readonly kind: 'refused'; readonly batches: number; readonly trouble: StoreTrouble }
  | { readonly kind: 'checked'; readonly ticket: number; readonly trouble: StoreTrouble | null }

/** A commit that grows beyond this is made before the rest of a burst is read, so that memory stays bounded. */
const maxBytesPerCommit = 16 * 1024 * 1024

if (parentPort !== null) start(parentPort, workerData as JournalThreadData)

function start(port: MessagePort, data: JournalThreadData): void {
  try {
    const database = openJournal(data)
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

  const commit = (batches: readonly PackedBatch[]): void => {
    if (batches.length === 0) return
    try {
      send(port, { kind: 'committed', batches: batches.length, firstSeq: write(batches) })
      data.projector.postMessage(null)
    } catch (error) {
      const file = journalFile(data.dataDir)
      send(port, {
        kind: 'refused',
        batches: batches.length,
        trouble: troubleOf(error, file) ?? makeTrouble('io', file),
      })
    }
  }

  port.on('message', (first: ToJournal) => {
    let waiting: PackedBatch[] = []
    let bytes = 0
    for (let message: ToJournal | null = first; message !== null; message = receive(port)) {
      if (message.kind === 'close') {
        commit(waiting)
        database.close()
        data.projector.close()
        port.close()
        return
      }
      if (message.kind === 'check') {
        send(port, { kind: 'checked', ticket: message.ticket, trouble: findTrouble(database, data.dataDir) })
        continue
      }
      waiting.push(message.batch)
      bytes += message.batch.bytes.length
      if (bytes < maxBytesPerCommit) continue
      commit(waiting)
      waiting = []
      bytes = 0
    }
    commit(waiting)
  })
}

function receive(port: MessagePort): ToJournal | null {
  // Only the main side of this store posts here.
  return (receiveMessageOnPort(port)?.message as ToJournal | undefined) ?? null
}

function send(port: MessagePort, message: FromJournal): void {
  port.postMessage(message)
}
