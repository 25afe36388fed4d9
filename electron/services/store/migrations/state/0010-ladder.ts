import type { Migration } from '../../migrate.ts'

/** What climbs the ladder: small, because most of it is acknowledged or told without one. */
export const ladder: Migration = {
  sql: `
    CREATE INDEX notices_climbing ON notices (due_at)
      WHERE escalates = 1 AND state IN ('shown', 'clicked', 'failed');
    CREATE INDEX notices_by_transaction ON notices (transaction_id) WHERE transaction_id IS NOT NULL;
  `,
}
