import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { hasUntoldRestore } from '../../electron/services/store/backup/restore-note.ts'
import { projectAll } from '../../electron/services/store/projection/project-all.ts'
import {
  backedUp,
  everything,
  foundIn,
  idsIn,
  nextToTakeTheLock,
  restoredIn,
} from '../services/store/backup/cut-restore-kit.ts'
import { createDisk, type Disk, type FileThere, readRecord, type Tearing } from './disk-record.ts'
import { buildLibrary, recording } from './library.ts'
import { createRandom, type Random } from './random.ts'
import { removeFolder, tempFolder } from './shop.ts'

const seed = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000)
const restorer = fileURLToPath(new URL('../services/store/processes/restorer.ts', import.meta.url))

const folder = tempFolder()
afterAll(() => removeFolder(folder))
const library = buildLibrary(folder)

function filesIn(base: string): readonly FileThere[] {
  const names = readdirSync(base, { recursive: true, encoding: 'utf8' }).map(name => join(base, name))
  return names
    .map(path => ({ path, about: statSync(path, { bigint: true }) }))
    .filter(({ about }) => about.isFile())
    .map(({ path, about }) => ({ path, number: about.ino, data: readFileSync(path) }))
}

/** Restores, and yields the disk after each flush and each change of a name. */
function* restoreOn(file: string): Generator<{ readonly disk: Disk; readonly base: string }> {
  const { dataDir, wish } = backedUp()
  const base = dirname(dataDir)
  const disk = createDisk(filesIn(base))
  const record = join(folder, 'record')
  const env = { ...process.env, ...recording({ library: file, folder: base, record }), POWER_LOSS_WHOLE: '1' }
  const done = spawnSync(process.execPath, [restorer, dataDir, wish.file, wish.settingsFile, 'never'], { env })
  expect([done.status, String(done.stderr)]).toEqual([0, ''])
  for (const { act } of readRecord(record)) {
    disk.apply(act)
    if (act.kind !== 'written' && act.kind !== 'cut') yield { disk, base }
  }
  rmSync(record)
}

/** What a power cut now would have left, after the next start. */
function foundAfter(disk: Disk, tearing: Tearing, run: { readonly base: string; readonly random: Random }): unknown {
  const after = tempFolder()
  try {
    disk.cutPower(tearing, run.random, path => after + path.slice(run.base.length))
    const dataDir = join(after, 'store')
    const place = { dataDir, nativeBinding: null }
    const settingsFile = join(after, 'settings.json')
    nextToTakeTheLock(place)
    if (hasUntoldRestore(dataDir)) return foundIn({ place, dataDir, wish: { file: '', now: 0, settingsFile } })
    projectAll(place, { afresh: false })
    return { ids: idsIn(dataDir), restored: restoredIn(dataDir), settings: readFileSync(settingsFile, 'utf8') }
  } finally {
    removeFolder(after)
  }
}

const untouched = { ids: ['b', 'later'], restored: 0, settings: 'torn' }
const tearings = ['strict', 'torn'] as const
/** Each start afterwards takes its time. */
const tornShare = process.env.CRASH_CUTS === undefined ? 0.3 : 1

describe.skipIf(!library.ok)(`a power cut in a restore${library.ok ? '' : ` (not tried: ${library.reason})`}`, () => {
  test(`leaves all of the backup or all of what was there (seed ${seed})`, () => {
    if (!library.ok) return
    const random = createRandom(seed)
    const found = new Set<string>()
    for (const { disk, base } of restoreOn(library.file))
      for (const tearing of random.next() < tornShare ? tearings : [tearings[0]])
        found.add(JSON.stringify(foundAfter(disk, tearing, { base, random })))
    expect([...found].toSorted()).toEqual([untouched, everything].map(one => JSON.stringify(one)).toSorted())
  }, 120_000)

  test('leaves all of the backup once the restore has ended', () => {
    if (!library.ok) return
    const run = { base: '', random: createRandom(seed) }
    let last: Disk | null = null
    for (const { disk, base } of restoreOn(library.file)) {
      last = disk
      run.base = base
    }
    expect(last === null ? null : foundAfter(last, 'strict', run)).toEqual(everything)
  })
})
