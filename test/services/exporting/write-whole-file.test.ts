import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeWholeFile } from '../../../electron/services/exporting/write-whole-file.ts'
import { tempDir } from '../store/store-kit.ts'

test('a file has its name when it is whole', async () => {
  const folder = tempDir()
  await writeWholeFile(join(folder, 'out'), ['a', 'b'])
  expect([readdirSync(folder), readFileSync(join(folder, 'out'), 'utf8')]).toEqual([['out'], 'ab'])
})

test.each([0, 1, 40])('stopped after %i pieces nothing of it is left, and what was there before stays', async count => {
  const folder = tempDir()
  writeFileSync(join(folder, 'out'), 'before')
  const controller = new AbortController()
  function* pieces() {
    for (let n = 0; ; n++) {
      if (n === count) controller.abort()
      yield 'x'.repeat(10_000)
    }
  }
  await expect(writeWholeFile(join(folder, 'out'), pieces(), controller.signal)).rejects.toThrow()
  expect([readdirSync(folder), readFileSync(join(folder, 'out'), 'utf8')]).toEqual([['out'], 'before'])
})

test('what fails while it is made leaves nothing', async () => {
  const folder = tempDir()
  function* pieces() {
    yield 'a'
    throw new Error('no more')
  }
  await expect(writeWholeFile(join(folder, 'out'), pieces())).rejects.toThrow('no more')
  expect(readdirSync(folder)).toEqual([])
})
