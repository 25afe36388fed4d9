import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { bellSleeper } from '../../threads/bell.ts'
import { journalFile } from '../data-place.ts'
import type { Database } from '../database.ts'
import { openMended } from '../mending/open-mended.ts'
import { troubleOf } from '../trouble.ts'
import { keepInPlace } from './file/in-place.ts'
import { createJournalReading } from './file/journal-reading.ts'
import { createGroupCommit, maxBytesPerCommit } from './group-commit.ts'
import { openProvenIntake, type ProvenIntake } from './intake/proven-intake.ts'
import type { FromJournal, JournalThreadData, ToJournal } from './journal-messages.ts'
import { unpackRows } from './packing.ts'

// The main side of the journal fills this.
if (parentPort !== null) open(parentPort, workerData as JournalThreadData)()

/** Returns what the thread does from then on. Whatever ends that is a death of the thread, and no file that does not open. */
function open(port: MessagePort, data: JournalThreadData): () => void {
  try {
    const database = openMended(data, data.startedAt)
    const reading = createJournalReading(database)
    const serve = serving({ port, data, database, head: reading.head() })
    send(port, { kind: 'ready', rules: reading.lastRules() })
    return serve
  } catch (error) {
    const trouble = troubleOf(error, journalFile(data.dataDir))
    if (trouble === null) throw error
    send(port, { kind: 'failed', trouble })
    data.projector.close()
    port.close()
    return () => {}
  }
}

interface Serving {
  readonly port: MessagePort
  readonly data: JournalThreadData
  readonly database: Database
  readonly head: number
}

/** Nothing ever waits for company. Returns what the thread does until it is told to close. */
function serving({ port, data, database, head }: Serving): () => void {
  const intakes = new Map<number, ProvenIntake>()
  const { sleepUnless } = bellSleeper(data.bell)
  const assertInPlace = keepInPlace(journalFile(data.dataDir))
  let isOpen = true
  const next = createGroupCommit({
    ...{ database, dataDir: data.dataDir, gauge: data.gauge, assertInPlace, head },
    tell: outcome => send(port, outcome),
    answerProven: isStored => {
      for (const intake of intakes.values()) intake.answer(isStored)
    },
    onStored: () => data.projector.postMessage(null),
  })

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
        return send(port, { kind: 'checked', ticket: message.ticket, trouble: next.findTrouble() })
      case 'append':
        next.add({ rows: unpackRows(message.batch), bytes: message.batch.bytes.length, owedAs: message.owedAs })
    }
  }

  /** Takes all that the main thread has sent. Returns whether there was something. */
  const takeMessages = (): boolean => {
    let message = receive(port)
    const hasTaken = message !== null
    for (; message !== null && isOpen; message = receive(port)) take(message)
    return hasTaken
  }

  const isAnythingProven = (): boolean => [...intakes.values()].some(intake => !intake.isEmpty())

  return () => {
    while (isOpen) {
      sleepUnless(() => takeMessages() || isAnythingProven())
      // Before the main thread's, which go first all the same: rules that it sent before a record are then seen, too.
      const proven = [...intakes.values()].flatMap(intake => intake.take(maxBytesPerCommit))
      takeMessages()
      next.commit(proven)
    }
    foldLog(database)
    database.close()
    data.projector.close()
    for (const intake of intakes.values()) intake.close()
    port.close()
  }
}

/**
 * Others that only read have the journal open for longer, and so closing it leaves the log as it is: whoever copies journal.db
 * alone would miss what is in there. One that is reading just now keeps it; nothing is lost then.
 */
function foldLog(database: Database): void {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // Everything is on the disk, in the log: the next start reads it there.
  }
}

function receive(port: MessagePort): ToJournal | null {
  // Only files of this app post to this port.
  return (receiveMessageOnPort(port)?.message as ToJournal | undefined) ?? null
}

function send(port: MessagePort, message: FromJournal): void {
  port.postMessage(message)
}
