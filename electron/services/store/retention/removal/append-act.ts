import type { Database } from '../../database.ts'
import type { Act } from '../../journal/entries/act.ts'
import { checksumOfAct } from '../../journal/entries/checksum.ts'

/** Writes an act in a commit that also changes what the act speaks of. */
export function appendAct(journal: Database, at: number, act: Act): void {
  const text = JSON.stringify(act)
  journal
    .prepare<[number, string, string, number | null]>(
      'INSERT INTO entries (at, kind, act, checksum) VALUES (?, ?, ?, ?)',
    )
    .run(Math.trunc(at), act.kind, text, checksumOfAct(Math.trunc(at), act.kind, text))
}
