import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseChecksums, readVerified } from '../../electron/runtime/checksums.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const sum = sha256('pinned')

describe('parseChecksums', () => {
  test('reads what sha256sum writes', () => {
    expect(parseChecksums(`${sum}  ./locales/af.pak\n${sum} *libEGL.so\n`)).toEqual({
      ok: true,
      value: [
        { sha256: sum, path: 'locales/af.pak' },
        { sha256: sum, path: 'libEGL.so' },
      ],
    })
  })

  test.each([
    ['a shortened checksum', `${sum.slice(1)}  file`],
    ['a file above the folder', `${sum}  ../outside`],
    ['a file above the folder, hidden in a path', `${sum}  ./a/../../outside`],
    ['an absolute path', `${sum}  /etc/passwd`],
    ['an empty list', '\n'],
  ])('refuses %s', (_, text) => {
    expect(parseChecksums(text).ok).toBe(false)
  })
})

describe('readVerified', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hover-tray-checksums-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('gives the bytes of the pinned file', () => {
    writeFileSync(join(folder, 'electron'), 'pinned')
    expect(readVerified(folder, { sha256: sum, path: 'electron' })).toEqual({ ok: true, value: Buffer.from('pinned') })
  })

  test('refuses a file that was replaced, with a sentence that names it', () => {
    writeFileSync(join(folder, 'electron'), 'replaced')
    const read = readVerified(folder, { sha256: sum, path: 'electron' })
    expect(read).toMatchObject({ ok: false, sentence: expect.stringContaining('electron') })
  })

  test('refuses a file that is missing', () => {
    expect(readVerified(folder, { sha256: sum, path: 'electron' }).ok).toBe(false)
  })
})
