import type { Migration } from '../../migrate.ts'

/** A destination that wants the whole history gets it in steps, so it is remembered how far that is. */
export const owedHistory: Migration = {
  sql: `
    -- What lies before a destination was added, as far as it is not in the outbox yet: entries behind through and before
    -- until. practice: whether what practice plays is owed too, as it was wanted then. taken: JSON, positions among them
    -- that the destination is known to have. forgotten: JSON, sources that were forgotten since.
    CREATE TABLE outbox_owed (
      destination_id TEXT PRIMARY KEY,
      through INTEGER NOT NULL DEFAULT 0,
      until INTEGER NOT NULL,
      practice INTEGER NOT NULL,
      taken TEXT NOT NULL DEFAULT '[]',
      forgotten TEXT NOT NULL DEFAULT '[]'
    ) STRICT, WITHOUT ROWID;
  `,
}
