import type { RetentionSettings } from '../../../contract/settings.ts'
import type { Database } from '../database.ts'
import { type TransactionRow, transactionId } from '../projection/transaction-row.ts'
import { encodeLesson } from '../segments/lesson.ts'
import type { Kept } from '../segments/segment-format.ts'
import { createSegmentReading } from '../segments/segment-reading.ts'
import { createSegmentRewriting } from '../segments/segment-rewriting.ts'
import { onFile } from '../trouble.ts'
import { appendAct } from './append-act.ts'
import { createCandidates } from './candidates.ts'
import { createLessons } from './lessons.ts'
import { createPacking } from './pack.ts'
import { createUnprojected } from './unprojected.ts'

/** In one commit; each costs some pages of the state and of the journal. */
const mostPerStep = 50
const mostDeliveriesPerStep = 1000

/**
 * Takes whole transactions out of the journal, and says so there, in one commit; the projector then takes them out of the
 * state. A rebuild afterwards gives the same state. Throws StoreError.
 */
export function createPruning(journal: Database, state: Database) {
  const candidates = createCandidates(journal, state)
  const removal = createRemoval(journal, state)
  const segments = createSegmentReading(journal)
  const { pack } = createPacking(journal)
  const unprojected = createUnprojected(journal, state)

  const commit = journal.transaction((rows: readonly TransactionRow[], prepared: Prepared, when: When): number => {
    const later = unprojected(when.upTo)
    if (later === null || rows.some(row => later.ids.has(transactionId(row)))) return 0
    removal.write(prepared)
    appendAct(journal, when.at, { kind: 'pruned', keys: rows.map(({ key }) => key), deliveries: prepared.deliveries })
    return rows.length
  })

  /** How many went; 0: none has to, or the projector is busy. */
  return (settings: RetentionSettings, now: number): number =>
    onFile(journal.name, () => {
      const before = unprojected()
      if (before === null) return 0
      const rows = take(candidates(settings, now), before.ids)
      if (rows.length === 0) return 0
      const upTo = removal.lastSeqOf(rows)
      // One form for all of them: what is taken out is packed. Within the limit of a step, hence perhaps not all at once.
      if (segments.head() < upTo) pack({ upTo, before: Number.POSITIVE_INFINITY, all: true })
      const packed = segments.head()
      const ready = rows.filter(row => removal.lastSeqOf([row]) <= packed)
      return ready.length === 0 ? 0 : commit.immediate(ready, removal.prepare(ready), { upTo: before.upTo, at: now })
    })
}

interface When {
  /** How far the journal was looked through. */
  readonly upTo: number
  readonly at: number
}

function take(rows: Iterable<TransactionRow>, except: ReadonlySet<string>): readonly TransactionRow[] {
  const taken: TransactionRow[] = []
  let deliveries = 0
  for (const row of rows) {
    if (except.has(transactionId(row))) continue
    taken.push(row)
    deliveries += row.deliveries + row.duplicates
    if (taken.length === mostPerStep || deliveries > mostDeliveriesPerStep) break
  }
  return taken
}

type Prepared = ReturnType<ReturnType<typeof createRemoval>['prepare']>

/** Takes the packed deliveries of transactions out of the segments. */
export function createRemoval(journal: Database, state: Database) {
  const segments = createSegmentReading(journal)
  const rewriting = createSegmentRewriting(journal)
  const lessons = createLessons(journal, state)
  const seqsOf = state
    .prepare<[number], number>('SELECT seq FROM deliveries WHERE transaction_key = ? ORDER BY seq')
    .pluck()
  const lastOf = state
    .prepare<[number], number | null>('SELECT max(seq) FROM deliveries WHERE transaction_key = ?')
    .pluck()

  return {
    /** The newest position of any of their deliveries. */
    lastSeqOf: (rows: readonly TransactionRow[]): number =>
      rows.reduce((last, { key }) => Math.max(last, lastOf.get(key) ?? 0), 0),
    prepare: (rows: readonly TransactionRow[]) => {
      const changes = new Map<number, Kept | null>()
      const taught: { readonly key: number; readonly sourceId: string }[] = []
      for (const row of rows) {
        const kept = seqsOf.all(row.key).flatMap(seq => segments.at(seq) ?? [])
        for (const { seq } of kept) changes.set(seq, null)
        const [first] = kept
        const lesson = lessons.of(row, kept)
        if (first === undefined || lesson === null) continue
        const body = encodeLesson(lesson)
        changes.set(row.key, {
          ...first,
          form: 'gone',
          sourceName: '',
          signed: null,
          digest: Buffer.alloc(32),
          body,
          seq: row.key,
        })
        if (lesson.appId !== null) taught.push({ key: row.key, sourceId: row.source_id })
      }
      return { rewritten: rewriting.prepare(changes), taught, deliveries: changes.size }
    },
    write: ({
      rewritten,
      taught,
    }: {
      readonly rewritten: Parameters<typeof rewriting.write>[0]
      readonly taught: readonly { readonly key: number; readonly sourceId: string }[]
    }): void => {
      rewriting.write(rewritten)
      for (const one of taught) lessons.note(one)
    },
  }
}
