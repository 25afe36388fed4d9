import type { ProvenBy, SourceKind } from '../../../../contract/transactions/transaction.ts'
import { parseJson } from '../../../../core/json-shape.ts'
import type { Database } from '../../database.ts'
import { type Lesson, readLesson } from '../../segments/lesson.ts'
import type { Kept } from '../../segments/segment-format.ts'
import { createSegmentReading } from '../../segments/segment-reading.ts'
import { makeTrouble, onFile, StoreError } from '../../trouble.ts'
import { type Act, actSchema } from '../entries/act.ts'
import { type EntryRow, entryColumns, isIntactRow } from '../entries/entry-row.ts'
import { firstRules, type ProjectionRules, readProjectionRules } from '../entries/projection-rules.ts'

/** A delivery but for what it says. */
export interface DeliveryHead {
  readonly kind: 'delivery'
  readonly seq: number
  readonly at: number
  readonly sourceId: string
  readonly sourceName: string
  readonly product: SourceKind
  readonly provenBy: ProvenBy
  /** What people wrote is gone; what is left is what a fold needs. */
  readonly isTrimmed?: boolean
}
export interface StoredDelivery extends DeliveryHead {
  /** What was stored, as text: JSON, unless it came as something else. */
  readonly text: string
  /** JSON text of the signed headers and path; null where nothing was signed. */
  readonly signed: string | null
}
/** Of a transaction that is gone: what others learned from it. */
export interface StoredLesson {
  readonly kind: 'lesson'
  readonly seq: number
  readonly at: number
  readonly sourceId: string
  readonly lesson: Lesson
}
/** `act` is null for one that this version does not know. */
export interface StoredAct {
  readonly kind: 'act'
  readonly seq: number
  readonly at: number
  readonly act: Act | null
}
export type StoredEntry = StoredDelivery | StoredAct | StoredLesson
/** An entry, whether its delivery is text still or was read. */
export type EntryHead = DeliveryHead | StoredAct | StoredLesson

export interface ActsAsked {
  readonly kinds: readonly Act['kind'][]
  readonly through: number
  readonly limit: number
}

export interface AllAsked {
  readonly through: number
  readonly limit: number
}

export interface JournalReading {
  /** The next entries after a position, oldest first: at most so many, and often fewer. None: the end is reached. */
  after(seq: number, limit: number): readonly StoredEntry[]
  /** Entries after a position and up to another, oldest first; fewer than `limit` only where there are no more. */
  allAfter(seq: number, asked: AllAsked): readonly StoredEntry[]
  /** Acts of some kinds after a position and up to another, oldest first. Deliveries on the way are not read. */
  actsAfter(seq: number, asked: ActsAsked): readonly StoredAct[]
  /** What is left of a delivery; null when nothing is. */
  stored(seq: number): { readonly body: Buffer; readonly isTrimmed: boolean } | null
  /** What was left at the position of a transaction that is gone; null when that is nothing. */
  lesson(seq: number): Lesson | null
  /** An act; null when there is none at the position, or none that this version knows. */
  act(seq: number): Act | null
  /** The newest position; 0 when empty. */
  head(): number
  lastRules(): ProjectionRules
}

interface ActRow {
  readonly seq: number
  readonly at: number
  readonly act: string
}

