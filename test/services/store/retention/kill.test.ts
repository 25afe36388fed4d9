import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { readBackup } from '../../../../electron/services/store/backup/read-backup.ts'
import { projectAll } from '../../../../electron/services/store/projection/project-all.ts'
import { rebuildState } from '../../../../electron/services/store/upkeep/rebuild.ts'
import { placeOf, tempDir, ussdDelivery } from '../store-kit.ts'
import { dumpOf } from '../upkeep/dump.ts'
import { openFolder } from './retention-kit.ts'

const transactions = 600

function filled(): string {
  const folder = openFolder(tempDir())
  const all = Array.from({ length: transactions }, (_, n) => [
    ussdDelivery({ uuid: `u-${n}`, status: 'pending' }),
    ussdDelivery({ uuid: `u-${n}`, status: 'failed', message: 'x'.repeat(200) }),
  ])
  folder.receive(...all.flat())
  folder.close()
  return folder.dir
}

/** Kills it after so many milliseconds of work, which differ from run to run of the machine: any moment has to do. */
async function beginAndKill(dir: string, what: string, afterMs: number): Promise<boolean> {
  const child = fork(new URL('../processes/upkeeper.ts', import.meta.url), [dir, what])
  let isDone = false
  child.on('message', message => {
    if (message === 'begun') setTimeout(() => child.kill('SIGKILL'), afterMs)
    if (message === 'done') isDone = true
  })
  await once(child, 'exit')
  return isDone
}

const sound = (dir: string): unknown => {
  const journal = new Sqlite(join(dir, 'journal.db'))
  try {
    return journal.pragma('integrity_check', { simple: true })
  } finally {
    journal.close()
  }
}

const shown = (dir: string) => ({ ...dumpOf(dir), projection: [] })

test.each(['pack', 'trim', 'rebuild'])(
  'kill -9 in the middle of %s loses nothing and makes nothing twice',
  async what => {
    const dir = filled()
    const before = shown(dir)
    for (const afterMs of [1, 5, 15, 40, 100]) {
      await beginAndKill(dir, what, afterMs)
      expect(sound(dir)).toBe('ok')
    }
    projectAll(placeOf(dir), { afresh: false })
    expect(shown(dir)).toEqual(before)
    rebuildState(placeOf(dir), { onProgress: () => {} })
    expect(shown(dir)).toEqual(before)
  },
)

test('kill -9 in the middle of pruning leaves whole transactions only, in journal and state alike', async () => {
  const dir = filled()
  for (const afterMs of [5, 20, 60]) await beginAndKill(dir, 'prune', afterMs)
  projectAll(placeOf(dir), { afresh: false })
  const before = shown(dir)
  const rows = (dumpOf(dir).transactions ?? []).map(row => JSON.parse(row))
  expect(rows.length).toBeGreaterThanOrEqual(100)
  expect(rows.every(({ status, deliveries }) => status === 'failed' && deliveries === 2)).toBe(true)
  rebuildState(placeOf(dir), { onProgress: () => {} })
  expect(shown(dir)).toEqual(before)
})

test('kill -9 in the middle of a backup leaves no file that looks like one', async () => {
  const dir = filled()
  const isDone = await beginAndKill(dir, 'backup', 1)
  const copy = join(dir, 'copy.db')
  const isWhole = existsSync(copy) ? readBackup(copy, null) !== null : !isDone
  expect([isWhole, sound(dir)]).toEqual([true, 'ok'])
})
