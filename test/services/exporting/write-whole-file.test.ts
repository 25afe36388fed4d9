import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
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

test('whoever could read an unfinished file that was left there cannot read the one that is written', async () => {
  const file = join(tempDir(), 'out')
  writeFileSync(`${file}.part`, '')
  chmodSync(`${file}.part`, 0o666)
  await writeWholeFile(file, ['secret'])
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a link in the place of the unfinished file leads nowhere', async () => {
  const [folder, elsewhere] = [tempDir(), join(tempDir(), 'theirs')]
  writeFileSync(elsewhere, 'before')
  symlinkSync(elsewhere, join(folder, 'out.part'))
  await writeWholeFile(join(folder, 'out'), ['secret'])
  expect([readFileSync(elsewhere, 'utf8'), readdirSync(folder)]).toEqual(['before', ['out']])
})

test.skipIf(process.platform === 'win32')('a pipe, as any device, is written to and stays what it is', async () => {
  const [folder, piece] = [tempDir(), Buffer.alloc(4)]
  const file = join(folder, 'pipe')
  execFileSync('mkfifo', [file])
  // Open at both ends: nobody waits for the other.
  const pipe = openSync(file, 'r+')
  onTestFinished(() => closeSync(pipe))
  await writeWholeFile(file, ['a', 'b'])
  const isPipe = statSync(file).isFIFO()
  const length = isPipe ? readSync(pipe, piece) : 0
  expect([isPipe, piece.toString('utf8', 0, length), readdirSync(folder)]).toEqual([true, 'ab', ['pipe']])
})
