import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { foldVersion } from '../../../electron/core/projection.ts'
import { stateFile } from '../../../electron/services/store/data-place.ts'
import { openJournal } from '../../../electron/services/store/journal/file/open-journal.ts'
import { createJournalWriter } from '../../../electron/services/store/journal/journal-writer.ts'
import { packEntries } from '../../../electron/services/store/journal/packing.ts'
import { migrate } from '../../../electron/services/store/migrate.ts'
import { transactions } from '../../../electron/services/store/migrations/state/0001-transactions.ts'
import { decisions } from '../../../electron/services/store/migrations/state/0002-decisions.ts'
import { blindWindows } from '../../../electron/services/store/migrations/state/0003-blind-windows.ts'
import { baseline } from '../../../electron/services/store/migrations/state/0004-baseline.ts'
import { projectAll } from '../../../electron/services/store/projection/project-all.ts'
import { stateMigrations } from '../../../electron/services/store/projection/state-schema.ts'
import { openTestStore, placeOf, query, tempDir, ussdDelivery } from './store-kit.ts'

/** A state of version 1 with two notices, of which one was shown. */
function versionOne(dir: string) {
  const file = stateFile(dir)
  const database = new Sqlite(file)
  migrate(database, { file, migrations: [transactions], backup: false })
  database.exec(`
    INSERT INTO transactions VALUES
      (1, 'shop', 'ussd-app', 'ussd', 'u-1', 'failed', 'failed', 5, 'Send Money', NULL, NULL, NULL, NULL, NULL,
       4, 'provider', 5, 6, 6, '[]', 1, 0);
    INSERT INTO notices VALUES
      (1, 'shop/ussd/u-1#1', 'shop/ussd/u-1', 'failed', 'a', 'b', 5, 'due'),
      (2, 'shop/ussd/u-2#2', 'shop/ussd/u-2', 'unknown', 'c', 'd', 6, 'shown');
    INSERT INTO notice_acts VALUES ('shop/ussd/u-2#2', 'shown');
    INSERT INTO projection VALUES (1, 2, 1, '{}', 0);
  `)
  return { file, database }
}

test('version 2 keeps what version 1 knew, and fills in what it did not', () => {
  const { file, database } = versionOne(tempDir())
  onTestFinished(() => void database.close())
  migrate(database, { file, migrations: stateMigrations, backup: false })
  expect(database.prepare('SELECT status, action, stuck_since, resolution_verdict FROM transactions').get()).toEqual({
    ...{ status: 'failed', action: '', stuck_since: null, resolution_verdict: null },
  })
  expect(database.prepare('SELECT id, topic, urgency, state, shown_at FROM notices ORDER BY key').all()).toEqual([
    { id: 'shop/ussd/u-1#1', topic: 'status', urgency: 'critical', state: 'due', shown_at: null },
    { id: 'shop/ussd/u-2#2', topic: 'status', urgency: 'normal', state: 'shown', shown_at: 6 },
  ])
})

test('version 3 wants somebody to look at a completed job of which a model failed, and keeps the other reasons', () => {
  const dir = tempDir()
  const file = stateFile(dir)
  const database = new Sqlite(file)
  onTestFinished(() => void database.close())
  migrate(database, { file, migrations: [transactions, decisions], backup: false })
  const flags = ['["MODEL_FAILED"]', '["STUCK"]', '["CONFLICT"]', '["LATE"]']
  for (const [key, each] of flags.entries()) {
    database
      .prepare(`INSERT INTO transactions (key, source_id, source_kind, kind, provider_id, status, status_since, title,
        started_at, started_at_from, first_received_at, last_received_at, flags, deliveries, duplicates)
        VALUES (?, 's', 'hover-org', 'job', ?, 'succeeded', 1, 't', 1, 'received', 1, 1, ?, 1, 0)`)
      .run(key, String(key), each)
  }
  migrate(database, { file, migrations: stateMigrations, backup: false })
  expect(database.prepare('SELECT needs_attention FROM transactions ORDER BY key').pluck().all()).toEqual([1, 1, 1, 0])
})

