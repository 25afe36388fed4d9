import type { Database } from '../../database.ts'
import type { Act } from '../../journal/entries/act.ts'

type CopiedAct = Extract<Act, { readonly kind: 'copied' }>

/** Positions of copies that follow each other: the first and the last. */
export type CopiedRun = readonly [first: number, last: number]

/** Remembers what was copied from another engine, so that it is not taken twice and nobody is told of it here. */
export function createCopyBook(state: Database) {
  const insert = state.prepare<[string, number]>('INSERT INTO copies (id, seq) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const advance = state.prepare<[string, number]>(`
    INSERT INTO copied_through (stream, through) VALUES (?, ?)
    ON CONFLICT DO UPDATE SET through = max(through, excluded.through)
  `)
  const newest = state.prepare<[], number | null>('SELECT max(seq) FROM copies').pluck()
  const noted = state.prepare<[number], number>('SELECT 1 FROM copies WHERE seq = ?').pluck()
  let through: number | null = null
  let runs: CopiedRun[] = []

  const isCopy = (seq: number): boolean => {
    through ??= newest.get() ?? 0
    return seq <= through && noted.get(seq) !== undefined
  }

  return {
    /** The entries behind this position are copies, one for each id. */
    note({ ids, from }: CopiedAct, seq: number): void {
      for (const [n, id] of ids.entries()) insert.run(id, seq + 1 + n)
      advance.run(from.stream, from.through)
      through = seq + ids.length
    },
    isCopy,
    /** An entry was applied. Returns whether it is a copy. */
    applied(seq: number): boolean {
      if (!isCopy(seq)) return false
      const last = runs.at(-1)
      if (last?.[1] === seq - 1) runs[runs.length - 1] = [last[0], seq]
      else runs.push([seq, seq])
      return true
    },
    takeRuns(): readonly CopiedRun[] {
      const taken = runs
      runs = []
      return taken
    },
    /** After a roll-back: what is in memory was never written. */
    clear(): void {
      through = null
      runs = []
    },
  }
}
