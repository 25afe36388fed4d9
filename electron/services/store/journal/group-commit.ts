import { journalFile } from '../data-place.ts'
import type { Database } from '../database.ts'
import { noteDamage } from '../suspect.ts'
import { makeTrouble, troubleOf } from '../trouble.ts'
import { type JournalGauge, writeGauge } from './journal-gauge.ts'
import type { CommitOutcome, OwedAs } from './journal-messages.ts'
import { createJournalWriter } from './journal-writer.ts'
import type { JournalRow } from './packing.ts'

/** What came as one message of the main thread. */
export interface Message {
  readonly rows: readonly JournalRow[]
  /** Length of their bodies and digests. */
  readonly bytes: number
  readonly owedAs: OwedAs
}

/** A commit that grows beyond this is made before the rest of a burst is read, so that memory stays bounded. */
export const maxBytesPerCommit = 16 * 1024 * 1024

export interface GroupCommit {
  /** Puts it into the next commit, which is made at once when it is large enough. */
  add(message: Message): void
  /** Writes all that was added in one commit, and behind it what the intakes had; or refuses all of it. */
  commit(proven?: readonly JournalRow[]): void
}

interface Deps {
  readonly database: Database
  readonly dataDir: string
  readonly gauge: JournalGauge
  /** Throws when the file is not the one of its name any more. */
  readonly assertInPlace: () => void
  /** The newest position that the file holds already. */
  readonly head: number
  /** Tells whoever sent the messages. */
  readonly tell: (outcome: CommitOutcome) => void
  /** After a commit that held something of the intakes. */
  readonly answerProven: (isStored: boolean) => void
  /** There is something new to read. */
  readonly onStored: () => void
}

/** Whatever waits becomes one commit, so that all of it shares one flush of the disk. */
export function createGroupCommit(deps: Deps): GroupCommit {
  const { database, dataDir, gauge, assertInPlace, head, tell, answerProven, onStored } = deps
  const { writeRows } = createJournalWriter(database)
  const { start, committed } = writeGauge(gauge)
  let added: Message[] = []
  let bytesAdded = 0
  const owed = new Map<string, readonly JournalRow[]>()
  let isRefusing = false
  start(head)

  /** Of each name the last holds: it says how everything after it is to be taken. */
  const owe = (messages: readonly Message[]): void => {
    for (const { rows, owedAs } of messages) {
      if (owedAs === null) continue
      owed.delete(owedAs)
      owed.set(owedAs, rows)
    }
  }

  const write = (messages: readonly Message[], proven: readonly JournalRow[]): boolean => {
    const before = [...owed.values()].flat()
    const own = messages.flatMap(({ rows }) => rows)
    try {
      assertInPlace()
      const { firstSeq, lastSeq } = writeRows([...before, ...own, ...proven])
      committed(lastSeq)
      if (messages.length > 0 || isRefusing)
        tell({ kind: 'committed', messages: messages.length, firstSeq: firstSeq + before.length })
      owed.clear()
      isRefusing = false
      return true
    } catch (error) {
      const file = journalFile(dataDir)
      const trouble = troubleOf(error, file) ?? makeTrouble('io', file)
      owe(messages)
      isRefusing = true
      tell({ kind: 'refused', trouble, messages: messages.length })
      noteDamage(dataDir, trouble)
      return false
    }
  }

  const commit = (proven: readonly JournalRow[] = []): void => {
    if (added.length + proven.length === 0) return
    const messages = added
    added = []
    bytesAdded = 0
    const isStored = write(messages, proven)
    if (proven.length > 0) answerProven(isStored)
    if (isStored) onStored()
  }

  return {
    add: message => {
      added.push(message)
      bytesAdded += message.bytes
      if (bytesAdded >= maxBytesPerCommit) commit()
    },
    commit,
  }
}
