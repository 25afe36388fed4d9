import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withFileLock, withFileLockNow } from '../../../electron/services/folder/file-lock.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
  file = join(folder, 'below', 'secrets.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the lock of a file', () => {
  it('hands back the result and frees the lock', async () => {
    expect([await withFileLock(file, () => 7), existsSync(`${file}.lock`)]).toEqual([7, false])
  })

  it('is freed when the work throws', async () => {
    const failing = withFileLock(file, () => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(existsSync(`${file}.lock`)).toBe(false)
  })

  it('is waited for while another holds it', async () => {
    await withFileLock(file, () => {})
    writeFileSync(`${file}.lock`, '')
    let isDone = false
    const waiting = withFileLock(file, () => {
      isDone = true
    })
    const before = isDone
    rmSync(`${file}.lock`)
    await waiting
    expect([before, isDone]).toEqual([false, true])
  })

  it('is taken and freed by work that cannot wait for a promise', async () => {
    const held = withFileLockNow(file, () => existsSync(`${file}.lock`))
    expect([held, existsSync(`${file}.lock`)]).toEqual([true, false])
  })

  it('of a process that died is broken by work that cannot wait for a promise', async () => {
    await withFileLock(file, () => {})
    writeFileSync(`${file}.lock`, '')
    utimesSync(`${file}.lock`, 1, 1)
    expect(withFileLockNow(file, () => 7)).toBe(7)
  })

  it('that is ahead of the clock is broken too: the clock was set back', async () => {
    await withFileLock(file, () => {})
    writeFileSync(`${file}.lock`, '')
    const ahead = new Date(Date.now() + 3_600_000)
    utimesSync(`${file}.lock`, ahead, ahead)
    expect(await withFileLock(file, () => 7)).toBe(7)
  })

  it('of a process that died is broken', async () => {
    await withFileLock(file, () => {})
    writeFileSync(`${file}.lock`, '')
    utimesSync(`${file}.lock`, 1, 1)
    expect(await withFileLock(file, () => 7)).toBe(7)
  })
})
