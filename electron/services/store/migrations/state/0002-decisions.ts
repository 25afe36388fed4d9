import type { Migration } from '../../migrate.ts'

/**
 * What the app and people find out beside what is delivered. Times are in milliseconds since 1970.
 * The columns with a default are filled by the rebuild that comes with the fold of this version.
 */
export const decisions: Migration = {
  sql: `
    ALTER TABLE transactions ADD COLUMN action TEXT NOT NULL DEFAULT '';
    -- From when its age counts: the start, or when it was heard of first if the phone's clock is ahead.
    ALTER TABLE transactions ADD COLUMN waiting_since INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE transactions ADD COLUMN is_foreign INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE transactions ADD COLUMN stuck_since INTEGER;
    ALTER TABLE transactions ADD COLUMN stuck_reason TEXT;
    ALTER TABLE transactions ADD COLUMN resolution_verdict TEXT;
    ALTER TABLE transactions ADD COLUMN resolution_note TEXT;
    ALTER TABLE transactions ADD COLUMN resolution_at INTEGER;

    -- What the watchdog looks through: small, because almost everything is decided or known to be stuck.
    CREATE INDEX transactions_waiting ON transactions (waiting_since)
      WHERE status = 'pending' AND kind = 'ussd' AND stuck_since IS NULL AND resolution_verdict IS NULL;
    CREATE INDEX transactions_waiting_by_action ON transactions (source_id, action, waiting_since)
      WHERE status = 'pending' AND kind = 'ussd' AND stuck_since IS NULL AND resolution_verdict IS NULL;

    -- What somebody has to look at; the contract says the same of its flags.
    ALTER TABLE transactions ADD COLUMN needs_attention INTEGER GENERATED ALWAYS AS (
      instr(flags, '"CONFLICT"') > 0 OR (resolution_verdict IS NULL AND (
        status IN ('failed', 'unknown') OR instr(flags, '"STUCK"') > 0 OR instr(flags, '"REGRESSED"') > 0
        OR instr(flags, '"CHANGED_VERDICT"') > 0 OR instr(flags, '"APP_MISMATCH"') > 0
        OR instr(flags, '"AMOUNT_MISMATCH"') > 0
      ))
    ) VIRTUAL;
    CREATE INDEX transactions_by_attention ON transactions (status, started_at) WHERE needs_attention = 1;
    CREATE INDEX transactions_resolved ON transactions (status) WHERE resolution_verdict IS NOT NULL;
    CREATE INDEX transactions_stuck ON transactions (started_at) WHERE instr(flags, '"STUCK"') > 0;
    CREATE INDEX transactions_late ON transactions (started_at) WHERE instr(flags, '"LATE"') > 0;

    -- How long the latest decided runs of each action took, and what follows from that.
    CREATE TABLE action_runs (
      source_id TEXT NOT NULL,
      action TEXT NOT NULL,
      transaction_key INTEGER NOT NULL,
      took_ms INTEGER NOT NULL,
      PRIMARY KEY (source_id, action, transaction_key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE action_normals (
      source_id TEXT NOT NULL,
      action TEXT NOT NULL,
      runs INTEGER NOT NULL,
      p95_ms INTEGER NOT NULL,
      PRIMARY KEY (source_id, action)
    ) STRICT, WITHOUT ROWID;

    -- The app of usehover.com that a source is known for: the one it named first.
    CREATE TABLE source_apps (
      source_id TEXT PRIMARY KEY,
      app_id TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE reveals (
      transaction_key INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (transaction_key, seq)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE notice_acts ADD COLUMN at INTEGER NOT NULL DEFAULT 0;

    -- Made again: one entry of the journal may make several notices, and a notice may be about no transaction.
    CREATE TABLE new_notices (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      seq INTEGER NOT NULL,
      -- What of its transaction is told once; null where every time is news.
      subject TEXT,
      topic TEXT NOT NULL,
      urgency TEXT NOT NULL,
      transaction_id TEXT,
      status TEXT,
      title TEXT NOT NULL,
      body TEXT NOT NULL,
      due_at INTEGER NOT NULL,
      ran_at INTEGER,
      action TEXT,
      state TEXT NOT NULL CHECK (state IN ('due', 'shown', 'clicked', 'failed', 'lapsed')),
      shown_at INTEGER
    ) STRICT;
    INSERT INTO new_notices (id, seq, topic, urgency, transaction_id, status, title, body, due_at, state)
      SELECT id, seq, 'status', CASE status WHEN 'failed' THEN 'critical' ELSE 'normal' END,
        transaction_id, status, title, body, due_at, state
      FROM notices ORDER BY seq;
    DROP TABLE notices;
    ALTER TABLE new_notices RENAME TO notices;
    CREATE UNIQUE INDEX notices_by_subject ON notices (transaction_id, subject) WHERE subject IS NOT NULL;
    CREATE INDEX notices_due ON notices (key) WHERE state = 'due';
  `,
}
