import { foldVersion } from '../../../core/projection.ts'
import type { Database } from '../database.ts'
import { firstRules } from '../journal/entries/projection-rules.ts'

/**
 * Empties the state, to be filled again from the journal. Notices that were due stay due. Any other notice that a new
 * fold makes of an entry that was projected before has lapsed: nobody wants to be told today what happened last month.
 */
export function resetState(database: Database, journalHead: number): void {
  database
    .transaction(() => {
      database.exec(`
        INSERT OR IGNORE INTO notices_carried (notice_id) SELECT id FROM notices WHERE state IN ('due', 'held');
        DELETE FROM transactions;
        DELETE FROM deliveries;
        DELETE FROM status_changes;
        UPDATE status_counts SET transactions = 0;
        DELETE FROM notices;
        DELETE FROM notice_acts;
        DELETE FROM incidents;
        DELETE FROM storm_marks;
        DELETE FROM storm_steps;
        DELETE FROM quarantine;
        DELETE FROM action_runs;
        DELETE FROM gone_runs;
        DELETE FROM action_normals;
        DELETE FROM source_apps;
        DELETE FROM reveals;
        DELETE FROM facets;
        DELETE FROM rollups;
        DELETE FROM rollup_series;
        UPDATE rollup_horizon SET hour = 0;
        DELETE FROM heard_days;
        UPDATE view_counts SET transactions = 0, covered_to = NULL;
        DELETE FROM blind_windows;
        DELETE FROM unusual;
        DELETE FROM job_baselines;
        DELETE FROM model_events;
        DELETE FROM outbox;
        DELETE FROM outbox_destinations;
        DELETE FROM outbox_owed;
        DELETE FROM copies;
        DELETE FROM copied_through;
        INSERT INTO search (search) VALUES ('delete-all');
      `)
      database
        .prepare(`
          UPDATE projection
          SET lapse_until = min(max(seq, lapse_until), ?), seq = 0, fold_version = ?, rules = ?
        `)
        .run(journalHead, foldVersion, JSON.stringify(firstRules))
    })
    .immediate()
}
