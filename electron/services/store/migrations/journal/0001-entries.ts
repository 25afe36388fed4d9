import type { Migration } from '../../migrate.ts'

/**
 * Append only. AUTOINCREMENT: a position is never given twice, also when the newest entries were removed, because the
 * state remembers positions. `kind` is `delivery` or the kind of an act; `at` is in milliseconds since 1970.
 */
export const entries: Migration = {
  sql: `
    CREATE TABLE entries (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      source_id TEXT,
      source_name TEXT,
      product TEXT CHECK (product IN ('ussd-app', 'hover-org')),
      proven_by TEXT CHECK (proven_by IN ('current-secret', 'previous-secret', 'import')),
      signed TEXT,
      digest BLOB,
      body BLOB,
      act TEXT,
      CHECK (
        CASE kind
          WHEN 'delivery' THEN source_id IS NOT NULL AND source_name IS NOT NULL AND product IS NOT NULL
            AND proven_by IS NOT NULL AND digest IS NOT NULL AND body IS NOT NULL AND act IS NULL
          ELSE act IS NOT NULL AND body IS NULL
        END
      )
    ) STRICT;
    CREATE INDEX entries_rules ON entries (seq) WHERE kind = 'rules-set';
  `,
}
