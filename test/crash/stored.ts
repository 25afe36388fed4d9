import Sqlite from 'better-sqlite3'
import { journalFile } from '../../electron/services/store/data-place.ts'
import { type Act, actSchema } from '../../electron/services/store/journal/entries/act.ts'
import { createSegmentReading } from '../../electron/services/store/segments/segment-reading.ts'

/** What a journal holds, read past the app's own reading of it where that is possible. */
export interface StoredJournal {
  /** How often each body is there, by its digest; `whole`: those of which the text is there too. */
  readonly digests: ReadonlyMap<string, number>
  readonly whole: ReadonlySet<string>
  /** Deliveries that went on purpose, because their transactions were old. */
  readonly pruned: number
  /** Positions that were emptied because a customer was erased. */
  readonly erased: number
  readonly isPacked: boolean
  readonly isTrimmed: boolean
  /** Positions that were given and hold nothing, and of which no act says that they were emptied. */
  readonly unexplained: number
  /** Notices that were journaled as shown more than once. */
  readonly toldTwice: readonly string[]
}

export function readJournal(storeDir: string): StoredJournal {
  const journal = new Sqlite(journalFile(storeDir), { readonly: true })
  try {
    const entries = journal
      .prepare<[], { digest: string | null; act: string | null }>(
        'SELECT lower(hex(digest)) AS digest, act FROM entries',
      )
      .all()
    const segments = createSegmentReading(journal)
    const packed = journal
      .prepare<[], number>('SELECT last_seq FROM segments ORDER BY last_seq')
      .pluck()
      .all()
      .flatMap(lastSeq => segments.whole(lastSeq))
      .filter(({ form }) => form !== 'gone')
      .map(({ digest, form }) => ({ digest: digest.toString('hex'), form }))
    const unpacked = entries.flatMap(({ digest }) => (digest ? [{ digest, form: 'whole' as const }] : []))
    const stored = [...unpacked, ...packed]
    const acts = entries.flatMap(({ act }) => (act === null ? [] : (actSchema.safeParse(JSON.parse(act)).data ?? [])))
    const given = journal.prepare<[], number>(`SELECT seq FROM sqlite_sequence WHERE name = 'entries'`).pluck().get()
    const sumOf = (kind: Act['kind']) => acts.reduce((sum, act) => sum + (act.kind === kind ? emptiedBy(act) : 0), 0)
    const [pruned, erased] = [sumOf('pruned'), sumOf('erased')]
    return {
      digests: countsOf(stored.map(({ digest }) => digest)),
      whole: new Set(stored.flatMap(({ digest, form }) => (form === 'whole' ? [digest] : []))),
      ...{ pruned, erased },
      isPacked: packed.length > 0,
      isTrimmed: packed.some(({ form }) => form === 'trimmed'),
      unexplained: (given ?? 0) - entries.length - packed.length - pruned - erased,
      toldTwice: repeated(acts.flatMap(act => (act.kind === 'notice-shown' ? [act.noticeId] : []))),
    }
  } finally {
    journal.close()
  }
}

function emptiedBy(act: Act): number {
  if (act.kind === 'pruned') return act.deliveries
  return act.kind === 'erased' ? act.deliveries + act.quarantined.length + act.acts : 0
}

function countsOf(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function repeated(values: readonly string[]): readonly string[] {
  return [...countsOf(values)].flatMap(([value, count]) => (count > 1 ? [value] : []))
}
