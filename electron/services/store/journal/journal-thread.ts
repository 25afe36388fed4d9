import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { type Bell, bellSleeper } from '../../threads/bell.ts'
import { type DataPlace, journalFile } from '../data-place.ts'
import type { Database } from '../database.ts'
import { openMended } from '../mending/open-mended.ts'
import { noteDamage } from '../suspect.ts'
import { makeTrouble, type StoreTrouble, troubleOf } from '../trouble.ts'
import type { ProjectionRules } from './entry.ts'
import { findTrouble } from './find-trouble.ts'
import type { IntakeWay } from './intake.ts'
import { type JournalGauge, writeGauge } from './journal-gauge.ts'
import { createJournalReading } from './journal-reading.ts'
import { createJournalWriter } from './journal-writer.ts'
import { type JournalRow, type PackedBatch, unpackRows } from './packing.ts'
import { openProvenIntake, type ProvenIntake } from './proven-intake.ts'

export interface JournalThreadData extends DataPlace {
  /** Tells the projector, without a way through the main thread, that there is something to read. */
  readonly projector: MessagePort
  /** Milliseconds since 1970: the time of what the start itself journals. */
  readonly startedAt: number
  readonly gauge: JournalGauge
  /** Rung after each message and each record of an intake. */
  readonly bell: Bell
}

export type ToJournal =
  /** `isOwed`: what the disk refuses of it now goes before everything that is written later. */
  | { readonly kind: 'append'; readonly batch: PackedBatch; readonly isOwed: boolean }
  /** What another thread has proven comes this way, and is answered there. */
  | { readonly kind: 'intake'; readonly way: IntakeWay }
  /** Whoever had it is gone. */
  | { readonly kind: 'intake-gone'; readonly id: number }
  /** Answered with what would keep an entry from being written now; nothing is. */
  | { readonly kind: 'check'; readonly ticket: number }
  | { readonly kind: 'close' }

export type FromJournal =
  | { readonly kind: 'ready'; readonly rules: ProjectionRules }
  | { readonly kind: 'failed'; readonly trouble: StoreTrouble }
  /**
   * The oldest `batches` messages are on the disk, from `firstSeq` on without a gap. Not said of commits that hold none of
   * them, but for the first after one that was refused.
   */
  | { readonly kind: 'committed'; readonly batches: number; readonly firstSeq: number }
  | { readonly kind: 'refused'; readonly batches: number; readonly trouble: StoreTrouble }
  | { readonly kind: 'checked'; readonly ticket: number; readonly trouble: StoreTrouble | null }

/** A commit that grows beyond this is made before the rest of a burst is read, so that memory stays bounded. */
const maxBytesPerCommit = 16 * 1024 * 1024

if (parentPort !== null) start(parentPort, workerData as JournalThreadData)

function start(port: MessagePort, data: JournalThreadData): void {
  try {
    const database = openMended(data, data.startedAt)
    const reading = createJournalReading(database)
    const serve = serving({ port, data, database, head: reading.head() })
    send(port, { kind: 'ready', rules: reading.lastRules() })
    serve()
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
  readonly head: number
}

interface Batch {
  readonly rows: readonly JournalRow[]
  readonly isOwed: boolean
}

/**
 * Group commit: whatever waits when the thread looks becomes one commit, and nothing ever waits for company. Returns what the
 * thread does until it is told to close.
 */
function serving({ port, data, database, head }: Serving): () => void {
  const { writeRows } = createJournalWriter(database)
  const gauge = writeGauge(data.gauge)
  const intakes = new Map<number, ProvenIntake>()
  const { sleepUnless } = bellSleeper(data.bell)
  let batches: Batch[] = []
  let proven: readonly JournalRow[] = []
  let owed: readonly JournalRow[] = []
  let bytes = 0
  let isRefusing = false
  let isOpen = true
  gauge.start(head)

  /** What was taken from the intakes is in every commit that answers them. */
  const commit = (): void => {
    const [taken, rows] = [batches, proven]
    batches = []
    proven = []
    bytes = 0
    const isStored = write(taken, rows)
    for (const intake of intakes.values()) intake.answer(isStored)
    if (isStored) data.projector.postMessage(null)
  }

  const write = (taken: readonly Batch[], rows: readonly JournalRow[]): boolean => {
    const own = taken.flatMap(({ rows }) => rows)
    try {
      const { firstSeq, lastSeq } = writeRows([...owed, ...own, ...rows])
      gauge.committed(lastSeq)
      const tells = taken.length > 0 || isRefusing
      if (tells) send(port, { kind: 'committed', batches: taken.length, firstSeq: firstSeq + owed.length })
      owed = []
      isRefusing = false
      return true
    } catch (error) {
      const file = journalFile(data.dataDir)
      const trouble = troubleOf(error, file) ?? makeTrouble('io', file)
      noteDamage(data.dataDir, trouble)
      // Of each kind the last holds: what is owed says how everything after it is to be taken.
      owed = taken.findLast(batch => batch.isOwed)?.rows ?? owed
      isRefusing = true
      send(port, { kind: 'refused', trouble, batches: taken.length })
      return false
    }
  }

  const close = (): void => {
    database.close()
    data.projector.close()
    for (const intake of intakes.values()) intake.close()
    port.close()
  }

  const take = (message: ToJournal): void => {
    switch (message.kind) {
      case 'close':
        isOpen = false
        return
      case 'intake':
        intakes.set(message.way.id, openProvenIntake(message.way))
        return
      case 'intake-gone':
        intakes.get(message.id)?.close()
        intakes.delete(message.id)
        return
      case 'check':
        return send(port, { kind: 'checked', ticket: message.ticket, trouble: findTrouble(database, data.dataDir) })
      case 'append':
        batches.push({ rows: unpackRows(message.batch), isOwed: message.isOwed })
        bytes += message.batch.bytes.length
        if (bytes >= maxBytesPerCommit) commit()
    }
  }

  /** True: everything that the main thread has sent was something. */
  const takeOwn = (): boolean => {
    let message = receive(port)
    const hasTaken = message !== null
    for (; message !== null && isOpen; message = receive(port)) take(message)
    return hasTaken
  }

  const isIdle = (): boolean => !takeOwn() && [...intakes.values()].every(intake => intake.isEmpty())

  return () => {
    while (isOpen) {
      sleepUnless(() => !isIdle())
      // Before the main thread's, which go first all the same: rules that it sent before a record are then seen, too.
      proven = [...intakes.values()].flatMap(intake => intake.take(maxBytesPerCommit))
      takeOwn()
      if (batches.length + proven.length > 0) commit()
    }
    close()
  }
}

function receive(port: MessagePort): ToJournal | null {
  // Only files of this app post to this port.
  return (receiveMessageOnPort(port)?.message as ToJournal | undefined) ?? null
}

function send(port: MessagePort, message: FromJournal): void {
  port.postMessage(message)
}
