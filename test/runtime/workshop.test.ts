import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { withLock } from '../../electron/runtime/lock.ts'
import { refusal, success } from '../../electron/runtime/outcome.ts'
import { makeAtomically } from '../../electron/runtime/workshop.ts'

/** No process has this id: Linux ends at 2^22. */
const deadPid = 2 ** 22 + 1

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hover-tray-workshop-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const makeDist = (text: string) => async (workshop: string) => {
  mkdirSync(join(workshop, 'dist'))
  writeFileSync(join(workshop, 'dist/electron'), text)
  return success(join(workshop, 'dist'))
}

describe('makeAtomically', () => {
  test('puts what was made at its place and leaves nothing else', async () => {
    await makeAtomically(join(folder, 'runtime'), makeDist('whole'))
    expect(readdirSync(folder)).toEqual(['runtime'])
  })

  test('leaves nothing when the making was refused', async () => {
    const made = await makeAtomically(join(folder, 'runtime'), async workshop => {
      writeFileSync(join(workshop, 'half'), '')
      return refusal('The checksum is wrong.')
    })
    expect([made, readdirSync(folder)]).toEqual([refusal('The checksum is wrong.'), []])
  })

  test('keeps the first of two that were made at once', async () => {
    const target = join(folder, 'runtime')
    const made = await makeAtomically(target, async workshop => {
      await makeAtomically(target, makeDist('first'))
      return makeDist('second')(workshop)
    })
    expect(made).toEqual(success(target))
    expect(readFileSync(join(target, 'electron'), 'utf8')).toBe('first')
  })

  test('removes what a killed start left behind, and nothing of one that runs', async () => {
    const dead = join(folder, `making-${deadPid}-abc`)
    const alive = join(folder, `making-${process.pid}-abc`)
    for (const path of [dead, alive]) mkdirSync(path)
    await makeAtomically(join(folder, 'runtime'), makeDist('whole'))
    expect([existsSync(dead), existsSync(alive)]).toEqual([false, true])
  })
})

describe('withLock', () => {
  test('lets one work after the other', async () => {
    const order: string[] = []
    const lock = join(folder, 'lock')
    const work = (name: string) => async () => {
      order.push(`${name} begins`)
      await new Promise(done => setImmediate(done))
      order.push(`${name} ends`)
    }
    await Promise.all([withLock(lock, () => undefined, work('a')), withLock(lock, () => undefined, work('b'))])
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  })

  test('takes over the lock of a start that was killed', async () => {
    writeFileSync(join(folder, 'lock'), String(deadPid))
    expect(
      await withLock(
        join(folder, 'lock'),
        () => undefined,
        async () => 'done',
      ),
    ).toBe('done')
  })

  test('frees the lock when the work fails', async () => {
    const lock = join(folder, 'lock')
    await expect(
      withLock(
        lock,
        () => undefined,
        () => Promise.reject(new Error('broken')),
      ),
    ).rejects.toThrow('broken')
    expect(existsSync(lock)).toBe(false)
  })
})
