import type { Migration } from '../../migrate.ts'

/**
 * Storms: failures that are told as one. Times are in milliseconds since 1970. Filled by the rebuild that comes with the
 * fold of this version.
 */
export const incidents: Migration = {
  sql: `
    -- The notice of the incident that a failure belongs to; that notice's own id when it is the first of it.
    ALTER TABLE notices ADD COLUMN incident TEXT;
    CREATE INDEX notices_by_incident ON notices (incident) WHERE incident IS NOT NULL;

    -- incident: see core's Incident, as JSON. closed_at: null while it is open; what was over after one failure is gone.
    -- told: how many failures its notice stood for when it was shown last.
    CREATE TABLE incidents (
      id TEXT PRIMARY KEY,
      incident TEXT NOT NULL,
      closed_at INTEGER,
      told INTEGER NOT NULL,
      failures INTEGER NOT NULL GENERATED ALWAYS AS (incident ->> '$.failures') VIRTUAL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX incidents_untold ON incidents (id) WHERE failures > told;
    CREATE INDEX incidents_open ON incidents (id) WHERE closed_at IS NULL;

    -- One row: when incidents began and sounded lately, see core's StormMemory, as JSON.
    CREATE TABLE storm_marks (id INTEGER PRIMARY KEY CHECK (id = 1), marks TEXT NOT NULL) STRICT;
  `,
}