/** Reads the journal. Errors of SQLite leave as StoreError naming the journal's file. */
export function createJournalReading(database: Database): JournalReading {
  const columns = entryColumns(database)
  const after = database
    .prepare<[number, number], EntryRow>(`SELECT ${columns} FROM entries WHERE seq > ? ORDER BY seq LIMIT ?`)
    .raw()
  const body = database
    .prepare<[number], Buffer>(`SELECT body FROM entries WHERE seq = ? AND kind = 'delivery'`)
    .pluck()
  const act = database.prepare<[number], string>('SELECT act FROM entries WHERE seq = ? AND act IS NOT NULL').pluck()
  const acts = database.prepare<[number, number, string, number], ActRow>(
    `SELECT seq, at, act FROM entries WHERE seq > ? AND seq <= ? AND kind IN (SELECT value FROM json_each(?))
     ORDER BY seq LIMIT ?`,
  )
  const head = database.prepare<[], number>('SELECT seq FROM entries ORDER BY seq DESC LIMIT 1').pluck()
  const rules = database
    .prepare<[], string>(`SELECT act FROM entries WHERE kind = 'rules-set' ORDER BY seq DESC LIMIT 1`)
    .pluck()
  const segments = createSegmentReading(database)
  const between = database
    .prepare<[number, number, number], EntryRow>(
      `SELECT ${columns} FROM entries WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?`,
    )
    .raw()
  const read = (row: EntryRow): StoredEntry => {
    if (isIntactRow(row, seq => body.get(seq))) return entryOf(row)
    throw new StoreError(makeTrouble('corrupt', database.name))
  }
  // One view of the file: what is packed between two looks would be missed by both.
  const readAfter = database.transaction((from: number, limit: number): readonly StoredEntry[] => {
    for (let seq = from; ; ) {
      const segment = segments.behind(seq)
      if (segment === null) return after.all(seq, limit).map(read)
      const others = between.all(seq, segment.lastSeq, limit).map(read)
      const packed = segment.kept.slice(0, limit).map(entryOfKept)
      if (packed.length + others.length > 0) return [...packed, ...others].sort((a, b) => a.seq - b.seq).slice(0, limit)
      // All that was left of its range has been pruned.
      seq = segment.lastSeq
    }
  })
  const readAllAfter = database.transaction((from: number, { through, limit }: AllAsked): readonly StoredEntry[] => {
    const found: StoredEntry[] = []
    for (let seq = from; found.length < limit; seq = found.at(-1)?.seq ?? seq) {
      const next = readAfter(seq, limit - found.length).filter(entry => entry.seq <= through)
      if (next.length === 0) break
      found.push(...next)
    }
    return found
  })
  const stored = (seq: number) => {
    const found = body.get(seq)
    if (found !== undefined) return { body: found, isTrimmed: false }
    const kept = segments.at(seq)
    return kept === null || kept.form === 'gone' ? null : { body: kept.body, isTrimmed: kept.form === 'trimmed' }
  }
  return {
    after: (seq, limit) => onFile(database.name, () => readAfter(seq, limit)),
    allAfter: (seq, asked) => onFile(database.name, () => readAllAfter(seq, asked)),
    actsAfter: (seq, { kinds, through, limit }) =>
      onFile(database.name, () => acts.all(seq, through, JSON.stringify(kinds), limit)).map(({ act, ...row }) => ({
        ...row,
        kind: 'act',
        act: readAct(act),
      })),
    stored: seq => onFile(database.name, () => stored(seq)),
    lesson: seq => {
      const kept = onFile(database.name, () => segments.at(seq))
      return kept?.form === 'gone' ? readLesson(kept.body) : null
    },
    act: seq => {
      const text = onFile(database.name, () => act.get(seq))
      return text === undefined ? null : readAct(text)
    },
    // The newest may be packed while older acts, which never are, stand where they stood.
    head: () => onFile(database.name, () => Math.max(head.get() ?? 0, segments.head())),
    lastRules: () => {
      const act = onFile(database.name, () => rules.get())
      const parsed = act === undefined ? null : readAct(act)
      return parsed?.kind === 'rules-set' ? readProjectionRules(parsed) : firstRules
    },
  }
}

function entryOf(row: EntryRow): StoredEntry {
  const [seq, at, , , sourceId, sourceName, product, provenBy, text, signed, act] = row
  if (act !== null) return { kind: 'act', seq, at, act: readAct(act) }
  return { kind: 'delivery', seq, at, sourceId, sourceName, product, provenBy, text, signed }
}

function entryOfKept({ form, body, digest: _digest, ...rest }: Kept): StoredEntry {
  if (form === 'gone')
    return { kind: 'lesson', seq: rest.seq, at: rest.at, sourceId: rest.sourceId, lesson: readLesson(body) }
  return { kind: 'delivery', ...rest, text: body.toString('utf8'), ...(form === 'trimmed' && { isTrimmed: true }) }
}

function readAct(text: string): Act | null {
  return actSchema.safeParse(parseJson(text)).data ?? null
}
