import { faultOf } from '../../fault.ts'
import { journalFile } from '../data-place.ts'
import type { Database } from '../database.ts'
import { noteDamage } from '../suspect.ts'
import { type StoreTrouble, troubleOf } from '../trouble.ts'
import { findTrouble } from './file/find-trouble.ts'
import { type JournalGauge, writeGauge } from './journal-gauge.ts'
import type { CommitOutcome, OwedAs } from './journal-messages.ts'
import { createJournalWriter } from './journal-writer.ts'
import { createOwedActs } from './owed-acts.ts'
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
  /** What would keep an entry from being written now; null for nothing. Writes none. */
  findTrouble(): StoreTrouble | null
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
  const owed = createOwedActs()
  let isRefusing = false
  start(head)

  const refuse = (messages: readonly Message[], error: unknown): void => {
    const file = journalFile(dataDir)
    const found = troubleOf(error, file)
    const trouble: StoreTrouble = found ?? { kind: 'io', file, sentence: faultSentence(file) }
    if (found !== null) owed.owe(messages)
    // Owed on, what a bug keeps from being written would be refused for ever, with everything later. Nobody can tell which it
    // is. The next start says rules and destinations again.
    const cause = { ...faultOf(error), forgotten: found === null ? owed.forget(messages) : null }
    isRefusing = true
    tell({ kind: 'refused', trouble, cause, messages: messages.length })
    noteDamage(dataDir, trouble)
  }

  const write = (messages: readonly Message[], proven: readonly JournalRow[]): boolean => {
    const before = owed.rows()
    const own = messages.flatMap(({ rows }) => rows)
    try {
      assertInPlace()
      const { firstSeq, lastSeq } = writeRows([...before, ...own, ...proven])
      committed(lastSeq)
      if (messages.length > 0 || isRefusing)
        tell({ kind: 'committed', messages: messages.length, firstSeq: firstSeq + before.length })
      owed.written()
      isRefusing = false
      return true
    } catch (error) {
      refuse(messages, error)
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
    findTrouble: () => {
      const trouble = findTrouble({ journal: database, dataDir, assertInPlace, isRefusing })
      // Whoever asked hears it: no later commit has to say that the refusals are over.
      if (trouble === null) isRefusing = false
      return trouble
    },
  }
}

const faultSentence = (file: string): string =>
  `A fault in Hover Tray, not in the disk, kept something from being written to ${file}. The log says where; please report it.`
