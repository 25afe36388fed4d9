import { expect, test } from 'vitest'
import { openImporting } from '../../electron/services/store/exporting/import-entries.ts'
import { ussdDelivery } from '../services/store/store-kit.ts'
import { makeSmallDisk } from './small-disk.ts'

const disk = makeSmallDisk(16)
const entries = Array.from({ length: 2_000 }, (_, n) => ussdDelivery({ uuid: `u-${n}`, message: 'm'.repeat(1_000) }))

test.skipIf(disk === null)('an export that finds the disk full says so, and is taken in when there is room', () => {
  if (disk === null) return
  const place = { dataDir: disk.folder, nativeBinding: null }
  const full = openImporting(place, () => 0)
  disk.fill(100_000)
  expect(() => full.take(entries)).toThrowError('The disk is full')
  disk.empty()
  full.close()
  const again = openImporting(place, () => 0)
  expect(again.take(entries)).toEqual({ stored: entries.length, known: 0, odd: 0 })
  again.close()
  disk.remove()
})
