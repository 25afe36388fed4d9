import type { Database } from '../../database.ts'
import type { Act } from '../../journal/entries/act.ts'

type CopiesNoted = Extract<Act, { readonly kind: 'copied' }>

/** Remembers what was copied from another engine, so that it is not taken twice and nobody is told of it here. */
export interface CopyBook {
  /** The entries behind this position are copies, one for each id. */
  note(act: CopiesNoted, seq: number): void
  /** Whether a copy stands at a position; known once the act before it was applied. */
  isCopy(seq: number): boolean
  /** After a roll-back: what is in memory was never written. */
  clear(): void
}

export function createCopyBook(state: Database): CopyBook {
  const insert = state.prepare<[string, number]>('INSERT INTO copies (id, seq) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const advance = state.prepare<[string, number]>(`
    INSERT INTO copied_through (stream, through) VALUES (?, ?)
    ON CONFLICT DO UPDATE SET through = max(through, excluded.through)
  `)
  const newest = state.prepare<[], number | null>('SELECT max(seq) FROM copies').pluck()
  const noted = state.prepare<[number], number>('SELECT 1 FROM copies WHERE seq = ?').pluck()
  let through: number | null = null

  return {
    note: ({ ids, from }, seq) => {
      for (const [n, id] of ids.entries()) insert.run(id, seq + 1 + n)
      advance.run(from.stream, from.through)
      through = seq + ids.length
    },
    isCopy: seq => {
      through ??= newest.get() ?? 0
      return seq <= through && noted.get(seq) !== undefined
    },
    clear: () => {
      through = null
    },
  }
}
