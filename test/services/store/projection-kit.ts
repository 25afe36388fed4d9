import { createHash } from 'node:crypto'
import type { Database } from '../../../electron/services/store/database.ts'
import type { Entry } from '../../../electron/services/store/journal/entries/entry.ts'
import { createJournalReading } from '../../../electron/services/store/journal/file/journal-reading.ts'
import { openJournal } from '../../../electron/services/store/journal/file/open-journal.ts'
import { createJournalWriter } from '../../../electron/services/store/journal/journal-writer.ts'
import { packEntries } from '../../../electron/services/store/journal/packing.ts'
import { openState } from '../../../electron/services/store/projection/open-state.ts'
import { createProjector } from '../../../electron/services/store/projection/projector.ts'
import { resetState } from '../../../electron/services/store/projection/reset-state.ts'
import type { CountedView } from '../../../electron/services/store/projection/sums/view-counts.ts'
import { createQueries } from '../../../electron/services/store/queries/all.ts'
import { type OnEnd, placeOf, tempDir } from './store-kit.ts'

/** A journal and a state in this thread. */
export function openProjection(onEnd?: OnEnd) {
  const place = placeOf(tempDir(onEnd))
  const journal = openJournal(place)
  const { write } = createJournalWriter(journal)
  const reading = createJournalReading(journal)
  const state = openState({ ...place, journalHead: 0 }).database
  let projector = createProjector(state, reading)
  return {
    journal,
    state,
    append: (...entries: readonly Entry[]) => write([packEntries(entries)]),
    project: (maxEntries = 1000) => projector.projectBatch({ maxEntries, maxMs: 1000, now: () => 0 }),
    /** With a clock of its own. */
    projectBy: (now: () => number) => projector.projectBatch({ maxEntries: 1000, maxMs: 20, now }),
    restart: () => {
      projector = createProjector(state, reading)
    },
    rebuild: () => {
      resetState(state, reading.head())
      projector = createProjector(state, reading)
      projector.projectBatch({ maxEntries: 1000, maxMs: 1000, now: () => 0 })
      while (projector.copyStep({ maxEntries: 1000, maxMs: 1000, now: () => 0 }));
    },
    setViews: (views: readonly CountedView[]) => projector.setViews(views),
    countStep: () => projector.countStep(),
    copyStep: (maxEntries = 1000, now = () => 0) => projector.copyStep({ maxEntries, maxMs: 20, now }),
    queries: () => createQueries(state, journal),
    close: () => {
      state.close()
      journal.close()
    },
  }
}

const tables = [
  ...['transactions', 'deliveries', 'status_changes', 'status_counts', 'notices'],
  ...['notice_acts', 'notices_carried', 'incidents', 'storm_marks', 'storm_steps', 'quarantine', 'projection'],
  ...['reveals', 'action_runs', 'gone_runs', 'action_normals', 'source_apps'],
  ...['facets', 'view_counts', 'rollups', 'rollup_series', 'rollup_horizon', 'heard_days'],
  ...[
    'blind_windows',
    'job_baselines',
    'model_events',
    'unusual',
    'outbox',
    'outbox_destinations',
    'outbox_owed',
    'copies',
    'copied_through',
  ],
]

export function digestOf(state: Database): string {
  const rows = tables.map(table => {
    const all = state.prepare(`SELECT * FROM ${table}`).all()
    return [table, all.map(row => JSON.stringify(row)).sort()]
  })
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
}

/** A question about one transaction. */
export const asked = { now: 0, categories: [], reveal: false } as const
