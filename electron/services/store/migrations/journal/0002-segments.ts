import type { Migration } from '../../migrate.ts'

/**
 * Old deliveries, packed. A segment holds those of a range of positions, oldest first; what is not a delivery stays in
 * `entries`. A position is in one of the two, never in both. `whole`: how many of its deliveries still have their text.
 * `facts`: what has to outlive the first delivery, such as the salt of the names of phones. The last index finds what
 * Hover answered about a job; a row that is no JSON any more must not keep a mended journal from being written.
 */
export const segments: Migration = {
  sql: `
    CREATE TABLE segments (
      last_seq INTEGER PRIMARY KEY,
      first_seq INTEGER NOT NULL,
      entries INTEGER NOT NULL,
      whole INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      codec TEXT NOT NULL,
      content BLOB NOT NULL
    ) STRICT;
    CREATE INDEX segments_whole ON segments (last_seq) WHERE whole > 0;
    CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX entries_seen_jobs ON entries (act ->> '$.sourceId', act ->> '$.job.id')
      WHERE kind = 'job-seen' AND json_valid(act);
  `,
}
