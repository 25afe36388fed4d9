import type { Migration } from '../../migrate.ts'

/**
 * What makes reading independent of how much there is: indices in the order of the lists, and counts that are kept and
 * never counted. The tables are filled by the rebuild that comes with the fold of this version.
 */
export const reading: Migration = {
  sql: `
    -- By what is known of a model's delivery, to find the job that it belongs to.
    CREATE INDEX model_events_by_seq ON model_events (seq);

    -- Bytes of a delivery each, measured at a million transactions: 13, 1, 6, 9 and 1.
    CREATE INDEX transactions_by_operator ON transactions (operator, status, started_at) WHERE operator IS NOT NULL;
    CREATE INDEX transactions_by_category ON transactions (category, started_at) WHERE category IS NOT NULL;
    CREATE INDEX transactions_by_country ON transactions (country, started_at) WHERE country IS NOT NULL;
    CREATE INDEX transactions_by_action ON transactions (title, started_at) WHERE kind = 'ussd';
    CREATE INDEX transactions_by_kind ON transactions (kind, started_at) WHERE kind <> 'ussd';
    DROP INDEX transactions_resolved;
    CREATE INDEX transactions_resolved ON transactions (started_at) WHERE resolution_verdict IS NOT NULL;

    -- Beginnings of one and two letters are in nearly every text: each has a list of its own, so that what was found
    -- newest first is not gathered from thousands of words. It takes 30 bytes of a delivery.
    DROP TABLE search;
    CREATE VIRTUAL TABLE search USING fts5 (
      text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2'
    );

    -- Which values there are, and how many transactions have each.
    CREATE TABLE facets (
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      source_id TEXT NOT NULL,
      transactions INTEGER NOT NULL,
      PRIMARY KEY (name, value, source_id)
    ) STRICT, WITHOUT ROWID;

    -- How many transactions each view shows. query: what is counted, with ids of sources; null for the app's own views.
    -- covered_to: transactions with a greater key are still to be counted; null when none is.
    CREATE TABLE view_counts (
      id TEXT PRIMARY KEY,
      query TEXT,
      transactions INTEGER NOT NULL,
      covered_to INTEGER
    ) STRICT, WITHOUT ROWID;
    INSERT INTO view_counts VALUES
      ('all', NULL, 0, NULL), ('attention', NULL, 0, NULL), ('failed', NULL, 0, NULL), ('pending', NULL, 0, NULL),
      ('stuck', NULL, 0, NULL), ('late', NULL, 0, NULL), ('quarantine', NULL, 0, NULL);

    CREATE TRIGGER quarantine_more AFTER INSERT ON quarantine BEGIN
      UPDATE view_counts SET transactions = transactions + 1 WHERE id = 'quarantine';
    END;
    CREATE TRIGGER quarantine_less AFTER DELETE ON quarantine BEGIN
      UPDATE view_counts SET transactions = transactions - 1 WHERE id = 'quarantine';
    END;

    -- What transactions are summed up under. kind: all of them, those of a source, those of a source with this category,
    -- or those of a source with this action, operator and country. Empty text: it has none.
    CREATE TABLE rollup_series (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('all', 'source', 'category', 'detail')),
      source_id TEXT NOT NULL,
      category TEXT NOT NULL,
      action TEXT NOT NULL,
      operator TEXT NOT NULL,
      country TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX rollup_series_by_name
      ON rollup_series (kind, source_id, category, action, operator, country);

    -- grain: 0 hours, 1 days, 2 months, all of UTC; at: the beginning, in hours since 1970, of those that began in it.
    -- times: how many took how long to a verdict, as 'bucket:transactions' with commas; see core/query/durations.ts.
    CREATE TABLE rollups (
      series INTEGER NOT NULL,
      grain INTEGER NOT NULL,
      at INTEGER NOT NULL,
      pending INTEGER NOT NULL,
      succeeded INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      cancelled INTEGER NOT NULL,
      unknown INTEGER NOT NULL,
      times TEXT NOT NULL,
      PRIMARY KEY (series, grain, at)
    ) STRICT, WITHOUT ROWID;

    -- One row: hours before this are kept only as days for what is told apart by more than its source.
    CREATE TABLE rollup_horizon (id INTEGER PRIMARY KEY CHECK (id = 1), hour INTEGER NOT NULL) STRICT;
    INSERT INTO rollup_horizon VALUES (1, 0);
  `,
}
