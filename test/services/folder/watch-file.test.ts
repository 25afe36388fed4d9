import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { watchFile } from '../../../electron/services/folder/watch-file.ts'

let folder: string
const stops: (() => void)[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watch-'))
})
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  rmSync(folder, { recursive: true, force: true })
})

function replace(file: string) {
  writeFileSync(`${file}.new`, 'x')
  renameSync(`${file}.new`, file)
}

describe('watching a file', () => {
  it('tells of each replacement, the first of a file that was not there included', async () => {
    const file = join(folder, 'below', 'secrets.json')
    let changed = () => {}
    stops.push(watchFile(file, () => changed()))
    for (let round = 0; round < 3; round++) {
      const told = new Promise<void>(resolve => {
        changed = resolve
      })
      replace(file)
      await told
    }
  })

  it('does not tell of other files, nor after its end', async () => {
    const file = join(folder, 'secrets.json')
    const told: string[] = []
    const stop = watchFile(file, () => told.push('stopped'))
    stops.push(watchFile(file, () => told.push(file)))
    stop()
    const other = new Promise<void>(resolve => {
      stops.push(watchFile(join(folder, 'other.json'), resolve))
    })
    replace(join(folder, 'other.json'))
    await other
    expect(told).toEqual([])
  })
})
