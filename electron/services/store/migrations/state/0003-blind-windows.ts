import type { Migration } from '../../migrate.ts'

/**
 * When deliveries could not arrive, and what Hover answered afterwards. Times are in milliseconds since 1970.
 * Filled by the rebuild that comes with the fold of this version.
 */
export const blindWindows: Migration = {
  sql: `
    -- until_at: null while it lasts. recovered: transactions that changed meanwhile, as far as Hover could be asked.
    CREATE TABLE blind_windows (
      id TEXT PRIMARY KEY,
      source_id TEXT NOT NULL,
      product TEXT NOT NULL,
      cause TEXT NOT NULL,
      from_at INTEGER NOT NULL,
      until_at INTEGER,
      recovered_at INTEGER,
      recovered INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX blind_windows_by_time ON blind_windows (from_at);
    CREATE INDEX blind_windows_by_source ON blind_windows (source_id, from_at);

    -- Organizations whose jobs were all looked at once.
    CREATE TABLE job_baselines (source_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

    -- The events of models by the job they belong to, which may be heard of later: they are part of its history.
    CREATE TABLE model_events (
      source_id TEXT NOT NULL,
      job_id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      received_at INTEGER NOT NULL,
      PRIMARY KEY (source_id, job_id, seq)
    ) STRICT, WITHOUT ROWID;

    -- The same as before, and jobs of which a model failed.
    DROP INDEX transactions_by_attention;
    ALTER TABLE transactions DROP COLUMN needs_attention;
    ALTER TABLE transactions ADD COLUMN needs_attention INTEGER GENERATED ALWAYS AS (
      instr(flags, '"CONFLICT"') > 0 OR (resolution_verdict IS NULL AND (
        status IN ('failed', 'unknown') OR instr(flags, '"STUCK"') > 0 OR instr(flags, '"REGRESSED"') > 0
        OR instr(flags, '"CHANGED_VERDICT"') > 0 OR instr(flags, '"APP_MISMATCH"') > 0
        OR instr(flags, '"AMOUNT_MISMATCH"') > 0 OR instr(flags, '"MODEL_FAILED"') > 0
      ))
    ) VIRTUAL;
    CREATE INDEX transactions_by_attention ON transactions (status, started_at) WHERE needs_attention = 1;
  `,
}
