import type { Migration } from '../../migrate.ts'

/** What was over before the app first looked at an organization waits for nobody, until something new is said of it. */
export const baseline: Migration = {
  sql: `
    DROP INDEX transactions_by_attention;
    ALTER TABLE transactions DROP COLUMN needs_attention;
    ALTER TABLE transactions ADD COLUMN needs_attention INTEGER GENERATED ALWAYS AS (
      instr(flags, '"CONFLICT"') > 0 OR (resolution_verdict IS NULL AND instr(flags, '"BASELINE"') = 0 AND (
        status IN ('failed', 'unknown') OR instr(flags, '"STUCK"') > 0 OR instr(flags, '"REGRESSED"') > 0
        OR instr(flags, '"CHANGED_VERDICT"') > 0 OR instr(flags, '"APP_MISMATCH"') > 0
        OR instr(flags, '"AMOUNT_MISMATCH"') > 0 OR instr(flags, '"MODEL_FAILED"') > 0
      ))
    ) VIRTUAL;
    CREATE INDEX transactions_by_attention ON transactions (status, started_at) WHERE needs_attention = 1;
    CREATE INDEX transactions_baseline ON transactions (status) WHERE instr(flags, '"BASELINE"') > 0;
  `,
}