test('version 4 leaves alone what was over before the first look, unless a person and Hover disagree', () => {
  const dir = tempDir()
  const file = stateFile(dir)
  const database = new Sqlite(file)
  onTestFinished(() => void database.close())
  migrate(database, { file, migrations: [transactions, decisions, blindWindows], backup: false })
  const flags = ['["MODEL_FAILED","BASELINE"]', '["MODEL_FAILED"]', '["BASELINE","CONFLICT"]']
  for (const [key, each] of flags.entries()) {
    database
      .prepare(`INSERT INTO transactions (key, source_id, source_kind, kind, provider_id, status, status_since, title,
        started_at, started_at_from, first_received_at, last_received_at, flags, deliveries, duplicates)
        VALUES (?, 's', 'hover-org', 'job', ?, 'failed', 1, 't', 1, 'received', 1, 1, ?, 1, 0)`)
      .run(key, String(key), each)
  }
  migrate(database, { file, migrations: stateMigrations, backup: false })
  expect(database.prepare('SELECT needs_attention FROM transactions ORDER BY key').pluck().all()).toEqual([0, 1, 1])
})

test('a folder of version 1 is projected again: who was not told is told, and nobody else', async () => {
  const dir = tempDir()
  const journal = openJournal(placeOf(dir))
  const shown = { kind: 'notice-shown', noticeId: 'shop/ussd/u-2#2', where: 'desktop' } as const
  const entries = [ussdDelivery(), ussdDelivery({ uuid: 'u-2' }), { kind: 'act', at: 9, act: shown } as const]
  createJournalWriter(journal).write([packEntries(entries)])
  journal.close()
  versionOne(dir).database.close()

  const store = await openTestStore(dir)
  const due = await store.dueNotices()
  const { rows } = await store.page(query())
  expect([due.map(({ id }) => id), rows.map(({ providerId }) => providerId).sort()]).toEqual([
    ['shop/ussd/u-1#1'],
    ['u-1', 'u-2'],
  ])
})

test('the rebuild is done once', () => {
  const dir = tempDir()
  openJournal(placeOf(dir)).close()
  projectAll(placeOf(dir), { afresh: false })
  const state = new Sqlite(stateFile(dir))
  onTestFinished(() => void state.close())
  expect(state.prepare('SELECT fold_version FROM projection').pluck().get()).toBe(foldVersion)
})

test('version 8 keeps what became of each notice, as the ledger says it', () => {
  const file = stateFile(tempDir())
  const database = new Sqlite(file)
  onTestFinished(() => void database.close())
  migrate(database, { file, migrations: stateMigrations.slice(0, 7), backup: false })
  const states = ['due', 'shown', 'clicked', 'failed', 'lapsed']
  for (const [place, state] of states.entries())
    database
      .prepare(`INSERT INTO notices (id, seq, topic, urgency, title, body, due_at, state, shown_at)
        VALUES (?, ?, 'status', 'quiet', 't', 'b', 5, ?, ?)`)
      .run(state, place, state, state === 'shown' ? 7 : null)
  database.exec(`INSERT INTO projection VALUES (1, 2, 6, '{"failed":false}', 0)`)
  migrate(database, { file, migrations: stateMigrations.slice(0, 8), backup: false })
  const rows = database.prepare<[], { id: string; fate: string }>('SELECT id, fate FROM notices ORDER BY key').all()
  expect(rows.map(({ id, fate }) => [id, JSON.parse(fate)])).toEqual([
    ['due', { state: 'due', dueAt: 5 }],
    ['shown', { state: 'shown', dueAt: 5, shownAt: 7, steps: ['banner'] }],
    ['clicked', { state: 'clicked', dueAt: 5, shownAt: 5, clickedAt: 5, steps: ['banner'] }],
    ['failed', { state: 'failed', dueAt: 5, failedAt: 5, steps: [] }],
    ['lapsed', { state: 'lapsed', dueAt: 5 }],
  ])
  expect(database.prepare(`SELECT rules FROM projection`).pluck().get()).toBe('{"notifications":{"failed":false}}')
})

