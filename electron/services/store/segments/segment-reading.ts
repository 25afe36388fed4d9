import type { Database } from '../database.ts'
import { makeTrouble, StoreError } from '../trouble.ts'
import { codec, decodeSegment, type Kept } from './segment-format.ts'

interface Row {
  readonly lastSeq: number
  readonly codec: string
  readonly content: Buffer
}

export interface SegmentReading {
  /** The segment that holds the first packed delivery behind a position; null when all packed ones are before it. */
  behind(seq: number): { readonly lastSeq: number; readonly kept: readonly Kept[] } | null
  /** A packed delivery; null when there is none at the position. */
  at(seq: number): Kept | null
  /** Everything in the segment that ends at a position. */
  whole(lastSeq: number): readonly Kept[]
  /** The newest packed position; 0 when there is none. */
  head(): number
}

/** Deliveries of one transaction lie close to one another, and a rebuild reads one segment after the other. */
const segmentsHeld = 8

/** Throws StoreError when a segment is damaged, or packed in a way that only a newer version knows. */
export function createSegmentReading(journal: Database): SegmentReading {
  // An engine of an older version may still work on the folder.
  if (journal.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'segments'`).get() === undefined) return nothing
  const next = journal.prepare<[number], Row>(
    'SELECT last_seq AS lastSeq, codec, content FROM segments WHERE last_seq >= ? ORDER BY last_seq LIMIT 1',
  )
  const last = journal.prepare<[], number | null>('SELECT max(last_seq) FROM segments').pluck()
  const held = new Map<number, { readonly content: Buffer; readonly kept: readonly Kept[] }>()

  const decode = ({ lastSeq, content, ...row }: Row): readonly Kept[] => {
    const known = held.get(lastSeq)
    // Trimming changes what a segment holds.
    if (known?.content.equals(content)) return known.kept
    if (row.codec !== codec) throw new StoreError(makeTrouble('newer', journal.name))
    const kept = unpack(content, journal.name)
    held.delete(lastSeq)
    held.set(lastSeq, { content, kept })
    for (const oldest of held.keys()) {
      if (held.size <= segmentsHeld) break
      held.delete(oldest)
    }
    return kept
  }
  const head = () => last.get() ?? 0

  return {
    behind: seq => {
      const row = next.get(seq + 1)
      return row === undefined ? null : { lastSeq: row.lastSeq, kept: decode(row).filter(one => one.seq > seq) }
    },
    at: seq => {
      const row = next.get(seq)
      return row === undefined ? null : (decode(row).find(one => one.seq === seq) ?? null)
    },
    whole: lastSeq => {
      const row = next.get(lastSeq)
      return row?.lastSeq === lastSeq ? decode(row) : []
    },
    head,
  }
}

function unpack(content: Buffer, file: string): readonly Kept[] {
  try {
    return decodeSegment(content)
  } catch (error) {
    throw new StoreError(makeTrouble('corrupt', file), { cause: error })
  }
}

const nothing: SegmentReading = { behind: () => null, at: () => null, whole: () => [], head: () => 0 }
