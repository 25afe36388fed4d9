import type { Migration } from '../../migrate.ts'

/** One answer of Hover can change the status of several models: each is an event of its own, counted from 2 on. */
export const outboxParts: Migration = {
  sql: `
    CREATE TABLE outbox_new (
      seq INTEGER NOT NULL,
      part INTEGER NOT NULL CHECK (part >= 0),
      destination_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      lane INTEGER NOT NULL,
      source_id TEXT NOT NULL,
      at INTEGER NOT NULL,
      event TEXT NOT NULL,
      dead_reason TEXT,
      dead_at INTEGER,
      PRIMARY KEY (seq, part, destination_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO outbox_new SELECT * FROM outbox;
    DROP TABLE outbox;
    ALTER TABLE outbox_new RENAME TO outbox;
    CREATE INDEX outbox_waiting ON outbox (destination_id, position, seq, part) WHERE dead_reason IS NULL;
    CREATE INDEX outbox_dead ON outbox (destination_id) WHERE dead_reason IS NOT NULL;
  `,
}
