import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { restoring } from '../../../../electron/services/store/backup/restore.ts'
import { readyFolder } from '../../../../electron/services/store/backup/restore-note.ts'
import { journalFile, mendedOf } from '../../../../electron/services/store/data-place.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { ussdDelivery } from '../store-kit.ts'
import {
  aside,
  backedUp,
  backUp,
  erase,
  everything,
  type Folder,
  foundIn,
  idsIn,
  nextToTakeTheLock,
  now,
  restoredIn,
} from './cut-restore-kit.ts'
import { restoreBackup } from './restore-kit.ts'

/** Ends so many steps after everything was ready; what ends so closes nothing and takes nothing away. */
function cutAfter(steps: number, { place, dataDir, wish }: Folder): void {
  let left = steps
  for (const restore = restoring(place, wish); restore.next().done !== true; ) {
    if (existsSync(readyFolder(dataDir)) && left-- === 0) return
  }
}

const steps = Array.from({ length: 10 }, (_, n) => n)

test.each(steps)('cut short %i steps after it was ready, it is finished by whoever takes the lock next', n => {
  const folder = backedUp()
  writeFileSync(mendedOf(journalFile(folder.dataDir)), 'of the journal before')
  cutAfter(n, folder)
  expect(existsSync(journalFile(folder.dataDir))).toBe(true)
  nextToTakeTheLock(folder.place)
  expect(foundIn(folder)).toEqual(everything)
})

test('what cannot be finished now is finished later', () => {
  const folder = backedUp()
  cutAfter(0, folder)
  const obstacle = join(folder.dataDir, aside, 'state.db')
  mkdirSync(obstacle)
  expect(() => nextToTakeTheLock(folder.place)).toThrow()
  rmSync(obstacle, { recursive: true })
  nextToTakeTheLock(folder.place)
  expect(foundIn(folder)).toEqual(everything)
})

test.each(['projecting', '0', '2', '4'])('killed at %s, the second run says what the first one could not', moment => {
  const folder = backedUp()
  const { dataDir, wish } = folder
  const script = fileURLToPath(new URL('../processes/restorer.ts', import.meta.url))
  const killed = spawnSync(process.execPath, [script, dataDir, wish.file, wish.settingsFile, moment])
  nextToTakeTheLock(folder.place)
  const done = restoreBackup(folder.place, wish)
  expect([killed.signal, done, foundIn(folder)]).toEqual([
    'SIGKILL',
    { madeAt: now, setAside: join(dataDir, aside), earlier: [], settings: true, erasings: 1 },
    everything,
  ])
})

test('until it is ready nothing is changed, and nothing is left when it is stopped', () => {
  const folder = backedUp()
  const logs = /-(?:wal|shm)$/
  for (const _ of restoring(folder.place, folder.wish)) break
  const names = readdirSync(folder.dataDir).filter(name => !logs.test(name))
  expect([names, restoredIn(folder.dataDir), readFileSync(folder.wish.settingsFile, 'utf8')]).toEqual([
    ...[['journal.db', 'state.db'], 0, 'torn'],
  ])
})

test('what nobody was told of is told with the restore of another backup', () => {
  const folder = backedUp()
  const { place, dataDir, wish } = folder
  cutAfter(2, folder)
  nextToTakeTheLock(place)
  const other = backUp(place, now + 1)
  erase(place, '0722345678')
  const done = restoreBackup(place, { ...wish, file: other })
  expect(done).toMatchObject({ erasings: 2, earlier: [join(dataDir, aside)], setAside: join(dataDir, `${aside}-2`) })
})

test('the same backup is restored once more when something came since', () => {
  const folder = backedUp()
  const { place, dataDir, wish } = folder
  cutAfter(2, folder)
  nextToTakeTheLock(place)
  const again = openFolder(dataDir)
  again.receive(ussdDelivery({ uuid: 'since' }))
  again.close()
  expect(restoreBackup(place, wish)).toMatchObject({ erasings: 1, earlier: [join(dataDir, aside)] })
  expect(idsIn(dataDir)).toEqual(['a', 'b'])
})
