import type { Migration } from '../../migrate.ts'

/**
 * One delivery while the clock was wrong moved the horizon of the sums there, for good. Now a day counts when another
 * one followed. Filled by the rebuild that comes with the fold of this version.
 */
export const heardDays: Migration = {
  sql: `
    -- Days of UTC since 1970 on which something was heard, and that are not known to be right yet.
    CREATE TABLE heard_days (day INTEGER PRIMARY KEY) STRICT;
  `,
}
