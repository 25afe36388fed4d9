import { execFileSync } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { writeWholeFile } from '../../../electron/services/exporting/write-whole-file.ts'
import { unfinishedName } from '../../../electron/services/folder/unfinished.ts'
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
  await expect(writeWholeFile(join(folder, 'out'), pieces(), { signal: controller.signal })).rejects.toThrow()
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

test('a file and a link in the place of the unfinished one stay what they are, and lend it nothing', async () => {
  const [folder, elsewhere] = [tempDir(), join(tempDir(), 'theirs')]
  const file = join(folder, 'out')
  writeFileSync(elsewhere, 'before')
  symlinkSync(elsewhere, join(folder, 'link.part'))
  writeFileSync(join(folder, 'file.part'), 'before')
  for (const name of ['link.part', 'file.part'])
    await expect(writeWholeFile(file, ['secret'], { unfinished: join(folder, name) })).rejects.toThrow('EEXIST')
  const texts = ['link.part', 'file.part'].map(name => readFileSync(join(folder, name), 'utf8'))
  expect([texts, readdirSync(folder).length]).toEqual([['before', 'before'], 2])
})

test('the file is for its owner only', async () => {
  const file = join(tempDir(), 'out')
  await writeWholeFile(file, ['secret'])
  expect(statSync(file).mode & 0o077).toBe(0)
})

/** More than a stream takes at once: two of them take turns. */
const many = (letter: string) => Array.from({ length: 40 }, () => letter.repeat(10_000))

test('of two that are written to one name at once the file is one, and whole', async () => {
  const folder = tempDir()
  const file = join(folder, 'out')
  await Promise.all(['a', 'b'].map(letter => writeWholeFile(file, many(letter))))
  const text = readFileSync(file, 'utf8')
  expect([text === many('a').join('') || text === many('b').join(''), readdirSync(folder)]).toEqual([true, ['out']])
})

test('of two that are to be new under one name at once one is refused, and the other is whole', async () => {
  const folder = tempDir()
  const file = join(folder, 'out')
  const letters = ['a', 'b']
  const ends = await Promise.allSettled(letters.map(letter => writeWholeFile(file, many(letter), { isNew: true })))
  const winner = letters.filter((_, at) => ends[at]?.status === 'fulfilled')
  expect(winner.map(letter => readFileSync(file, 'utf8') === many(letter).join(''))).toEqual([true])
  expect(readdirSync(folder)).toEqual(['out'])
})

test('a file that came meanwhile stays where the file is to be new', async () => {
  const folder = tempDir()
  const file = join(folder, 'out')
  function* pieces() {
    yield 'a'
    writeFileSync(file, 'theirs')
  }
  await expect(writeWholeFile(file, pieces(), { isNew: true })).rejects.toMatchObject({ code: 'EEXIST' })
  expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['theirs', ['out']])
})

test('what fails takes away nothing that another one has begun', async () => {
  const folder = tempDir()
  const file = join(folder, 'out')
  const theirs = unfinishedName(file)
  function* pieces() {
    writeFileSync(theirs, 'begun')
    yield 'a'
    throw new Error('no more')
  }
  await expect(writeWholeFile(file, pieces())).rejects.toThrow('no more')
  expect(readdirSync(folder)).toEqual([basename(theirs)])
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
