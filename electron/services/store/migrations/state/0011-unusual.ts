import type { Migration } from '../../migrate.ts'

/**
 * What is normal, and what is not: sums by the hour in which transactions were heard of, and what was found to be unusual
 * by them. Times are in milliseconds since 1970. Filled by the rebuild that comes with the fold of this version.
 */
export const unusual: Migration = {
  sql: `
    -- A kind more. heard: transactions of a source, or of a source with this action and operator, by the hour in which
    -- they were heard of first; kept by the hour alone, and without developers' runs.
    DELETE FROM rollups;
    DROP TABLE rollup_series;
    CREATE TABLE rollup_series (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('all', 'source', 'category', 'detail', 'heard')),
      source_id TEXT NOT NULL,
      category TEXT NOT NULL,
      action TEXT NOT NULL,
      operator TEXT NOT NULL,
      country TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX rollup_series_by_name
      ON rollup_series (kind, source_id, category, action, operator, country);

    -- What was found, by the id of its notice. action, operator: null of a source as a whole. last_hour, last_events: when
    -- anything was heard last, and how much in that hour. over_at: null while it lasts.
    CREATE TABLE unusual (
      id TEXT PRIMARY KEY,
      topic TEXT NOT NULL,
      source_id TEXT NOT NULL,
      action TEXT,
      operator TEXT,
      since INTEGER NOT NULL,
      last_hour INTEGER,
      last_events INTEGER NOT NULL,
      over_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX unusual_open ON unusual (source_id) WHERE over_at IS NULL;
    CREATE INDEX unusual_by_time ON unusual (since);
  `,
}
