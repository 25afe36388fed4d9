import { tomorrowOf } from '../../../core/retention/policy.ts'
import type { Database } from '../database.ts'
import { isIntactDelivery } from '../journal/entries/checksum.ts'
import { codec, encodeSegment, entriesPerSegment, type Kept } from '../segments/segment-format.ts'
import { makeTrouble, onFile, StoreError } from '../trouble.ts'

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
  /** Behind which position; the newest segment, unless also what lies between segments is wanted. */
  readonly from?: number
}

/** Packed in one commit: some milliseconds of work, and the lock on the journal for less than one of them. */
export const mostSegments = 4
/** Bodies may be as large as the receiver allows. */
const bytesPerSegment = 1_048_576

interface Unpacked extends Kept {
  readonly checksum: number | null
}

export function createPacking(journal: Database): Packing {
  const head = journal.prepare<[], number | null>('SELECT max(last_seq) FROM segments').pluck()
  const oldest = journal.prepare<[number, number, number], Unpacked>(`
    SELECT seq, at, 'whole' AS form, source_id AS sourceId, source_name AS sourceName, product, proven_by AS provenBy,
      signed, digest, body, checksum
    FROM entries WHERE kind = 'delivery' AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?
  `)
  const insert = journal.prepare(`
    INSERT INTO segments (last_seq, first_seq, entries, whole, last_at, codec, content) VALUES (?, ?, ?, ?, ?, ?, ?)
  `)
  const remove = journal.prepare<[number, number]>(
    `DELETE FROM entries WHERE seq >= ? AND seq <= ? AND kind = 'delivery'`,
  )
  const between = journal.prepare<[number, number]>('SELECT 1 FROM segments WHERE last_seq > ? AND last_seq < ?')
  const isDivided = (last: number, next: number) => next > last + 1 && between.get(last, next) !== undefined
  const keepFirst = journal.prepare<[Buffer]>(`INSERT OR IGNORE INTO facts (name, value) VALUES ('first-digest', ?)`)

  const commit = journal.transaction(
    (packed: readonly { kept: readonly Kept[]; content: Buffer }[], before: number) => {
      for (const { kept, content } of packed) {
        const [first, last] = [kept[0], kept.at(-1)]
        if (first === undefined || last === undefined) continue
        // Times of a wrong clock would keep the texts of all others in the segment.
        const lastAt = kept.reduce((latest, { at }) => (at < tomorrowOf(before) ? Math.max(latest, at) : latest), 0)
        keepFirst.run(first.digest)
        insert.run(last.seq, first.seq, kept.length, kept.length, lastAt, codec, content)
        remove.run(first.seq, last.seq)
      }
    },
  )

  return {
    pack: ({ upTo, before, all, most = mostSegments, from }) =>
      onFile(journal.name, () => {
        // `at` is not sorted: an import brings old times. A younger one in between simply waits for its turn.
        const found = oldest.iterate(from ?? head.get() ?? 0, upTo, most * entriesPerSegment)
        const groups = grouped(contiguous(intact(found, journal.name), before), { most, all, isDivided })
        // Compressed before the lock is taken: what is old does not change.
        commit.immediate(
          groups.map(kept => ({ kept, content: encodeSegment(kept) })),
          before,
        )
        return groups.reduce((sum, { length }) => sum + length, 0)
      }),
  }
}

interface AllPacked {
  /** `everywhere`: also what was passed over between segments. */
  readonly where: 'behind-newest' | 'everywhere'
  /** What came later is left as it is, in milliseconds since 1970. */
  readonly before?: number
}

/** Packs in as many commits as it takes. */
export function packAll(journal: Database, { where, before = Number.POSITIVE_INFINITY }: AllPacked): void {
  const { pack } = createPacking(journal)
  const from = where === 'everywhere' ? { from: 0 } : {}
  while (pack({ upTo: Number.MAX_SAFE_INTEGER, before, all: true, ...from }) > 0);
}

/** Before it gets another checksum, that of the packed one. Throws StoreError for what is not what was written. */
function* intact(found: Iterable<Unpacked>, file: string): Iterable<Kept> {
  for (const { checksum, ...one } of found) {
    if (!isIntactDelivery(checksum, one)) throw new StoreError(makeTrouble('corrupt', file))
    yield one
  }
}

/** Up to the first that is too young, so that segments never overlap. */
function* contiguous(found: Iterable<Kept>, before: number): Iterable<Kept> {
  for (const one of found) {
    if (one.at >= before && one.at < tomorrowOf(before)) return
    yield one
  }
}

interface Grouping {
  readonly most: number
  /** Also what is left over at the end, however little it is. */
  readonly all: boolean
  /** Whether a segment lies between two positions. */
  readonly isDivided: (before: number, behind: number) => boolean
}

/**
 * Reads no further than it has to: each body may be as large as the receiver allows. Nothing is passed over, because what
 * lies before the newest segment is not looked at again: a group that the next delivery does not fit into is packed as it is.
 */
function grouped(found: Iterable<Kept>, { most, all, isDivided }: Grouping): readonly (readonly Kept[])[] {
  const groups: (readonly Kept[])[] = []
  let [group, bytes] = [[] as Kept[], 0]
  for (const one of found) {
    const last = group.at(-1)
    const isFull = group.length === entriesPerSegment || bytes + one.body.length > bytesPerSegment
    if (last !== undefined && (isFull || isDivided(last.seq, one.seq))) {
      groups.push(group)
      if (groups.length === most) return groups
      ;[group, bytes] = [[], 0]
    }
    group.push(one)
    bytes += one.body.length
  }
  const isLeftOver = group.length < entriesPerSegment && bytes <= bytesPerSegment / 2
  return group.length > 0 && (all || !isLeftOver) ? [...groups, group] : groups
}
