import type { Migration } from '../../migrate.ts'

/** What has no operator, category or country is looked for too: their lists hold it from now on. */
export const without: Migration = {
  sql: `
    DROP INDEX transactions_by_operator;
    DROP INDEX transactions_by_category;
    DROP INDEX transactions_by_country;
    CREATE INDEX transactions_by_operator ON transactions (operator, status, started_at);
    CREATE INDEX transactions_by_category ON transactions (category, started_at);
    CREATE INDEX transactions_by_country ON transactions (country, started_at);
  `,
}
