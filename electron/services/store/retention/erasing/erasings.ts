import type { Database } from '../../database.ts'

/** The salt of everything that was ever erased here: each erasing has its own. */
export function erasingsIn(journal: Database): ReadonlySet<string> {
  return new Set(
    journal.prepare<[], string>(`SELECT act ->> '$.salt' FROM entries WHERE kind = 'erased'`).pluck().all(),
  )
}
