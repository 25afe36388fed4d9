import { cpSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { journalFile } from '../../electron/services/store/data-place.ts'
import { startEngine } from './engine.ts'
import { startLoad } from './load.ts'
import { placeOf } from './shop.ts'
import { folder, killedFolder, limitMs, serveAndPost, shopIn } from './used-folder.ts'
import { judge, spotless } from './verdict.ts'

describe('a file that another program holds', () => {
  test(
    'under load is answered with 503 and told; it goes on when it is free, and nothing is lost',
    async () => {
      const used = await shopIn(folder())
      const { engine, load } = await serveAndPost(used, 20)
      const other = new Sqlite(journalFile(placeOf(used.dataDir).dataDir))
      other.exec('BEGIN IMMEDIATE')
      while (!load.answers.has(503)) await new Promise(resolve => setImmediate(resolve))
      await engine.untilSaid(/Another program is using the database file/)
      other.exec('ROLLBACK')
      other.close()
      await load.until((load.answers.get(200) ?? 0) + 30)
      await load.stop()
      expect(await engine.stop()).toBe(0)
      expect(judge(used.dataDir, used.ledger)).toMatchObject(spotless)
    },
    limitMs,
  )

  test(
    'at the start is told in one sentence',
    async () => {
      const used = await killedFolder(20)
      const other = new Sqlite(journalFile(placeOf(used.dataDir).dataDir))
      other.pragma('locking_mode = EXCLUSIVE')
      other.exec('BEGIN IMMEDIATE; CREATE TABLE held (x); ROLLBACK')
      const engine = startEngine({ dataDir: used.dataDir })
      onTestFinished(engine.kill)
      expect(await engine.ended).toBe(1)
      expect(engine.said.stderr).toMatch(/Another program is using the database file .*\n$/)
      other.close()
      expect(judge(used.dataDir, used.ledger)).toMatchObject(spotless)
    },
    limitMs,
  )
})

test(
  'of two engines on one folder the second leaves with a sentence, and the first notices nothing',
  async () => {
    const used = await shopIn(folder())
    const { engine, load } = await serveAndPost(used, 20)
    const seconds = Array.from({ length: 3 }, () => startEngine({ dataDir: used.dataDir }))
    for (const second of seconds) {
      expect(await second.ended).toBe(1)
      expect(second.said.stderr).toMatch(/Hover Tray already runs with the data folder/)
    }
    await load.until((load.answers.get(200) ?? 0) + 50)
    await load.stop()
    expect(await engine.stop()).toBe(0)
    expect(judge(used.dataDir, used.ledger)).toMatchObject(spotless)
  },
  limitMs,
)

test(
  'of two engines that start at the same moment one works',
  async () => {
    const used = await shopIn(folder())
    const both = [0, 1].map(() => startEngine({ dataDir: used.dataDir }))
    for (const engine of both) onTestFinished(engine.kill)
    const ready = await Promise.any(both.map(async engine => ({ engine, port: await engine.ready })))
    const other = both.find(engine => engine !== ready.engine)
    expect(await other?.ended).toBe(1)
    const load = startLoad({ port: ready.port, connections: 8, next: used.deliveries.next, ledger: used.ledger })
    await load.until(50)
    await load.stop()
    await ready.engine.stop()
    expect(judge(used.dataDir, used.ledger)).toMatchObject(spotless)
  },
  limitMs,
)

test(
  'a copy of the folder that was made under load holds everything that was acknowledged before it',
  async () => {
    const used = await shopIn(folder())
    const { engine, load } = await serveAndPost(used, 100)
    await load.stop()
    const copy = folder()
    cpSync(used.dataDir, copy, { recursive: true })
    expect(judge(copy, used.ledger).lost).toEqual([])
    await engine.kill()
  },
  limitMs,
)
