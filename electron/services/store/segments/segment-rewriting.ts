import type { Database } from '../database.ts'
import { encodeSegment, type Kept } from './segment-format.ts'
import { createSegmentReading } from './segment-reading.ts'

/** What a packed delivery becomes; null: nothing is left of it. */
export type Changes = ReadonlyMap<number, Kept | null>

/** Segments as they will be; to be written in a commit of the caller's. */
export type Rewritten = readonly {
  readonly lastSeq: number
  readonly kept: readonly Kept[]
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
      const rewritten: { lastSeq: number; kept: readonly Kept[]; content: Buffer }[] = []
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
        rewritten.push({ lastSeq: segment.lastSeq, kept, content: encodeSegment(kept) })
      }
      return rewritten
    },
    write: (rewritten: Rewritten): void => {
      for (const { lastSeq, kept, content } of rewritten) {
        if (kept.length === 0) remove.run(lastSeq)
        else update.run(kept.length, kept.filter(({ form }) => form === 'whole').length, content, lastSeq)
      }
    },
  }
}
