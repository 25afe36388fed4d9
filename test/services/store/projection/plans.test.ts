import { expect, test } from 'vitest'
import { createExportReading } from '../../../../electron/services/store/exporting/export-reading.ts'
import { createFoldComparing } from '../../../../electron/services/store/exporting/folded-again.ts'
import { createKnowledge } from '../../../../electron/services/store/exporting/known-entries.ts'
import { createReplayReading } from '../../../../electron/services/store/exporting/replay-reading.ts'
import { createJournalReading } from '../../../../electron/services/store/journal/file/journal-reading.ts'
import { createProjector } from '../../../../electron/services/store/projection/projector.ts'
import { createQueries } from '../../../../electron/services/store/queries/all.ts'
import { createUpkeepSteps } from '../../../../electron/services/store/upkeep/upkeep-steps.ts'
import { type Statement, statementsOf } from '../plans-kit.ts'

/** They do not grow with what is stored: one row or a few of each source, action, day, destination or view. */
const small = [
  ...['projection', 'status_counts', 'view_counts', 'storm_marks', 'rollup_horizon', 'heard_days', 'rollup_series'],
  ...['source_apps', 'action_normals', 'unusual', 'outbox_destinations', 'outbox_owed', 'sqlite_schema'],
]
/** They hold what is open, which is little of what is stored, or (of rules) are left at the first row. */
const open = [
  ...['notices_due', 'notices_held', 'notices_outliving', 'incidents_open', 'incidents_untold'],
  ...['transactions_by_attention', 'entries_rules'],
]
/** A virtual table that is given a row or a word, or what stands in the statement itself. */
const given =
  /^SCAN (\(subquery-\d+\)|CONSTANT ROW|(json_each|pragma_table_info|temp\.search_words|c) VIRTUAL TABLE|search VIRTUAL TABLE INDEX 0:=)/
/** A source is forgotten once; all of it is looked through then. */
const forgets =
  /^DELETE FROM \w+ WHERE (source_id = \?|transaction_key IN \(SELECT key FROM transactions WHERE source_id = \?\)|substr\(id, 1, instr\(id, '[/#]'\) - 1\) = \?)$/

const allowed: readonly { readonly sql: RegExp; readonly why: string }[] = [
  { sql: forgets, why: 'once for a source' },
  { sql: /^SELECT \* FROM quarantine ORDER BY seq DESC LIMIT 500$/, why: 'ends at the limit' },
  { sql: /^SELECT \* FROM blind_windows ORDER BY from_at DESC, id DESC LIMIT 200$/, why: 'ends at the limit' },
  { sql: /^SELECT [\w*, ]+ FROM notices ORDER BY key DESC LIMIT 500$/, why: 'ends at the limit' },
  { sql: /FROM \(SELECT [\w, ]+ FROM notices ORDER BY key DESC LIMIT 500\) WHERE/, why: 'ends at the limit' },
  { sql: /^SELECT seq FROM entries ORDER BY seq DESC LIMIT 1$/, why: 'ends at the first row' },
  { sql: /^SELECT digest FROM entries WHERE kind = 'delivery' ORDER BY seq LIMIT 1$/, why: 'ends at a delivery' },
  {
    sql: /^SELECT coalesce\( \(SELECT at FROM entries WHERE kind = 'delivery' ORDER BY seq DESC LIMIT 1\)/,
    why: 'as well',
  },
  { sql: /WHERE t\.source_kind = 'hover-org' AND t\.kind <> 'ussd' ORDER BY d\.seq$/, why: 'all jobs, for an export' },
]

/** Steps that read all there is of something; by the name of its table, whatever the statement calls it. */
function lookingThrough({ sql, steps }: Statement): readonly string[] {
  const tables = Array.from(sql.matchAll(/\b(?:FROM|JOIN|UPDATE) ([\w.]+)(?: (?:AS )?(\w+))?/g))
  const isSmall = (name: string) => {
    const called = tables.flatMap(([, table = '', alias]) => (alias === name ? [table] : []))
    return (called.length > 0 ? called : [name]).every(table => small.includes(table))
  }
  return steps.filter(step => {
    if (step.includes('AUTOMATIC')) return true
    const [, name, index = ''] = /^SCAN (\S+)(?: USING (?:COVERING )?INDEX (\w+))?/.exec(step) ?? []
    return name !== undefined && !given.test(step) && !isSmall(name) && !open.includes(index)
  })
}

const slowOf = (found: readonly Statement[]) =>
  found.filter(each => lookingThrough(each).length > 0 && !allowed.some(({ sql }) => sql.test(each.sql)))

test.each<readonly [string, number, Parameters<typeof statementsOf>[0]]>([
  ['the projector', 150, (state, journal) => createProjector(state, createJournalReading(journal))],
  ['the reader', 80, createQueries],
  ['upkeep', 50, (state, journal) => createUpkeepSteps(journal, state, () => 0)],
  ['an export', 80, (state, journal) => createExportReading(state, journal, () => {})],
  ['a replay', 10, (state, journal) => createReplayReading(state, journal, () => {})],
  ['a comparison', 10, createFoldComparing],
  ['an import', 15, createKnowledge],
])('no statement of %s looks through what grows', (_who, atLeast, prepare) => {
  const found = statementsOf(prepare)
  expect(slowOf(found)).toEqual([])
  expect(found.length).toBeGreaterThanOrEqual(atLeast)
})

test.each([
  'SELECT d.seq FROM deliveries d WHERE d.label = ?',
  'SELECT count(*) FROM transactions',
  'SELECT c.seq FROM status_changes AS c WHERE c.to_status = ?',
  'SELECT seq FROM quarantine NOT INDEXED WHERE source_id = ? AND received_at = ?',
  `SELECT n.id FROM notices n JOIN transactions t ON n.transaction_id = t.source_id || '/' || t.provider_id`,
])('%s would be seen', sql => {
  expect(slowOf(statementsOf(state => void state.prepare(sql)))).toHaveLength(1)
})
