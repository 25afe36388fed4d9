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

/** Only one process at a time rewrites segments, so what was prepared still holds when it is written. */
export function createSegmentRewriting(journal: Database) {
  const reading = createSegmentReading(journal)
  const remove = journal.prepare<[number]>('DELETE FROM segments WHERE last_seq = ?')
  const update = journal.prepare<[number, number, Buffer, number]>(
    'UPDATE segments SET entries = ?, whole = ?, content = ? WHERE last_seq = ?',
  )
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
        if (entries === 0) remove.run(lastSeq)
        else update.run(entries, whole, content, lastSeq)
      }
    },
  }
}
