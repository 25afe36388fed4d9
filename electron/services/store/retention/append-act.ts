import type { Database } from '../database.ts'
import type { Act } from '../journal/entry.ts'

/** Writes an act in a commit that also changes what the act speaks of. */
export function appendAct(journal: Database, at: number, act: Act): void {
  journal
    .prepare<[number, string, string]>('INSERT INTO entries (at, kind, act) VALUES (?, ?, ?)')
    .run(Math.trunc(at), act.kind, JSON.stringify(act))
}