test('version 9 leaves earlier notices to no storm', () => {
  const file = stateFile(tempDir())
  const database = new Sqlite(file)
  onTestFinished(() => void database.close())
  migrate(database, { file, migrations: stateMigrations.slice(0, 8), backup: false })
  database.exec(`
    INSERT INTO notices (id, seq, topic, urgency, title, body, due_at, sound, escalates, fate)
      VALUES ('a', 1, 'status', 'critical', 't', 'b', 5, 1, 0, '{"state":"due","dueAt":5}')
  `)
  migrate(database, { file, migrations: stateMigrations.slice(0, 9), backup: false })
  const left = ['SELECT incident FROM notices', 'SELECT count(*) FROM incidents'].map(sql =>
    database.prepare(sql).pluck().get(),
  )
  expect(left).toEqual([null, 0])
})

test('version 10 finds by an index what climbs the ladder', () => {
  const file = stateFile(tempDir())
  const database = new Sqlite(file)
  onTestFinished(() => void database.close())
  migrate(database, { file, migrations: stateMigrations.slice(0, 9), backup: false })
  const fates = ['shown', 'acknowledged'].map(state => JSON.stringify({ state, dueAt: 5 }))
  for (const fate of fates)
    database
      .prepare(`INSERT INTO notices (id, seq, topic, urgency, title, body, due_at, sound, escalates, fate)
        VALUES (?, 1, 'status', 'critical', 't', 'b', 5, 1, 1, ?)`)
      .run(fate, fate)
  migrate(database, { file, migrations: stateMigrations.slice(0, 10), backup: false })
  const found = database.prepare(
    `SELECT id FROM notices INDEXED BY notices_climbing
     WHERE escalates = 1 AND state IN ('shown', 'clicked', 'failed') AND due_at >= 0`,
  )
  expect(found.pluck().all()).toEqual([fates[0]])
})

test('version 14 keeps what waits in the outbox, and has room for more events of one entry', () => {
  const { database } = versionFour(tempDir())
  onTestFinished(() => void database.close())
  const file = database.name
  migrate(database, { file, migrations: stateMigrations.slice(0, 13), backup: false })
  const put = (part: number) =>
    database.prepare(`INSERT INTO outbox VALUES (7, ?, 'books', 7, 3, 'shop', 5, '{}', NULL, NULL)`).run(part)
  put(1)
  migrate(database, { file, migrations: stateMigrations, backup: false })
  put(2)
  expect(database.prepare('SELECT seq, part, destination_id, lane FROM outbox').raw().all()).toEqual([
    [7, 1, 'books', 3],
    [7, 2, 'books', 3],
  ])
})

test('version 15 finds the notices of a transaction by the index of their subjects, and keeps all that there were', () => {
  const { file, database } = versionFour(tempDir())
  onTestFinished(() => void database.close())
  migrate(database, { file, migrations: stateMigrations.slice(0, 14), backup: false })
  const add = (id: string, transaction: string | null, subject: string | null) =>
    database
      .prepare(`INSERT INTO notices (id, seq, subject, topic, urgency, transaction_id, title, body, due_at, sound, escalates, fate)
        VALUES (?, 1, ?, 'status', 'quiet', ?, 't', 'b', 5, 0, 0, '{"state":"due","dueAt":5}') ON CONFLICT DO NOTHING`)
      .run(id, subject, transaction).changes
  add('late', 'shop/ussd/u-1', 'late')
  for (const id of ['one', 'other']) add(id, 'shop/ussd/u-1', null)
  for (const id of ['of no transaction', 'nor this']) add(id, null, 'storm')
  migrate(database, { file, migrations: stateMigrations.slice(0, 15), backup: false })
  const ofTransaction = 'SELECT id FROM notices WHERE transaction_id = ?'
  const plan = database.prepare<[string], { detail: string }>(`EXPLAIN QUERY PLAN ${ofTransaction}`).all('')
  expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH notices USING INDEX notices_by_subject (transaction_id=?)'])
  expect(database.prepare(ofTransaction).pluck().all('shop/ussd/u-1').toSorted()).toEqual(['late', 'one', 'other'])
  expect([add('late again', 'shop/ussd/u-1', 'late'), add('third', 'shop/ussd/u-1', null)]).toEqual([0, 1])
  expect(database.prepare('SELECT count(*) FROM notices').pluck().get()).toBe(6)
})

