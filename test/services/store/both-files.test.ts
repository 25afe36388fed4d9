import { readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { retentionSettingsSchema } from '../../../electron/contract/settings/settings.ts'
import { openBoth, withBoth } from '../../../electron/services/store/both-files.ts'
import { acquireDataLock } from '../../../electron/services/store/data-lock.ts'
import { stateFile } from '../../../electron/services/store/data-place.ts'
import type { Database } from '../../../electron/services/store/database.ts'
import { openExport } from '../../../electron/services/store/exporting/open-export.ts'
import { openJournal } from '../../../electron/services/store/journal/file/open-journal.ts'
import { projectAll } from '../../../electron/services/store/projection/project-all.ts'
import { openReadStore } from '../../../electron/services/store/reading/read-store.ts'
import { createUpkeep } from '../../../electron/services/store/upkeep/upkeep.ts'
import { placeOf, tempDir } from './store-kit.ts'

const threadFile = new URL('../../../electron/services/store/upkeep/upkeep-thread.ts', import.meta.url)

function filled() {
  const place = placeOf(tempDir())
  projectAll(place, { afresh: false })
  return place
}

/** Its state is none. */
function ruined() {
  const place = filled()
  for (const suffix of ['-wal', '-shm']) rmSync(stateFile(place.dataDir) + suffix, { force: true })
  writeFileSync(stateFile(place.dataDir), 'x'.repeat(40_000))
  return place
}

/** Its state opens, and then lacks what every question needs; an engine has the folder. */
function lacking() {
  const place = filled()
  const state = new Sqlite(stateFile(place.dataDir))
  state.exec('DROP TABLE status_counts; DROP TABLE notices')
  state.close()
  const lock = acquireDataLock(place)
  onTestFinished(() => void (lock.ok && lock.release()))
  return place
}

/** Of journal and state, by this process. */
function openFilesIn(dataDir: string): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap(fd => {
    try {
      const file = readlinkSync(`/proc/self/fd/${fd}`)
      return file.startsWith(dataDir) && !file.includes('lock.db') ? [file] : []
    } catch {
      // The one that lists them.
      return []
    }
  })
}

function failing(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    return error
  }
}

test.each([withBoth, openBoth])('the journal is closed when the state does not open', open => {
  const journals: Database[] = []
  const opening = () =>
    open(
      ruined(),
      place => {
        const journal = openJournal(place)
        journals.push(journal)
        return journal
      },
      () => 'begun',
    )
  expect(opening).toThrow('damaged')
  expect(journals.map(journal => journal.open)).toEqual([false])
})

test('both are closed when what is done with them does not begin', () => {
  const files: Database[] = []
  const opening = () =>
    openBoth(filled(), openJournal, (journal, state) => {
      files.push(journal, state)
      throw new Error('it does not')
    })
  expect(opening).toThrow('it does not')
  expect(files.map(file => file.open)).toEqual([false, false])
})

// Nowhere else does a process list its own files so.
const onLinux = test.runIf(process.platform === 'linux')

onLinux('a thread of the upkeep that cannot open the state holds no journal open', async () => {
  const place = ruined()
  const upkeep = createUpkeep({ ...place, threadFile })
  onTestFinished(() => upkeep.rest())
  const step = await upkeep.step({ retention: retentionSettingsSchema.parse({}), now: 0, trimAfter: null })
  expect([step.ok, openFilesIn(place.dataDir)]).toEqual([false, []])
})

onLinux.each([
  ['questions', openReadStore],
  ['an export', openExport],
] as const)('a state that lacks what is asked is not left open: %s', (_, open) => {
  const place = lacking()
  failing(() => open(place))
  expect(openFilesIn(place.dataDir)).toEqual([])
})
