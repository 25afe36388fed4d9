import { journalFile } from '../data-place.ts'
import type { Database } from '../database.ts'
import { noteDamage } from '../suspect.ts'
import { makeTrouble, troubleOf } from '../trouble.ts'
import { type JournalGauge, writeGauge } from './journal-gauge.ts'
import type { CommitOutcome } from './journal-messages.ts'
import { createJournalWriter } from './journal-writer.ts'
import type { JournalRow } from './packing.ts'

/** What came as one message of the main thread. */
export interface Batch {
  readonly rows: readonly JournalRow[]
  /** What the disk refuses of it now goes before everything that is written later. */
  readonly isOwed: boolean
}

export interface GroupCommit {
  /** Puts it into the next commit. */
  add(batch: Batch): void
  /** The same with what the intakes had; it is answered by that commit. */
  addProven(rows: readonly JournalRow[]): void
  /** Writes all of it in one commit, or refuses all of it; nothing when there is none. */
  commit(): void
}

interface Deps {
  readonly database: Database
  readonly dataDir: string
  readonly gauge: JournalGauge
  /** The newest position that the file holds already. */
  readonly head: number
  /** Tells whoever sent the batches. */
  readonly tell: (outcome: CommitOutcome) => void
  /** After each commit. */
  readonly onEnd: (isStored: boolean) => void
}

/** Whatever waits becomes one commit, so that all of it shares one flush of the disk. */
export function createGroupCommit({ database, dataDir, gauge, head, tell, onEnd }: Deps): GroupCommit {
  const { writeRows } = createJournalWriter(database)
  const { start, committed } = writeGauge(gauge)
  let batches: Batch[] = []
  let proven: readonly JournalRow[] = []
  let owed: readonly JournalRow[] = []
  let isRefusing = false
  start(head)

  const write = (taken: readonly Batch[], rows: readonly JournalRow[]): boolean => {
    const own = taken.flatMap(({ rows }) => rows)
    try {
      const { firstSeq, lastSeq } = writeRows([...owed, ...own, ...rows])
      committed(lastSeq)
      if (taken.length > 0 || isRefusing)
        tell({ kind: 'committed', batches: taken.length, firstSeq: firstSeq + owed.length })
      owed = []
      isRefusing = false
      return true
    } catch (error) {
      const file = journalFile(dataDir)
      const trouble = troubleOf(error, file) ?? makeTrouble('io', file)
      noteDamage(dataDir, trouble)
      // Of each kind the last holds: what is owed says how everything after it is to be taken.
      owed = taken.findLast(batch => batch.isOwed)?.rows ?? owed
      isRefusing = true
      tell({ kind: 'refused', trouble, batches: taken.length })
      return false
    }
  }

  return {
    add: batch => void batches.push(batch),
    addProven: rows => {
      proven = rows
    },
    commit: () => {
      if (batches.length + proven.length === 0) return
      const [taken, rows] = [batches, proven]
      batches = []
      proven = []
      onEnd(write(taken, rows))
    },
  }
}
