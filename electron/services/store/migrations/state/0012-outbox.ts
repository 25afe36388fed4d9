import type { Migration } from '../../migrate.ts'

/**
 * What is to be sent on, and to whom. Times are in milliseconds since 1970. Filled by what the journal says of
 * destinations, so it is empty until there is one.
 */
export const outbox: Migration = {
  sql: `
    -- destination: see the contract's OutboxDestination, as JSON.
    CREATE TABLE outbox_destinations (id TEXT PRIMARY KEY, destination TEXT NOT NULL) STRICT, WITHOUT ROWID;

    -- seq and part: the entry of the journal, and which of its events (0 the delivery, 1 the status change).
    -- lane: events of one lane are sent one after the other. position: where it stands in the queue; an event that is
    -- sent again stands behind those that were there. dead_reason: it was given up, and waits for a person.
    CREATE TABLE outbox (
      seq INTEGER NOT NULL,
      part INTEGER NOT NULL CHECK (part IN (0, 1)),
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
    CREATE INDEX outbox_waiting ON outbox (destination_id, position, seq, part) WHERE dead_reason IS NULL;
    CREATE INDEX outbox_dead ON outbox (destination_id) WHERE dead_reason IS NOT NULL;
  `,
}
