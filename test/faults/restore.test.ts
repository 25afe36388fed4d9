import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeBackup } from '../../electron/services/store/backup/backup.ts'
import { openImporting } from '../../electron/services/store/exporting/import-entries.ts'
import { restoreBackup } from '../services/store/backup/restore-kit.ts'
import { ussdDelivery } from '../services/store/store-kit.ts'
import { makeSmallDisk } from './small-disk.ts'

const disk = makeSmallDisk(32)
const now = Date.parse('2026-07-01T00:00:00Z')
const entries = Array.from({ length: 4_000 }, (_, n) => ussdDelivery({ uuid: `u-${n}`, message: 'm'.repeat(500) }))

function backUp(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'hover-tray-full-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true }))
  const place = { dataDir, nativeBinding: null }
  const filled = openImporting(place, () => 0)
  filled.take(entries)
  filled.close()
  const file = join(dataDir, 'copy')
  makeBackup(place, { file, settings: '{}', now })
  return file
}

test.skipIf(disk === null)('a restore that finds the disk full changes nothing, and is done when there is room', () => {
  if (disk === null) return
  onTestFinished(disk.remove)
  const file = backUp()
  const place = { dataDir: join(disk.folder, 'store'), nativeBinding: null }
  mkdirSync(place.dataDir)
  const own = openImporting(place, () => 0)
  own.take([ussdDelivery()])
  own.close()
  const wish = { file, now, settingsFile: join(disk.folder, 'settings.json') }
  const names = () => readdirSync(place.dataDir).filter(name => !/-(?:wal|shm)$/.test(name))
  // Less than the journal takes, and less than the journal and its state.
  for (const leave of [1_000_000, 8_000_000]) {
    disk.fill(leave)
    expect(() => restoreBackup(place, wish)).toThrowError(/^The disk is full: .* Nothing was changed\.$/)
    disk.empty()
    expect([names(), existsSync(wish.settingsFile)]).toEqual([['journal.db', 'state.db'], false])
  }
  expect(restoreBackup(place, wish)).toMatchObject({ settings: true, erasings: 0 })
})
