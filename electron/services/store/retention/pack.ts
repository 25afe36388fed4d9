import type { Database } from '../database.ts'
import { codec, encodeSegment, entriesPerSegment, type Kept } from '../segments/segment-format.ts'
import { onFile } from '../trouble.ts'

export interface Packing {
  /**
   * Packs the oldest deliveries that are not packed yet, in one commit: those up to a position and received before a
   * time. Returns how many. Only full segments, unless `all` of them are wanted.
   */
  pack(limits: PackLimits): number
}

export interface PackLimits {
  readonly upTo: number
  readonly before: number
  readonly all: boolean
  /** How many segments at most. */
  readonly most?: number
}

/** Packed in one commit: some milliseconds of work, and the lock on the journal for less than one of them. */
export const mostSegments = 4
/** Bodies may be as large as the receiver allows. */
const bytesPerSegment = 1_048_576

export function createPacking(journal: Database): Packing {
  const head = journal.prepare<[], number | null>('SELECT max(last_seq) FROM segments').pluck()
  const oldest = journal.prepare<[number, number, number], Kept>(`
    SELECT seq, at, 'whole' AS form, source_id AS sourceId, source_name AS sourceName, product, proven_by AS provenBy,
      signed, digest, body
    FROM entries WHERE kind = 'delivery' AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?
  `)
  const insert = journal.prepare(`
    INSERT INTO segments (last_seq, first_seq, entries, whole, last_at, codec, content) VALUES (?, ?, ?, ?, ?, ?, ?)
  `)
  const remove = journal.prepare<[number, number]>(
    `DELETE FROM entries WHERE seq >= ? AND seq <= ? AND kind = 'delivery'`,
  )
  const keepFirst = journal.prepare<[Buffer]>(`INSERT OR IGNORE INTO facts (name, value) VALUES ('first-digest', ?)`)

  const commit = journal.transaction((packed: readonly { kept: readonly Kept[]; content: Buffer }[]) => {
    for (const { kept, content } of packed) {
      const [first, last] = [kept[0], kept.at(-1)]
      if (first === undefined || last === undefined) continue
      const lastAt = kept.reduce((latest, { at }) => Math.max(latest, at), 0)
      keepFirst.run(first.digest)
      insert.run(last.seq, first.seq, kept.length, kept.length, lastAt, codec, content)
      remove.run(first.seq, last.seq)
    }
  })

  return {
    pack: ({ upTo, before, all, most = mostSegments }) =>
      onFile(journal.name, () => {
        // `at` is not sorted: an import brings old times. A younger one in between simply waits for its turn.
        const found = oldest.iterate(head.get() ?? 0, upTo, most * entriesPerSegment)
        const groups = grouped(contiguous(found, before), most).filter(group => all || isFull(group))
        // Compressed before the lock is taken: what is old does not change.
        commit.immediate(groups.map(kept => ({ kept, content: encodeSegment(kept) })))
        return groups.reduce((sum, { length }) => sum + length, 0)
      }),
  }
}

/** What claims to be of a later day came from a clock that was wrong, and must not hold up what is behind it. */
const clockMayDifferMs = 86_400_000

/** Up to the first that is too young, so that segments never overlap. */
function* contiguous(found: Iterable<Kept>, before: number): Iterable<Kept> {
  for (const one of found) {
    if (one.at >= before && one.at < before + clockMayDifferMs) return
    yield one
  }
}

/** Reads no further than it has to: each body may be as large as the receiver allows. */
function grouped(found: Iterable<Kept>, most: number): readonly (readonly Kept[])[] {
  const groups: Kept[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const one of found) {
    const last = groups.at(-1)
    if (last === undefined || last.length === entriesPerSegment || bytes + one.body.length > bytesPerSegment) {
      if (groups.length === most) break
      groups.push([one])
      bytes = one.body.length
    } else {
      last.push(one)
      bytes += one.body.length
    }
  }
  return groups
}

function isFull(group: readonly Kept[]): boolean {
  return (
    group.length === entriesPerSegment || group.reduce((sum, { body }) => sum + body.length, 0) > bytesPerSegment / 2
  )
}