test('version 16 keeps the runs of transactions that are gone apart from those that can be found again', () => {
  const { file, database } = versionFour(tempDir())
  onTestFinished(() => void database.close())
  migrate(database, { file, migrations: stateMigrations.slice(0, 15), backup: false })
  for (const key of [1, 2]) database.prepare(`INSERT INTO action_runs VALUES ('shop', 'Send Money', ?, 5000)`).run(key)
  migrate(database, { file, migrations: stateMigrations.slice(0, 16), backup: false })
  const keysIn = (table: string) => database.prepare(`SELECT transaction_key FROM ${table}`).pluck().all()
  expect([keysIn('action_runs'), keysIn('gone_runs')]).toEqual([[1], [2]])
})

test('version 17 has room for which journal the state was made of, and keeps how far it goes', () => {
  const { file, database } = versionFour(tempDir())
  onTestFinished(() => void database.close())
  migrate(database, { file, migrations: stateMigrations.slice(0, 16), backup: false })
  const before = database.prepare('SELECT * FROM projection').get()
  migrate(database, { file, migrations: stateMigrations.slice(0, 17), backup: false })
  expect(database.prepare('SELECT * FROM projection').get()).toEqual({ ...(before as object), journal: null })
})

test('version 18 keeps notices, and finds by an index those of storms that outlived their transactions', () => {
  const { file, database } = versionFour(tempDir())
  onTestFinished(() => void database.close())
  migrate(database, { file, migrations: stateMigrations.slice(0, 17), backup: false })
  const add = (id: string, transaction: string | null, incident: string | null) =>
    database
      .prepare(`INSERT INTO notices (id, seq, topic, urgency, transaction_id, incident, title, body, due_at, sound, escalates, fate)
        VALUES (?, 1, 'status', 'quiet', ?, ?, 't', 'b', 5, 0, 0, '{"state":"due","dueAt":5}')`)
      .run(id, transaction, incident)
  add('there', 'shop/ussd/u-1', 'there')
  add('gone', null, 'gone')
  add('gone!over', null, 'gone')
  migrate(database, { file, migrations: stateMigrations.slice(0, 18), backup: false })
  const outliving = database.prepare(`
    SELECT id FROM notices INDEXED BY notices_outliving
    WHERE incident = id AND transaction_id IS NULL AND topic = 'status'
  `)
  const counted = ['notices', 'storm_steps'].map(table =>
    database.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  )
  expect([outliving.pluck().all(), counted]).toEqual([['gone'], [3, 0]])
})

test('version 21 finds by time what is odd, what changed and what is in doubt, and keeps all that there was', () => {
  const { file, database } = versionFour(tempDir())
  onTestFinished(() => void database.close())
  migrate(database, { file, migrations: stateMigrations.slice(0, 20), backup: false })
  database.exec(`
    INSERT INTO status_changes (transaction_key, seq, to_status, at) VALUES (1, 1, 'failed', 6);
    INSERT INTO notices (id, seq, topic, urgency, transaction_id, title, body, due_at, sound, escalates, fate)
      VALUES ('a', 1, 'stuck', 'quiet', 'shop/ussd/u-1', 't', 'b', 5, 0, 0, '{"state":"due","dueAt":5}');
  `)
  const wheres = [
    `quarantine WHERE source_id = 'shop' AND received_at = 7`,
    'status_changes WHERE at >= 6 AND at < 7',
    `notices WHERE topic IN ('stuck', 'flag') AND due_at >= 5 AND due_at < 6`,
  ]
  const known = () => wheres.map(where => database.prepare(`SELECT * FROM ${where}`).all())
  const steps = () => wheres.flatMap(where => database.prepare(`EXPLAIN QUERY PLAN SELECT * FROM ${where}`).all())
  const before = known()
  expect(before.map(rows => rows.length)).toEqual([1, 1, 1])
  migrate(database, { file, migrations: stateMigrations.slice(0, 21), backup: false })
  expect(known()).toEqual(before)
  expect(steps()).toMatchObject([
    { detail: 'SEARCH quarantine USING INDEX quarantine_by_time (source_id=? AND received_at=?)' },
    { detail: 'SEARCH status_changes USING INDEX status_changes_by_time (at>? AND at<?)' },
    { detail: 'SEARCH notices USING INDEX notices_in_doubt (due_at>? AND due_at<?)' },
  ])
})

