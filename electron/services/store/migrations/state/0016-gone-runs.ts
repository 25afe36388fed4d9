import type { Migration } from '../../migrate.ts'

/**
 * What was learned from runs whose transactions are gone. Apart from those that can be found again, which are dropped when
 * they are among the latest no more: one that cannot would be missing when it is among the latest again.
 */
export const goneRuns: Migration = {
  sql: `
    CREATE TABLE gone_runs (
      source_id TEXT NOT NULL,
      action TEXT NOT NULL,
      transaction_key INTEGER NOT NULL,
      took_ms INTEGER NOT NULL,
      PRIMARY KEY (source_id, action, transaction_key)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO gone_runs (source_id, action, transaction_key, took_ms)
      SELECT source_id, action, transaction_key, took_ms FROM action_runs
      WHERE transaction_key NOT IN (SELECT key FROM transactions);
    DELETE FROM action_runs WHERE transaction_key NOT IN (SELECT key FROM transactions);
  `,
}
