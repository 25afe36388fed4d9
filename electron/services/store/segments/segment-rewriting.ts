import type { Database } from '../database.ts'
import { encodeSegment, type Kept } from './segment-format.ts'
import { createSegmentReading } from './segment-reading.ts'

/** What a packed delivery becomes; null: nothing is left of it. */
export type Changes = ReadonlyMap<number, Kept | null>

/** Segments as they will be, packed: their bodies may be too large to be held all at once. To be written in one commit. */
export type Rewritten = readonly {
  readonly lastSeq: number
  readonly entries: number
  readonly whole: number
  readonly content: Buffer
}[]

interface Unchanged {
  readonly firstSeq: number
  readonly lastAt: number
  readonly codec: string
}

/** Only one process at a time rewrites segments, so what was prepared still holds when it is written. */
export function createSegmentRewriting(journal: Database) {
  const reading = createSegmentReading(journal)
  const remove = journal.prepare<[number], Unchanged>(
    'DELETE FROM segments WHERE last_seq = ? RETURNING first_seq AS firstSeq, last_at AS lastAt, codec',
  )
  const insert = journal.prepare<[number, number, number, number, number, string, Buffer]>(`
    INSERT INTO segments (last_seq, first_seq, entries, whole, last_at, codec, content) VALUES (?, ?, ?, ?, ?, ?, ?)
  `)
  return {
    prepare: (changes: Changes): Rewritten => {
      const rewritten: Rewritten[number][] = []
      for (const seq of [...changes.keys()].sort((a, b) => a - b)) {
        const last = rewritten.at(-1)
        if (last !== undefined && seq <= last.lastSeq) continue
        const segment = reading.behind(seq - 1)
        if (segment === null) continue
        const all = reading.whole(segment.lastSeq)
        const kept = all.flatMap(one => {
          const changed = changes.get(one.seq)
          return changed === undefined ? [one] : changed === null ? [] : [changed]
        })
        const whole = kept.filter(({ form }) => form === 'whole').length
        rewritten.push({ lastSeq: segment.lastSeq, entries: kept.length, whole, content: encodeSegment(kept) })
      }
      return rewritten
    },
    write: (rewritten: Rewritten): void => {
      for (const { lastSeq, entries, whole, content } of rewritten) {
        // SQLite never frees the page of a row that an UPDATE makes smaller: most of what went would still be counted.
        const old = remove.all(lastSeq)[0]
        if (entries === 0 || old === undefined) continue
        insert.run(lastSeq, old.firstSeq, entries, whole, old.lastAt, old.codec, content)
      }
    },
  }
}
