import type { Migration } from '../../migrate.ts'

/** What was copied from another engine: the name that it has there, and its position in the journal here; and how far. */
export const copies: Migration = {
  sql: `
    CREATE TABLE copies (id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE) STRICT, WITHOUT ROWID;
    -- stream: where they came from; through: the position there up to which all of them are here.
    CREATE TABLE copied_through (stream TEXT PRIMARY KEY, through INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
}