test.each([
  [11, 'nothing unusual', ['unusual']],
  [12, 'an empty outbox', ['outbox', 'outbox_destinations']],
  [13, 'nothing that was copied', ['copies', 'copied_through']],
  [19, 'no day that waits for another', ['heard_days']],
  [20, 'no history that is owed', ['outbox_owed']],
] as const)('version %i begins with %s, and keeps what the version before knew', (version, _what, added) => {
  const { file, database } = versionFour(tempDir())
  onTestFinished(() => void database.close())
  migrate(database, { file, migrations: stateMigrations.slice(0, version - 1), backup: false })
  const known = () =>
    ['transactions', 'quarantine', 'projection'].map(table => database.prepare(`SELECT * FROM ${table}`).all())
  const before = known()
  migrate(database, { file, migrations: stateMigrations.slice(0, version), backup: false })
  expect(known()).toEqual(before)
  expect(added.map(table => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get())).toEqual(
    added.map(() => 0),
  )
})

/** A state of version 4 in which one transaction failed and one delivery is in quarantine. */
function versionFour(dir: string) {
  const file = stateFile(dir)
  const database = new Sqlite(file)
  migrate(database, { file, migrations: [transactions, decisions, blindWindows, baseline], backup: false })
  database.exec(`
    INSERT INTO transactions (key, source_id, source_kind, kind, provider_id, status, status_since, title, started_at,
      started_at_from, first_received_at, last_received_at, flags, deliveries, duplicates)
    VALUES (1, 'shop', 'ussd-app', 'ussd', 'u-1', 'failed', 5, 'Send Money', 4, 'provider', 6, 6, '[]', 1, 0);
    INSERT INTO search (rowid, text) VALUES (1, 'Send Money');
    INSERT INTO quarantine VALUES (9, 'shop', 7, 'odd');
    INSERT INTO projection VALUES (1, 2, 3, '{}', 0);
  `)
  return { file, database }
}

test('version 5 adds what is kept for reading, and touches no transaction', () => {
  const { file, database } = versionFour(tempDir())
  onTestFinished(() => void database.close())
  const before = database.prepare('SELECT * FROM transactions').all()
  migrate(database, { file, migrations: stateMigrations, backup: false })
  expect(database.prepare('SELECT * FROM transactions').all()).toEqual(before)
  expect(database.prepare('SELECT id FROM view_counts ORDER BY id').pluck().all()).toEqual([
    ...['all', 'attention', 'failed', 'late', 'pending', 'quarantine', 'stuck'],
  ])
})

test('version 6 lists what has no operator, category or country too', () => {
  const { file, database } = versionFour(tempDir())
  onTestFinished(() => void database.close())
  migrate(database, { file, migrations: stateMigrations, backup: false })
  const found = ['operator', 'category', 'country'].map(column => {
    const sql = `SELECT provider_id FROM transactions INDEXED BY transactions_by_${column} WHERE ${column} IS NULL`
    return database.prepare(sql).pluck().all()
  })
  expect(found).toEqual([['u-1'], ['u-1'], ['u-1']])
})

test('a folder of version 4 is projected again: its transactions are counted, summed up and found', async () => {
  const dir = tempDir()
  const journal = openJournal(placeOf(dir))
  createJournalWriter(journal).write([packEntries([ussdDelivery(), ussdDelivery({ uuid: 'u-2' })])])
  journal.close()
  versionFour(dir).database.close()

  const store = await openTestStore(dir)
  await store.settled()
  const counts = await store.viewCounts([])
  const known = await store.knownValues()
  const { total } = await store.overview({ from: 0, to: Date.parse('2026-04-01'), zone: 'UTC', sourceId: null })
  const { rows } = await store.page(query({ text: 'mo' }))
  expect([
    ...[
      counts.find(({ id }) => id === 'failed')?.transactions,
      counts.find(({ id }) => id === 'quarantine')?.transactions,
    ],
    ...[known.action, total.transactions, rows.length],
  ]).toEqual([2, 0, ['Send Money'], 2, 2])
})
