import type { Database } from '../database.ts'
import type { JournalRow } from './packing.ts'

export interface Taught {
  readonly sourceId: string
  /** Position of the transaction that is gone and taught it. */
  readonly key: number
}

/** Which Hover app a source is known for is told by one transaction that is gone; others need not leave that behind too. */
export function createAppTeaching(journal: Database) {
  const earliest = journal
    .prepare<[string], number>(`SELECT CAST(CAST(value AS TEXT) AS INTEGER) FROM facts WHERE name = 'app-taught/' || ?`)
    .pluck()
  const save = journal.prepare<[string, Buffer]>(`
    INSERT INTO facts (name, value) VALUES ('app-taught/' || ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value
  `)
  return {
    /** Whether the source was known by then. */
    isTaught: ({ sourceId, key }: Taught): boolean => {
      const known = earliest.get(sourceId)
      return known !== undefined && known <= key
    },
    note: ({ sourceId, key }: Taught): void => {
      const known = earliest.get(sourceId)
      if (known === undefined || known > key) save.run(sourceId, Buffer.from(String(key)))
    },
  }
}

/** To be called in the commit that writes these. What taught a source before it was forgotten teaches it nothing behind that. */
export function createAppForgetting(journal: Database): (rows: readonly JournalRow[]) => void {
  const forget = journal.prepare<[string | null]>(`
    DELETE FROM facts WHERE name = 'app-taught/' || (? ->> '$.sourceId')
  `)
  return rows => {
    for (const [, kind, , , , , , act] of rows) if (kind === 'source-forgotten') forget.run(act)
  }
}
