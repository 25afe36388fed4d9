import type { Migration } from '../../migrate.ts'

/**
 * What the watch on storms heard of transactions that are there, so that it can be left behind when they go; and while
 * everything is projected anew, what it heard of those that are gone, until their positions are reached. Filled by the
 * rebuild that comes with the fold of this version.
 */
export const stormSteps: Migration = {
  sql: `
    -- transaction_key: null of one that is gone. step: see the journal's StormStep, as JSON.
    CREATE TABLE storm_steps (
      seq INTEGER PRIMARY KEY,
      transaction_key INTEGER,
      step TEXT NOT NULL
    ) STRICT;

    -- Notices of storms that outlived their transactions, because they stand for others too.
    CREATE INDEX notices_outliving ON notices (id)
      WHERE incident = id AND transaction_id IS NULL AND topic = 'status';
  `,
}
