import type { Database } from '../../database.ts'
import { createKnowledge } from '../../exporting/known-entries.ts'
import type { Entry } from '../../journal/entries/entry.ts'

/** An entry of another engine, and the name that it has there. */
export interface Copy {
  readonly id: string
  readonly entry: Entry
}

/** A position in the stream that copies come from. */
export interface CopyPlace {
  readonly stream: string
  readonly through: number
}

export interface CopiesAsked {
  readonly copies: readonly Copy[]
  /** With them, everything up to here is in this folder. */
  readonly from: CopyPlace
}

/** Copies, and before them what says so. */
export function copiedEntries({ copies, from }: CopiesAsked, at: number): readonly Entry[] {
  const act = { kind: 'copied', ids: copies.map(({ id }) => id), from } as const
  return [{ kind: 'act', at, act }, ...copies.map(({ entry }) => entry)]
}

export function createCopiedThroughQuery(state: Database): (stream: string) => number {
  const through = state.prepare<[string], number>('SELECT through FROM copied_through WHERE stream = ?').pluck()
  return stream => through.get(stream) ?? 0
}

/**
 * Whether each of these is here: by its name, or because it was imported from a file before. Of two that say the same at
 * the same time, one that came as a copy is not the other.
 */
export function createKnownCopiesQuery(state: Database, journal: Database) {
  const byId = state.prepare<[string], number>('SELECT 1 FROM copies WHERE id = ?').pluck()
  const bySeq = state.prepare<[number], number>('SELECT 1 FROM copies WHERE seq = ?').pluck()
  const isKnown = createKnowledge(state, journal, seq => bySeq.get(seq) === undefined)
  const wasImported = ({ entry }: Copy): boolean => {
    if (entry.kind === 'act' && entry.act.kind !== 'job-seen') return false
    return isKnown(entry)
  }
  return (copies: readonly Copy[]): readonly boolean[] =>
    copies.map(copy => byId.get(copy.id) !== undefined || wasImported(copy))
}
