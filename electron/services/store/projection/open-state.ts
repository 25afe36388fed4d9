import { existsSync, renameSync, rmSync } from 'node:fs'
import { foldVersion } from '../../../core/projection.ts'
import { type DataPlace, nameAside, refoldMark, stateFile, suspicionOf } from '../data-place.ts'
import { type Database, openForReading, openForWriting } from '../database.ts'
import { firstRules } from '../journal/entries/projection-rules.ts'
import { assertVersion, migrate } from '../migrate.ts'
import { noteRefolded } from '../refold.ts'
import { onFile, StoreError } from '../trouble.ts'
import { resetState } from './reset-state.ts'
import { stateMigrations } from './state-schema.ts'

export interface OpenedState {
  readonly database: Database
  /** Where a damaged file went; null when there was none. */
  readonly setAside: string | null
  /** The journal ends before what was projected of it: so many of its newest entries are gone. */
  readonly journalLost: number
}

export interface StatePlace extends DataPlace {
  /** The newest position of the journal. */
  readonly journalHead: number
  /** What tells it from another; left out, or null, it is taken for the one that the state was made of. */
  readonly journalId?: string | null
}

/** Opens or creates the state. What is damaged is set aside and made again from the journal. Throws StoreError. */
export function openState(place: StatePlace): OpenedState {
  const file = stateFile(place.dataDir)
  if (existsSync(suspicionOf(file))) return openAfresh(place)
  try {
    return { ...openSound(place), setAside: null }
  } catch (error) {
    if (error instanceof StoreError && error.trouble.kind === 'corrupt') return openAfresh(place)
    throw error
  }
}

/** For queries. Throws StoreError; the file has to be there. */
export function openStateForReading({ dataDir, nativeBinding }: DataPlace): Database {
  const file = stateFile(dataDir)
  const database = openForReading({ file, nativeBinding })
  try {
    assertVersion(database, { file, migrations: stateMigrations })
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function openSound({ dataDir, nativeBinding, ...journal }: StatePlace): Omit<OpenedState, 'setAside'> {
  const mark = refoldMark(dataDir)
  const file = stateFile(dataDir)
  // Derived, so a power cut may take its last commits: the cursor goes with them.
  const database = openForWriting({ file, nativeBinding }, 'NORMAL')
  try {
    migrate(database, { file, migrations: stateMigrations, backup: false })
    const prepared = onFile(file, () => preparePlace(database, journal, existsSync(mark)))
    onFile(mark, () => noteRefolded(dataDir))
    return { database, ...prepared }
  } catch (error) {
    database.close()
    throw error
  }
}

function preparePlace(
  database: Database,
  { journalHead, journalId = null }: Pick<StatePlace, 'journalHead' | 'journalId'>,
  isMarked: boolean,
): Pick<OpenedState, 'journalLost'> {
  database
    .prepare(
      'INSERT INTO projection (id, seq, fold_version, rules, lapse_until) VALUES (1, 0, ?, ?, 0) ON CONFLICT DO NOTHING',
    )
    .run(foldVersion, JSON.stringify(firstRules))
  // Also a probe: it walks the tables that every start needs.
  database.prepare('SELECT * FROM transactions ORDER BY started_at DESC LIMIT 1').get()
  const place = database
    .prepare<[], { seq: number; fold_version: number; journal: string | null }>(
      'SELECT seq, fold_version, journal FROM projection',
    )
    .get()
  const journalLost = Math.max(0, (place?.seq ?? 0) - journalHead)
  const madeOf = place?.journal ?? null
  const isOther = madeOf !== null && journalId !== null && madeOf !== journalId
  const isCurrent = place?.fold_version === foldVersion && journalLost === 0 && !isMarked && !isOther
  if (!isCurrent) resetState(database, journalHead)
  // Only then: an end in between begins anew.
  if (journalId !== null && madeOf !== journalId) database.prepare('UPDATE projection SET journal = ?').run(journalId)
  return { journalLost }
}

function openAfresh(place: StatePlace): OpenedState {
  const file = stateFile(place.dataDir)
  const setAside = onFile(file, () => moveAway(file))
  return { ...openSound(place), setAside }
}

function moveAway(file: string): string | null {
  const target = nameAside(file)
  const wasThere = existsSync(file)
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, target + suffix)
  }
  rmSync(suspicionOf(file), { force: true })
  return wasThere ? target : null
}
