import type { Migration } from '../../migrate.ts'

/**
 * What became of each notice, as the ledger says it: held, suppressed, escalated and acknowledged ones too. Times are in
 * milliseconds since 1970. What was decided of earlier notices is filled in by the rebuild that comes with the fold of
 * this version; who was not told by then is told after it.
 */
export const noticeFates: Migration = {
  sql: `
    -- rule: which decided it; null for none. fate: see the contract's NoticeFate. sound, escalates: as the rule says.
    CREATE TABLE new_notices (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      seq INTEGER NOT NULL,
      subject TEXT,
      topic TEXT NOT NULL,
      urgency TEXT NOT NULL,
      transaction_id TEXT,
      status TEXT,
      title TEXT NOT NULL,
      body TEXT NOT NULL,
      due_at INTEGER NOT NULL,
      ran_at INTEGER,
      action TEXT,
      said TEXT,
      rule TEXT,
      sound INTEGER NOT NULL,
      escalates INTEGER NOT NULL,
      fate TEXT NOT NULL,
      state TEXT NOT NULL GENERATED ALWAYS AS (fate ->> '$.state') VIRTUAL,
      held_until INTEGER GENERATED ALWAYS AS (fate ->> '$.until') VIRTUAL,
      shown_at INTEGER GENERATED ALWAYS AS (fate ->> '$.shownAt') VIRTUAL
    ) STRICT;
    INSERT INTO new_notices
      (id, seq, subject, topic, urgency, transaction_id, status, title, body, due_at, ran_at, action, said,
       sound, escalates, fate)
      SELECT id, seq, subject, topic, urgency, transaction_id, status, title, body, due_at, ran_at, action, said,
        urgency <> 'quiet', 0, CASE state
          WHEN 'due' THEN json_object('state', state, 'dueAt', due_at)
          WHEN 'shown' THEN json_object('state', state, 'dueAt', due_at, 'shownAt', coalesce(shown_at, due_at),
            'steps', json_array('banner'))
          WHEN 'clicked' THEN json_object('state', state, 'dueAt', due_at, 'shownAt', coalesce(shown_at, due_at),
            'clickedAt', coalesce(shown_at, due_at), 'steps', json_array('banner'))
          WHEN 'failed' THEN json_object('state', state, 'dueAt', due_at, 'failedAt', due_at, 'steps', json_array())
          ELSE json_object('state', 'lapsed', 'dueAt', due_at)
        END
      FROM notices ORDER BY key;
    DROP TABLE notices;
    ALTER TABLE new_notices RENAME TO notices;
    CREATE UNIQUE INDEX notices_by_subject ON notices (transaction_id, subject) WHERE subject IS NOT NULL;
    CREATE INDEX notices_due ON notices (key) WHERE state = 'due';
    CREATE INDEX notices_held ON notices (held_until) WHERE state = 'held';

    -- What was done with a notice, as its fate, also with one that this version's fold no longer makes.
    DROP TABLE notice_acts;
    CREATE TABLE notice_acts (notice_id TEXT PRIMARY KEY, fate TEXT NOT NULL) STRICT, WITHOUT ROWID;

    UPDATE projection SET rules = json_object('notifications', json(rules));
  `,
}
