import type { OutboxDestination } from '../../../../contract/settings/destinations.ts'
import type { Database } from '../../database.ts'
import type { Act } from '../../journal/entries/act.ts'
import type { EntryHead, JournalReading } from '../../journal/file/journal-reading.ts'
import type { BatchLimits } from '../projected.ts'
import type { CopyBook } from './copy-book.ts'
import { isFor, type OutboxCopies, sourceOf } from './outbox-copies.ts'

type Forwarded = Extract<Act, { readonly kind: 'forwarded' }>

/**
 * What was there before a destination was added, and is not in the outbox yet. It comes there step by step; what comes in
 * meanwhile is put behind it at once, and read only when all before it is there. What happens to an event that is not there
 * yet, as in a rebuild, which may be slower here than the commits were, is remembered until its turn.
 */
export interface OwedHistory {
  /** Everything before a position. */
  owe(destination: OutboxDestination, until: number): void
  /** Nothing is owed to who is no destination any more. */
  forgetGone(): void
  taken(act: Forwarded): void
  /** Before an event is given up: it is put there now, to be found. */
  putAhead(destinationId: string, seq: number): void
  /** What came from elsewhere, from this position on, is sent to nobody. */
  restored(fromSeq: number): void
  /** Puts some more there, in a commit of its own; false when nothing is owed. */
  step(limits: BatchLimits): boolean
}

/** How many entries are in memory at once: each may be as large as the receiver allows. */
const entriesPerRead = 64

interface OwedRow {
  readonly id: string
  readonly through: number
  readonly until: number
  readonly practice: 0 | 1
  readonly taken: string
  readonly forgotten: string
}

interface Deps {
  readonly journal: Pick<JournalReading, 'after'>
  readonly copies: OutboxCopies
  readonly isCopy: CopyBook['isCopy']
}

export function createOwedHistory(state: Database, { journal, copies, isCopy }: Deps): OwedHistory {
  const columns = 'destination_id AS id, through, until, practice, taken, forgotten'
  const first = state.prepare<[], OwedRow>(`SELECT ${columns} FROM outbox_owed ORDER BY destination_id LIMIT 1`)
  const ofOne = state.prepare<[string], OwedRow>(`SELECT ${columns} FROM outbox_owed WHERE destination_id = ?`)
  const insert = state.prepare<[string, number, number]>(
    'INSERT INTO outbox_owed (destination_id, until, practice) VALUES (?, ?, ?)',
  )
  const advance = state.prepare<[number, string, string]>(
    'UPDATE outbox_owed SET through = ?, taken = ? WHERE destination_id = ?',
  )
  const shorten = state.prepare<[number]>('UPDATE outbox_owed SET until = min(until, ?)')
  const removeDone = state.prepare('DELETE FROM outbox_owed WHERE through >= until - 1')
  const removeGone = state.prepare(
    'DELETE FROM outbox_owed WHERE destination_id NOT IN (SELECT id FROM outbox_destinations)',
  )

  const reach = ({ id, until }: OwedRow, through: number, taken: readonly number[]): void => {
    const ahead = taken.filter(seq => seq > through && seq < until)
    advance.run(through, JSON.stringify([...new Set(ahead)]), id)
    removeDone.run()
  }

  /** Whether an entry is owed. */
  const isOwed = (owed: OwedRow): ((entry: EntryHead) => boolean) => {
    const [taken, forgotten] = [new Set(takenOf(owed)), new Set(forgottenOf(owed))]
    return entry => {
      if (entry.seq <= owed.through || entry.seq >= owed.until || taken.has(entry.seq) || isCopy(entry.seq))
        return false
      const sourceId = sourceOf(entry)
      return isFor({ practice: owed.practice === 1 }, sourceId) && !forgotten.has(sourceId)
    }
  }

  const step = state.transaction((owed: OwedRow, { maxEntries, maxMs, now }: BatchLimits): void => {
    const fits = isOwed(owed)
    const end = now() + maxMs
    let { through } = owed
    // At least once, so that there is an end of it.
    for (let left = maxEntries; ; ) {
      const entries = journal.after(through, Math.min(left, entriesPerRead))
      for (const entry of entries) if (fits(entry)) copies.put(entry, [owed])
      through = entries.at(-1)?.seq ?? owed.until
      left -= entries.length
      if (left <= 0 || through >= owed.until - 1 || now() >= end) break
    }
    reach(owed, through, takenOf(owed))
  })

  return {
    owe: ({ id, practice }, until) => {
      insert.run(id, until, practice ? 1 : 0)
      removeDone.run()
    },
    forgetGone: () => void removeGone.run(),
    taken: ({ destinationId, through, finished }) => {
      const owed = ofOne.get(destinationId)
      if (owed === undefined) return
      reach(owed, Math.max(owed.through, through), [...takenOf(owed), ...finished.map(([seq]) => seq)])
    },
    putAhead: (destinationId, seq) => {
      const owed = ofOne.get(destinationId)
      if (owed === undefined) return
      const [entry] = journal.after(seq - 1, 1)
      if (entry?.seq === seq && isOwed(owed)(entry)) copies.put(entry, [owed])
    },
    restored: fromSeq => {
      shorten.run(fromSeq)
      removeDone.run()
    },
    step: limits => {
      const owed = first.get()
      if (owed !== undefined) step.immediate(owed, limits)
      return owed !== undefined
    },
  }
}

/** Both are written here and where a source is forgotten. */
const takenOf = ({ taken }: OwedRow) => JSON.parse(taken) as readonly number[]
const forgottenOf = ({ forgotten }: OwedRow) => JSON.parse(forgotten) as readonly string[]
