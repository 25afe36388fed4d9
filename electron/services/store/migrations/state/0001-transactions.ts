import type { Migration } from '../../migrate.ts'

/**
 * Everything here is derived from the journal. Times are in milliseconds since 1970.
 * A transaction's key is the position of its first delivery, so that a rebuild gives it the same key.
 */
export const transactions: Migration = {
  sql: `
    CREATE TABLE transactions (
      key INTEGER PRIMARY KEY,
      source_id TEXT NOT NULL,
      source_kind TEXT NOT NULL,
      kind TEXT NOT NULL,
      provider_id TEXT NOT NULL,
      status TEXT NOT NULL,
      provider_status TEXT,
      status_since INTEGER NOT NULL,
      title TEXT NOT NULL,
      operator TEXT,
      country TEXT,
      category TEXT,
      message TEXT,
      environment TEXT,
      started_at INTEGER NOT NULL,
      started_at_from TEXT NOT NULL,
      updated_at INTEGER,
      first_received_at INTEGER NOT NULL,
      last_received_at INTEGER NOT NULL,
      flags TEXT NOT NULL,
      deliveries INTEGER NOT NULL,
      duplicates INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX transactions_by_identity ON transactions (provider_id, kind, source_id);
    CREATE INDEX transactions_by_time ON transactions (started_at);
    CREATE INDEX transactions_by_status ON transactions (status, started_at);
    CREATE INDEX transactions_by_source ON transactions (source_id, status, started_at);

    -- A delivery that is no duplicate is a revision: its snapshot is read from the journal at the same position.
    CREATE TABLE deliveries (
      transaction_key INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      received_at INTEGER NOT NULL,
      label TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      provider_status TEXT,
      provider_updated_at INTEGER,
      proven_by TEXT NOT NULL,
      PRIMARY KEY (transaction_key, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE status_changes (
      transaction_key INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      from_status TEXT,
      to_status TEXT NOT NULL,
      at INTEGER NOT NULL,
      provider_at INTEGER,
      provider_status TEXT,
      category TEXT,
      PRIMARY KEY (transaction_key, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE status_counts (
      status TEXT PRIMARY KEY,
      transactions INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO status_counts VALUES
      ('pending', 0), ('succeeded', 0), ('failed', 0), ('cancelled', 0), ('unknown', 0);

    -- One status change makes at most one notice, so the position of the delivery names it.
    CREATE TABLE notices (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      transaction_id TEXT NOT NULL,
      status TEXT NOT NULL,
      title TEXT NOT NULL,
      body TEXT NOT NULL,
      due_at INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('due', 'shown', 'clicked', 'failed', 'lapsed'))
    ) STRICT;
    CREATE INDEX notices_due ON notices (seq) WHERE state = 'due';

    -- What was done with a notice, also with one that this version's fold no longer makes.
    CREATE TABLE notice_acts (
      notice_id TEXT PRIMARY KEY,
      state TEXT NOT NULL CHECK (state IN ('shown', 'clicked', 'failed'))
    ) STRICT, WITHOUT ROWID;

    -- During a rebuild: the notices that were due before it. Empty otherwise.
    CREATE TABLE notices_carried (notice_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

    CREATE TABLE quarantine (
      seq INTEGER PRIMARY KEY,
      source_id TEXT NOT NULL,
      received_at INTEGER NOT NULL,
      reason TEXT NOT NULL
    ) STRICT;

    -- Masked text only. The row is the transaction's key.
    CREATE VIRTUAL TABLE search USING fts5 (
      text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
    );

    -- One row: how far the journal is projected, by which fold, and under which rules the next entry falls.
    -- lapse_until: notices of entries up to here that were not due before a rebuild are not told any more.
    CREATE TABLE projection (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      seq INTEGER NOT NULL,
      fold_version INTEGER NOT NULL,
      rules TEXT NOT NULL,
      lapse_until INTEGER NOT NULL
    ) STRICT;
  `,
}
