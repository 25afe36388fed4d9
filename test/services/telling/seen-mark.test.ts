import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readSeen, reportSince, writeSeen } from '../../../electron/services/telling/seen-mark.ts'
import { tempDir } from '../store/store-kit.ts'

it('remembers when somebody looked', () => {
  const file = join(tempDir(), 'store', 'seen.json')
  writeSeen(file, 7)
  expect(readSeen(file)).toBe(7)
})

it.each(['', '{"at":"soon"}', 'null'])('is nothing where the file holds %j', content => {
  const file = join(tempDir(), 'seen.json')
  writeFileSync(file, content)
  expect([readSeen(file), readSeen(`${file}.gone`)]).toEqual([null, null])
})

const day = 86_400_000

it.each([
  ['what was asked for', 5, 7, 5],
  ['when somebody last looked', null, 7, 7],
  ['a day ago', null, null, 10 * day - day],
  ['now, where that is later', 11 * day, null, 10 * day],
])('begins at %s', (_, asked, seen, since) => {
  expect(reportSince(asked, seen, 10 * day)).toBe(since)
})
