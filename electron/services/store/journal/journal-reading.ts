import type { ProvenBy, SourceKind } from '../../../contract/transaction.ts'
import type { Database } from '../database.ts'
import { onFile } from '../trouble.ts'
import { type Act, actSchema, firstRules, type ProjectionRules } from './entry.ts'

export interface StoredDelivery {
  readonly kind: 'delivery'
  readonly seq: number
  readonly at: number
  readonly sourceId: string
  readonly sourceName: string
  readonly product: SourceKind
  readonly provenBy: ProvenBy
  readonly body: Buffer
  /** JSON text of the signed headers and path; null where nothing was signed. */
  readonly signed: string | null
}
/** `act` is null for one that this version does not know. */
export interface StoredAct {
  readonly kind: 'act'
  readonly seq: number
  readonly at: number
  readonly act: Act | null
}
export type StoredEntry = StoredDelivery | StoredAct

export interface JournalReading {
  /** Entries after a position, oldest first. */
  after(seq: number, limit: number): readonly StoredEntry[]
  /** The body of a delivery; null when it is gone. */
  body(seq: number): Buffer | null
  /** An act; null when there is none at the position, or none that this version knows. */
  act(seq: number): Act | null
  /** The newest position; 0 when empty. */
  head(): number
  lastRules(): ProjectionRules
}

/** A row as the STRICT table and its CHECK guarantee it. */
type EntryRow = Omit<StoredDelivery, 'kind'> & { readonly kind: string; readonly act: string }

/** Reads the journal. Errors of SQLite leave as StoreError naming the journal's file. */
export function createJournalReading(database: Database): JournalReading {
  const after = database.prepare<[number, number], EntryRow>(`
    SELECT seq, at, kind, source_id AS sourceId, source_name AS sourceName, product, proven_by AS provenBy, body, signed, act
    FROM entries WHERE seq > ? ORDER BY seq LIMIT ?
  `)
  const body = database
    .prepare<[number], Buffer>(`SELECT body FROM entries WHERE seq = ? AND kind = 'delivery'`)
    .pluck()
  const act = database.prepare<[number], string>('SELECT act FROM entries WHERE seq = ? AND act IS NOT NULL').pluck()
  const head = database.prepare<[], number>('SELECT seq FROM entries ORDER BY seq DESC LIMIT 1').pluck()
  const rules = database
    .prepare<[], string>(`SELECT act FROM entries WHERE kind = 'rules-set' ORDER BY seq DESC LIMIT 1`)
    .pluck()
  return {
    after: (seq, limit) => onFile(database.name, () => after.all(seq, limit)).map(entryOf),
    body: seq => onFile(database.name, () => body.get(seq)) ?? null,
    act: seq => {
      const text = onFile(database.name, () => act.get(seq))
      return text === undefined ? null : readAct(text)
    },
    head: () => onFile(database.name, () => head.get()) ?? 0,
    lastRules: () => {
      const act = onFile(database.name, () => rules.get())
      const parsed = act === undefined ? null : readAct(act)
      return parsed?.kind === 'rules-set' ? { notifications: parsed.notifications } : firstRules
    },
  }
}

function entryOf(row: EntryRow): StoredEntry {
  const { kind, act, ...delivery } = row
  return kind === 'delivery' ? { kind, ...delivery } : { kind: 'act', seq: row.seq, at: row.at, act: readAct(act) }
}

function readAct(text: string): Act | null {
  return actSchema.safeParse(JSON.parse(text)).data ?? null
}
