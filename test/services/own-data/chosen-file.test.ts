import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isInside, writeFailure } from '../../../electron/services/own-data/chosen-file.ts'
import { makeTrouble } from '../../../electron/services/store/trouble.ts'
import { tempDir } from '../store/store-kit.ts'

describe('a file', () => {
  it.each([
    ['journal.db', true],
    ['store/journal.db', true],
    ['store/../settings.json', true],
    ['..backup', true],
    ['../elsewhere.csv', false],
    ['../data-of-another/journal.db', false],
    ['../../far.csv', false],
  ])('called %s from the folder: inside %s', (name, inside) => {
    const folder = join(tempDir(), 'data')
    mkdirSync(join(folder, 'store'), { recursive: true })
    expect(isInside(folder, `${folder}/${name}`)).toBe(inside)
  })

  it('that a link leads into the folder is inside', () => {
    const folder = tempDir()
    const link = join(tempDir(), 'link')
    symlinkSync(folder, link)
    expect([isInside(folder, join(link, 'journal.db')), isInside(link, join(folder, 'journal.db'))]).toEqual([
      true,
      true,
    ])
  })
})

describe('what went wrong', () => {
  it('with the chosen file is told without its name', () => {
    const { sentence } = writeFailure('/home/amina/a.csv', makeTrouble('full', '/home/amina/a.csv.0a1b2c3d.part'))
    expect([sentence.includes('amina'), sentence]).toEqual([false, expect.stringMatching(/not enough space/)])
  })

  it('with what is stored keeps the words of the store', () => {
    const trouble = makeTrouble('corrupt', '/data/journal.db')
    expect(writeFailure('/home/amina/a.csv', trouble).sentence).toBe(trouble.sentence)
  })
})
