import type { Database } from '../../database.ts'
import type { TransactionRow } from '../../projection/transactions/transaction-row.ts'
import { encodeLesson } from '../../segments/lesson.ts'
import type { Kept } from '../../segments/segment-format.ts'
import { createSegmentReading } from '../../segments/segment-reading.ts'
import { createSegmentRewriting } from '../../segments/segment-rewriting.ts'
import { createAnswers } from './answers.ts'
import { createLessons } from './lessons.ts'

export type Prepared = ReturnType<ReturnType<typeof createRemoval>['prepare']>

/** Takes the packed deliveries of transactions out of the segments, and what Hover answered about them out of the acts. */
export function createRemoval(journal: Database, state: Database) {
  const segments = createSegmentReading(journal)
  const rewriting = createSegmentRewriting(journal)
  const lessons = createLessons(journal, state)
  const answers = createAnswers(journal, state)
  // What Hover answered lies among the acts, and is never packed.
  const seqsOf = state
    .prepare<[number], number>(
      `SELECT seq FROM deliveries WHERE transaction_key = ? AND proven_by <> 'asked' ORDER BY seq`,
    )
    .pluck()
  const unpacked = journal.prepare<[number]>(`SELECT 1 FROM entries WHERE seq = ? AND kind = 'delivery'`)
  const lastOf = state
    .prepare<[number], number | null>(
      `SELECT max(seq) FROM deliveries WHERE transaction_key = ? AND proven_by <> 'asked'`,
    )
    .pluck()

  /** One after the other: a transaction may have been repeated thousands of times, and each body be a megabyte. */
  function* keptOf({ key }: TransactionRow): Iterable<Kept> {
    for (const seq of seqsOf.all(key)) {
      const one = segments.at(seq)
      if (one !== null) yield one
    }
  }

  return {
    /** Whether every one of its deliveries is packed, or gone. */
    isPacked: ({ key }: TransactionRow): boolean => seqsOf.all(key).every(seq => unpacked.get(seq) === undefined),
    /** The newest position of any of their deliveries; 0 when there is none. */
    lastSeqOf: (rows: readonly TransactionRow[]): number =>
      rows.reduce((last, { key }) => Math.max(last, lastOf.get(key) ?? 0), 0),
    prepare: (rows: readonly TransactionRow[]) => {
      const changes = new Map<number, Kept | null>()
      const taught: { readonly key: number; readonly sourceId: string }[] = []
      for (const row of rows) {
        let first: Kept | null = null
        for (const one of keptOf(row)) {
          first ??= one
          changes.set(one.seq, null)
        }
        const lesson = lessons.of(row, keptOf(row))
        if (first === null || lesson === null) continue
        changes.set(row.key, lessonAt(row.key, first, encodeLesson(lesson)))
        if (lesson.appId !== null) taught.push({ key: row.key, sourceId: row.source_id })
      }
      const acts = answers.remainders(rows)
      return { rewritten: rewriting.prepare(changes), taught, acts, deliveries: changes.size }
    },
    write: ({ rewritten, taught, acts }: Removed): void => {
      rewriting.write(rewritten)
      answers.write(acts)
      for (const one of taught) lessons.note(one)
    },
  }
}

interface Removed {
  readonly rewritten: Parameters<ReturnType<typeof createSegmentRewriting>['write']>[0]
  readonly taught: readonly { readonly key: number; readonly sourceId: string }[]
  readonly acts: Parameters<ReturnType<typeof createAnswers>['write']>[0]
}

function lessonAt(seq: number, first: Kept, body: Buffer): Kept {
  return { ...first, form: 'gone', sourceName: '', signed: null, digest: Buffer.alloc(32), body, seq }
}
