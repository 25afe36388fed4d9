import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepInPlace } from '../../../../../electron/services/store/journal/file/in-place.ts'
import { tempDir } from '../../store-kit.ts'

test.skipIf(process.platform === 'win32')('a file of which the system says nothing is a trouble of the disk', () => {
  const folder = join(tempDir(), 'store')
  const file = join(folder, 'journal.db')
  mkdirSync(folder)
  writeFileSync(file, '')
  const assertInPlace = keepInPlace(file)
  renameSync(folder, `${folder}-away`)
  // It leads to itself: stands for a network disk that is away.
  symlinkSync(folder, folder)
  expect(assertInPlace).toThrowError(
    expect.objectContaining({ trouble: expect.objectContaining({ kind: 'io', file }) }),
  )
})
